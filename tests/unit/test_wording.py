from __future__ import annotations

import pytest

from handbook.wording import counted, languages_worded, sentence, words


def test_a_sentence_is_asked_for_by_its_dotted_path() -> None:
    assert sentence("en", "case.lessons") == words("en")["case.lessons"]
    assert sentence("da", "case.lessons") != sentence("en", "case.lessons")


def test_details_are_filled_in_whatever_they_are_called() -> None:
    assert "klingon" in sentence("en", "problems.unknown-source", id="klingon")


def test_braces_in_a_detail_stay_as_they_are() -> None:
    assert "{x}" in sentence("en", "problems.unknown-field", field="{x}")


@pytest.mark.parametrize(("number", "told"), [(0, "0 cases"), (1, "1 case"), (2, "2 cases")])
def test_a_number_has_its_noun_in_the_right_form(number: int, told: str) -> None:
    assert counted("en", "case", number) == told


def test_a_sentence_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        sentence("en", "case.no-such-thing")


def test_a_language_without_words_is_our_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        words("tlh")


def test_the_languages_with_words_are_those_with_a_file() -> None:
    assert languages_worded() == {"da", "en"}
