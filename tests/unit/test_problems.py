from __future__ import annotations

from handbook.problems import HandbookError, Place, Problem

LATE = Problem(Place("data/b.yaml", 2), "title", "empty-text")
EARLY = Problem(Place("data/a.yaml", 9), "", "empty-file")


def test_a_place_is_written_as_editors_read_it() -> None:
    assert str(Place("data/cases/havnen.yaml", 4, 3)) == "data/cases/havnen.yaml:4:3"


def test_a_problem_is_one_line_in_the_language_of_its_reader() -> None:
    problem = Problem(Place("data/a.yaml", 4, 3), "from", "year-expected", {"value": "x"})
    told = "data/a.yaml:4:3: from: “x” is not a year. Write four digits, for example 2016."
    assert problem.told("en") == told
    assert problem.told("da").startswith("data/a.yaml:4:3: from: »x« er ikke")


def test_a_problem_of_a_whole_file_names_no_field() -> None:
    assert EARLY.told("en").startswith("data/a.yaml:9:1: The file is empty.")


def test_an_error_tells_its_problems_in_the_order_of_their_places() -> None:
    error = HandbookError([LATE, EARLY])
    assert error.problems == (EARLY, LATE)
    assert str(error) == f"{EARLY.told('en')}\n{LATE.told('en')}"


def test_a_problem_that_was_met_twice_is_told_once() -> None:
    again = Problem(EARLY.place, EARLY.path, EARLY.code)
    assert HandbookError([EARLY, again]).problems == (EARLY,)


def test_two_wrong_names_in_one_place_are_both_told() -> None:
    wrong = [Problem(LATE.place, "x", "unknown-field", {"field": name}) for name in ("b", "a")]
    assert [each.details["field"] for each in HandbookError(wrong).problems] == ["a", "b"]


def test_a_file_name_that_is_not_utf8_can_still_be_told() -> None:
    problem = Problem(Place("data/cases/\udcff.yaml"), "", "empty-file")
    assert problem.told("en").encode("utf-8").startswith(b"data/cases/?.yaml:1:1:")
