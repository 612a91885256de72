from __future__ import annotations

from handbook.languages import DEFAULT_LANGUAGES, language_shown, others


def test_a_reader_gets_the_wanted_language_where_it_is_there() -> None:
    assert language_shown({"da": "hus", "en": "house"}, "en", "da") == "en"


def test_an_untranslated_text_is_shown_in_the_language_it_was_written_in() -> None:
    assert language_shown({"da": "hus", "fr": "maison"}, "en", "fr") == "fr"


def test_a_text_is_never_left_out_for_want_of_both_languages() -> None:
    assert language_shown({"fr": "maison"}, "en", "da") == "fr"


def test_the_other_languages_keep_their_order() -> None:
    assert others(("da", "en", "fr"), "en") == ("da", "fr")


def test_danish_stands_first() -> None:
    assert DEFAULT_LANGUAGES[0] == "da"
