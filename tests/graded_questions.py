"""The graded questions that the search is measured by, and the two measures.

The files say what a reader asks and which pages help, by kind and id; an id becomes an address
here, so that a question outlives a change of address.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from handbook.addresses import address, index_address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).parent / "search_questions"
SHOWN = 10
"""How many results a reader looks at."""
WANTED = 2
"""From this grade on, a page ought to be among them."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the pages that answer it, each with its grade from 1 to 3."""

    ask: str
    way: str
    half: str
    grades: Mapping[str, int]
    """By address below the site's root."""


def questions(language: str) -> list[Question]:
    """All questions of a language."""
    text = (FOLDER / f"{language}.yaml").read_text(encoding="utf-8")
    return [
        Question(
            each["ask"],
            each["way"],
            each["half"],
            {address_of(name, language): grade for name, grade in each["find"].items()},
        )
        for each in yaml.safe_load(text)
    ]


def address_of(name: str, language: str) -> str:
    """The address of `case/superkilen`, `guide/forms`, `index/phase` or `page/bidrag`."""
    kind, _, id_ = name.partition("/")
    if kind == "page":
        return f"{language}/" if id_ == "index" else f"{language}/{id_}/"
    if kind in {"guide", "index"}:
        return index_address(id_, language)
    return address(kind, id_, language)


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """The share of the wanted pages that are shown; of at most as many as can be shown."""
    wanted = {where for where, grade in grades.items() if grade >= WANTED}
    return len(wanted & set(found[:SHOWN])) / min(len(wanted), SHOWN)


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """How near the order is to the best one: 1 when the best pages come first."""
    gained = _gain([grades.get(where, 0) for where in found[:SHOWN]])
    return gained / _gain(sorted(grades.values(), reverse=True)[:SHOWN])


def _gain(grades: Sequence[int]) -> float:
    return math.fsum(
        (math.pow(2, grade) - 1) / math.log2(place + 2) for place, grade in enumerate(grades)
    )
