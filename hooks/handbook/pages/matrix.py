"""The matrix: principles across, topics down, and in each cell how many cases there are.

A table for whoever reads or hears it, a heat map for the eye; the empty cells are what is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from handbook.facets import STANCES
from handbook.pages.explorer import explorer_href
from handbook.pages.views import index_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice

SHADES: Final = 4
"""The steps of the heat map; a cell with no case has none of them."""

Counts = dict[tuple[str, str, str], int]
"""How many cases there are of a domain, a principle and a stance."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a topic and a principle meet."""

    shows: int
    challenges: int
    href: str
    told: str
    """The whole of it in words, for whoever does not see where the cell stands."""
    shade: int


def matrix_page(handbook: Handbook, language: str) -> Page:
    """The page of the matrix."""
    return index_page(handbook, "matrix", language, _matrix, assets=("css/overviews.css",))


def _matrix(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    counts = stances_by_domain(handbook)
    most = max(
        (
            counts.get((domain.id, principle, "shows"), 0)
            + counts.get((domain.id, principle, "challenges"), 0)
            for domain in handbook.topics.domains
            for principle in handbook.principles
        ),
        default=0,
    )
    cell = _cell_maker(voice, counts, most)
    rows = [
        (
            voice.name("domains", domain.id),
            explorer_href(voice, ("domain", domain.id)),
            [cell(domain.id, principle) for principle in handbook.principles],
        )
        for domain in handbook.topics.domains
    ]
    cells = [each for _, _, row in rows for each in row]
    return {
        "principles": [
            (id_, principle.icon, voice.href("principle", id_), voice.name("principles", id_))
            for id_, principle in handbook.principles.items()
        ],
        "rows": rows,
        "totals": [_total(voice, principle) for principle in handbook.principles],
        "gaps": sum(1 for each in cells if not each.shade),
        "cells": len(cells),
        "shades": range(SHADES + 1),
    }


def stances_by_domain(handbook: Handbook) -> Counts:
    """How many cases show and challenge each principle in each domain."""
    counts: Counts = {}
    for link in handbook.links:
        for domain in handbook.cases[link.case].domains:
            key = (domain, link.principle, link.stance)
            counts[key] = counts.get(key, 0) + 1
    return counts


def _cell_maker(voice: Voice, counts: Counts, most: int) -> Callable[[str, str], Cell]:
    names = {id_: _words(voice, "principles", id_) for id_ in voice.handbook.principles}

    def cell(domain: str, principle: str) -> Cell:
        shows, challenges = (counts.get((domain, principle, stance), 0) for stance in STANCES)
        number = shows + challenges
        told = voice.say(
            "matrix.cell" if number else "matrix.gap",
            domain=_words(voice, "domains", domain),
            principle=names[principle],
            shows=str(shows),
            challenges=str(challenges),
        )
        href = explorer_href(voice, *stances(principle), ("domain", domain))
        return Cell(shows, challenges, href, told, shade(number, most))

    return cell


def _total(voice: Voice, principle: str) -> Cell:
    shows, challenges = (len(voice.handbook.links_to(principle, each)) for each in STANCES)
    name = _words(voice, "principles", principle)
    told = voice.say("matrix.total", principle=name, shows=str(shows), challenges=str(challenges))
    return Cell(shows, challenges, explorer_href(voice, *stances(principle)), told, 0)


def stances(principle: str) -> Iterable[tuple[str, str]]:
    """The explorer's values for a principle, whatever the cases say of it."""
    return [("principle", f"{principle}.{stance}") for stance in STANCES]


def shade(number: int, most: int) -> int:
    """How strong a cell is: 0 for nothing, then even steps up to the fullest cell."""
    return -(-number * SHADES // most) if number else 0


def _words(voice: Voice, collection: str, id_: str) -> str:
    return str(voice.name(collection, id_).striptags())
