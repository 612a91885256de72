from __future__ import annotations

import pytest

from handbook.output import Output, Page, collisions, refuse_collisions
from handbook.problems import HandbookError, Place


def page_at(address: str, source: str = "") -> Page:
    return Page("a", "case", "da", address, "A", "A.", lambda: "", source=source)


def test_addresses_that_differ_are_no_problem() -> None:
    assert collisions([("da/a/", "a.yaml"), ("da/b/", "b.yaml")]) == []
    refuse_collisions([page_at("da/a/")], [Output("da/b/index.html", ""), Output("a.json", "")])


def test_an_address_given_out_twice_is_told_at_the_second_file_with_the_first() -> None:
    (problem,) = collisions([("da/a/", "a.yaml"), ("da/a/", "b.yaml")])
    assert problem.place == Place("b.yaml")
    assert problem.details == {"address": "da/a/", "other": "a.yaml"}


def test_a_file_that_would_replace_a_page_is_refused() -> None:
    with pytest.raises(HandbookError, match="da/a/"):
        refuse_collisions([page_at("da/a/", "a.yaml")], [Output("da/a/index.html", "")])


def test_two_files_at_one_path_are_refused() -> None:
    with pytest.raises(HandbookError, match=r"a\.json"):
        refuse_collisions([], [Output("a.json", "1"), Output("a.json", "2")])
