from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import lay_over, problems_in

from handbook.checking import missing_languages, problems_of_id, problems_of_languages
from handbook.source import source_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_waits_for_the_languages_it_lacks() -> None:
    assert missing_languages({"da": "hus"}, ("da", "en")) == ["en"]
    assert missing_languages({"": "Havnen"}, ("da", "en")) == []


@pytest.mark.parametrize("name", ["a", "a1-b2", "2019-plan"])
def test_a_file_name_of_small_letters_digits_and_hyphens_is_an_id(name: str) -> None:
    assert list(problems_of_id(source_of("a: b", "a.yaml"), (), name)) == []


@pytest.mark.parametrize("name", ["A", "a_b", "a b", "æ", "a--b", "-a", ""])
def test_no_other_file_name_is_an_id(name: str) -> None:
    problems = list(problems_of_id(source_of("a: b", "a.yaml"), (), name))
    assert [problem.code for problem in problems] == ["bad-file-name"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[da, en]", []),
        ("[en]", []),
        ("da", ["list-expected"]),
        ("[]", ["empty-list"]),
        ("[da, [en]]", ["text-expected"]),
        ("[da, ../da]", ["unknown-language"]),
        ("[da, da]", ["listed-twice"]),
    ],
)
def test_a_file_of_languages_is_a_list_of_those_with_words(text: str, codes: list[str]) -> None:
    problems = problems_of_languages(source_of(text, "languages.yaml"))
    assert [problem.code for problem in problems] == codes


def test_a_text_of_exactly_the_most_signs_is_short_enough(tiny_folder: Path) -> None:
    summary = "summary: {da: Alle taler efter tur., en: Everyone speaks in turn.}"
    for length, told in ((300, 0), (301, 1)):
        change = {summary: f"summary: {{da: {'å' * length}}}"}
        lay_over(tiny_folder, {"methods/runden.yaml": {"change": change}})
        assert len(problems_in(tiny_folder)) == told
        summary = next(iter(change.values()))


def test_a_place_of_a_case_that_fits_is_no_problem(tiny_folder: Path) -> None:
    abroad = {"  municipality: Nordstrand\n": "  country: SE\n"}
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": abroad}})
    assert problems_in(tiny_folder) == ()


def test_a_name_that_is_the_same_everywhere_needs_no_language(tiny_folder: Path) -> None:
    english = {"title: {da: Byhaven, en: The town garden}": "title: {da: Byhaven, en: Garden}"}
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": english}})
    assert problems_in(tiny_folder) == ()


def test_an_empty_language_cannot_hide_a_text_from_the_checks(tiny_folder: Path) -> None:
    hidden = {"{da: Der gror kål., en: Cabbages grow.}": '{"": "<script>"}'}
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": hidden}})
    assert [problem.code for problem in problems_in(tiny_folder)] == ["odd-key"]
