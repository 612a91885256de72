from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from handbook.fields import references_in, texts_in
from handbook.guides import Block, Question, Stop

if TYPE_CHECKING:
    from handbook.library import Handbook

WORDS = {"da": "ord"}


@pytest.mark.parametrize("page", ["case:byhaven", "guide:forms", "phase:begin"])
def test_a_stop_of_a_route_is_a_kind_and_an_id(page: str) -> None:
    assert Stop.model_validate({"page": page, "why": WORDS, "minutes": "2"}).page == page


@pytest.mark.parametrize("page", ["byhaven", "term:runde", "case:", "case:Byhaven", "https://a.b"])
def test_a_stop_is_nothing_else(page: str) -> None:
    with pytest.raises(ValidationError):
        Stop.model_validate({"page": page, "why": WORDS, "minutes": "2"})


def test_a_question_stops_at_no_and_a_block_has_four_rows_unless_they_say_otherwise() -> None:
    question = Question.model_validate({"question": WORDS, "why": WORDS, "instead": WORDS})
    assert (question.stop, question.forms) == ("no", [])
    assert Block.model_validate({"heading": WORDS, "form": "lines"}).rows == 4


def test_an_activity_of_the_course_leads_to_its_method_and_its_worksheet(tiny: Handbook) -> None:
    found = {(id_, mark.to) for _, id_, mark in references_in(tiny.guides["course"])}
    assert found == {
        ("begin", "phases"),
        ("runden", "methods"),
        ("who-does-what", "worksheets"),
    }


def test_every_text_of_a_worksheet_is_found(tiny: Handbook) -> None:
    paths = [path for path, _, _ in texts_in(tiny.worksheets["who-does-what"])]
    assert ("blocks", 0, "columns", 0) in paths
    assert ("blocks", 1, "items", 0) in paths
