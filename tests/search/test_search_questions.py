"""The graded questions ask for pages that are there, and are measured as they say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from graded_questions import ndcg, questions, recall
from site_fixtures import ROOT

from handbook.findables import findables

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.publishing import Publication

LEAST = {"da": 60, "en": 40}
"""Issue 4."""


@pytest.mark.parametrize("language", LEAST)
def test_every_page_that_is_asked_for_can_be_found(
    handbook: Handbook, publication: Publication, language: str
) -> None:
    there = {each.address for each in findables(handbook, publication.pages)}
    by_hand = (ROOT / "docs" / language).glob("*.md")
    there |= {f"{language}/", *(f"{language}/{path.stem}/" for path in by_hand)}
    for question in questions(language):
        assert set(question.grades) <= there, question.ask
        assert set(question.grades.values()) <= {1, 2, 3}
        assert max(question.grades.values()) > 1


@pytest.mark.parametrize("language", LEAST)
def test_there_are_questions_of_every_kind_in_both_halves(language: str) -> None:
    asked = questions(language)
    assert len({question.ask for question in asked}) == len(asked) >= LEAST[language]
    halves = Counter((question.way, question.half) for question in asked)
    ways = ("topic", "problem", "method", "place", "word", "page")
    assert set(halves) == {(way, half) for way in ways for half in ("tune", "test")}


def test_recall_counts_what_ought_to_be_among_the_first_ten() -> None:
    grades = {"a": 3, "b": 2, "c": 1}
    assert recall(["a", "x"], grades) == 0.5
    assert recall(["c"], grades) == 0
    assert recall([*"xxxxxxxxxx", "a"], grades) == 0


def test_ndcg_is_one_for_the_best_order_and_less_for_any_other() -> None:
    grades = {"a": 3, "b": 1}
    assert ndcg(["a", "b"], grades) == 1
    assert 0 < ndcg(["b", "a"], grades) < 1
    assert ndcg(["x"], grades) == 0
