from __future__ import annotations

import pytest

from handbook.complaints import near, record_of
from handbook.fields import Point
from handbook.model import Case, Period, Principle, Topic, Translation
from handbook.problems import HandbookError
from handbook.source import source_of


def codes_of(model: type, text: str) -> list[tuple[str, str]]:
    """The path and code of everything that is wrong with a record written as a text."""
    with pytest.raises(HandbookError) as caught:
        record_of(model, source_of(text, "a.yaml"))
    return [(problem.path, problem.code) for problem in caught.value.problems]


def test_a_record_may_stand_anywhere_in_its_source() -> None:
    source = source_of("topics:\n  - {id: green, name: {da: Natur}}\n", "a.yaml")
    assert record_of(Topic, source, ("topics", 0)).id == "green"


def test_the_problems_of_a_record_bear_its_place_in_the_source() -> None:
    with pytest.raises(HandbookError) as caught:
        record_of(Topic, source_of("- {id: a, name: {da: A}}\n- {id: B}\n", "a.yaml"), (1,))
    assert [problem.told("en").partition(": ")[0] for problem in caught.value.problems] == [
        "a.yaml:2:3",
        "a.yaml:2:4",
    ]


def test_a_mistyped_field_is_told_with_the_nearest_one_at_its_own_depth() -> None:
    written = "id: a\nsources: [{titel: x}]\nhistory: [{dato: x}]\nwarning_sings: []\nzzz: x\n"
    with pytest.raises(HandbookError) as caught:
        record_of(Principle, source_of(written, "a.yaml"))
    hints = {
        problem.path: problem.details["hint"]
        for problem in caught.value.problems
        if problem.code.startswith("unknown-field")
    }
    assert hints == {
        "sources[0].titel": "title",
        "history[0].dato": "date",
        "warning_sings": "warning_signs",
        "zzz": "",
    }


def test_a_field_is_called_what_the_author_calls_it() -> None:
    assert codes_of(Period, "start: 2016") == [("start", "unknown-field")]
    assert codes_of(Period, "fra: 2016") == [("fra", "unknown-field")]
    assert codes_of(Period, "form: 2016") == [("form", "unknown-field-near")]


def test_an_unknown_field_within_words_by_language_has_no_hint() -> None:
    assert ("translations.en.off", "unknown-field") in codes_of(
        Case, "translations: {en: {of: x, off: y}}"
    )
    assert codes_of(Translation, "of: x\noff: y") == [("off", "unknown-field-near")]


def test_a_point_that_is_not_words_is_told_as_fields() -> None:
    assert codes_of(Point, "[a]") == [("", "fields-expected")]
    assert codes_of(Point, "basis: hearsay") == [("basis", "unknown-choice")]
    assert codes_of(Point, "da: ''") == [("da", "empty-text")]
    assert codes_of(Point, "da: [a]") == [("da", "text-expected")]


def test_an_empty_name_is_told_at_the_name() -> None:
    assert ("actors[0].name", "empty-text") in codes_of(
        Case, "actors: [{name: '', sector: public}]"
    )


@pytest.mark.parametrize(
    ("name", "hint"), [("dialog", "dialogue"), ("openness", "openness-and-risk"), ("xyz", "")]
)
def test_the_nearest_name_is_told_where_there_is_one(name: str, hint: str) -> None:
    assert near(name, ["dialogue", "new-welfare", "openness-and-risk"]) == hint
