"""The explorer: all cases on one page as cards, each with the signs that a script filters by.

Without the script it is the list of all cases, and the pages of the facets do the filtering.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import ascii_id
from handbook.facets import (
    STANCES,
    VOCABULARIES,
    YEARS_A_SPAN,
    cases_by_value,
    query,
    spans_of,
    values_of,
)
from handbook.pages.views import CaseCard, case_card, in_order, index_page, place_line, sorted_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markupsafe import Markup

    from handbook.library import Handbook
    from handbook.model import Case
    from handbook.output import Page
    from handbook.rendering import Voice

ONLY_WITH_CASES: Final = frozenset({"region", "municipality", "country"})
"""Facets of a long list, of which only the values that lead to a case are offered."""

BROWSED: Final = ("domain", "municipality", "arena", "initiator", "status", "principle")
"""The facets that have pages of their own, for whom the script does not run."""

SORTS: Final = ("title", "newest", "oldest", "place")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a reader can choose, with the number of cases it gives in all."""

    value: str
    name: Markup | str
    count: int
    icon: str = ""
    within: str = ""
    """What it belongs to: the principle that it is a stance towards."""


@dataclass(frozen=True, slots=True)
class Filtered:
    """A case as the explorer holds it."""

    card: CaseCard
    signs: str
    words: str
    """What the free text also looks in, beyond what the card shows."""
    start: int
    place_rank: int


def explorer_page(handbook: Handbook, language: str) -> Page:
    """The page of all cases."""
    assets = ("css/explorer.css", "js/explorer.js")
    return index_page(handbook, "case", language, _explorer, "explorer", assets)


def explorer_href(voice: Voice, *pairs: tuple[str, str]) -> str:
    """The way to the cases that have some values."""
    return voice.index("case") + query(pairs)


def _explorer(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    ids = in_order(voice, handbook.cases)
    cards = {id_: case_card(voice, id_) for id_ in ids}
    by_place = sorted(ids, key=lambda id_: sorted_as(place_line(voice, handbook.cases[id_])))
    rank = {id_: number for number, id_ in enumerate(by_place)}
    counts = {value: len(cases) for value, cases in cases_by_value(handbook).items()}
    return {
        "facets": [(facet, choices_of(voice, facet, counts)) for facet in VOCABULARIES],
        "cases": [_filtered(voice, id_, cards[id_], rank[id_]) for id_ in ids],
        "sorts": SORTS,
        "browsed": BROWSED,
    }


def _filtered(voice: Voice, id_: str, card: CaseCard, place_rank: int) -> Filtered:
    handbook = voice.handbook
    case = handbook.cases[id_]
    signs = " ".join(f"{facet}.{value}" for facet, value in values_of(handbook, case))
    start = case.period.start if case.period else None
    return Filtered(card, signs, " ".join(words_of(voice, case)), start or 0, place_rank)


def words_of(voice: Voice, case: Case) -> Iterator[str]:
    """The words a case is found by besides its title and summary."""

    def told(texts: Mapping[str, str]) -> str:
        return str(voice.words(dict(texts), case.written_in).striptags())

    place = case.place
    yield from (name for name in (place.town, place.municipality, *place.also_in) if name)
    yield told(case.target_group)
    yield from (told(actor.name) for actor in case.actors)
    yield from (_plain(voice, "domains", domain) for domain in case.domains)
    yield _plain(voice, "arenas", case.arena)
    yield _plain(voice, "countries", place.country)


def _plain(voice: Voice, collection: str, id_: str) -> str:
    return str(voice.name(collection, id_).striptags())


def choices_of(voice: Voice, facet: str, counts: Mapping[tuple[str, str], int]) -> list[Choice]:
    """The values of a facet, in the order of its vocabulary; names of places by the alphabet."""
    if facet == "principle":
        return list(_stances(voice, counts))
    choices = [
        Choice(value, name, counts.get((facet, value), 0))
        for value, name in _named_values(voice, facet)
    ]
    if facet == "municipality":
        choices.sort(key=lambda choice: sorted_as(str(choice.name)))
    if facet in ONLY_WITH_CASES:
        choices = [choice for choice in choices if choice.count]
    return choices


def _stances(voice: Voice, counts: Mapping[tuple[str, str], int]) -> Iterator[Choice]:
    for id_, principle in voice.handbook.principles.items():
        name = str(voice.name("principles", id_).striptags())
        for stance in STANCES:
            value = f"{id_}.{stance}"
            count = counts.get(("principle", value), 0)
            yield Choice(value, voice.say(f"stance.{stance}"), count, principle.icon, name)


def _named_values(voice: Voice, facet: str) -> Iterable[tuple[str, Markup | str]]:
    if facet == "period":
        return [(str(span), f"{span}–{span + YEARS_A_SPAN - 1}") for span in spans(voice.handbook)]
    if facet == "method":
        return [(value, voice.say(f"explorer.method.{value}")) for value in ("yes", "no")]
    collection = VOCABULARIES[facet]
    places = facet in {"region", "municipality"}
    return [
        (ascii_id(id_) if places else id_, voice.name(collection, id_))
        for id_ in voice.handbook.vocabulary[collection]
    ]


def spans(handbook: Handbook) -> list[int]:
    """The first years of the five-year spans that have a case."""
    last = handbook.last_year
    return sorted({span for case in handbook.cases.values() for span in spans_of(case, last)})
