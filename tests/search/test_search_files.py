"""What Pagefind is given to read: every page once, with its weights and its hidden words."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over

from handbook.findable import Findable
from handbook.findables import findable_text, findables, words_of
from handbook.languages import DEFAULT_LANGUAGES
from handbook.publishing import publish
from handbook.reading import read_handbook
from handbook.search import (
    HIDDEN_MARK,
    Hidden,
    file_path,
    glossary_words,
    hidden_of,
    readable_words,
    search_file,
    settings_file,
    vocabulary_file,
)
from handbook.spellings import everyday, spelt_otherwise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handbook.library import Handbook


def hidden_for(handbook: Handbook, language: str, found: Sequence[Findable]) -> Hidden:
    """The maker of the hidden words for what is found."""
    danish: Counter[str] = Counter()
    for each in found:
        if each.language == "da":
            danish.update(readable_words(each))
    return hidden_of(language, glossary_words(handbook, language), danish)


def files_of(handbook: Handbook) -> dict[str, str]:
    """The path and content of each file that Pagefind reads."""
    found = list(findables(handbook, publish(handbook).pages))
    hidden = {each: hidden_for(handbook, each, found) for each in handbook.languages}
    return {
        file_path(each): search_file(each, *hidden[each.language].of(each, readable_words(each)))
        for each in found
    }


def hidden_in(content: str) -> str:
    """What a file holds behind the mark."""
    return content.partition(HIDDEN_MARK)[2]


def test_a_record_is_a_file_in_each_language(tiny: Handbook) -> None:
    files = files_of(tiny)
    assert "<h1" in files["da/cases/byhaven~.html"]
    assert '<html lang="en">' in files["en/cases/byhaven~.html"]
    assert "The town garden" in files["en/cases/byhaven~.html"]


def test_a_term_is_found_at_its_anchor(tiny: Handbook) -> None:
    assert 'content="term"' in files_of(tiny)["da/ordliste~naboskab.html"]


def test_a_page_tells_its_kind(tiny: Handbook) -> None:
    files = files_of(tiny)
    assert 'content="case"' in files["da/cases/byhaven~.html"]
    assert 'content="method"' in files["da/metoder/runden~.html"]
    assert 'content="page"' in files["da/emner/green~.html"]


def test_the_search_does_not_find_itself(tiny: Handbook) -> None:
    assert "da/soeg~.html" not in files_of(tiny)


def test_other_names_of_a_term_are_found(tiny: Handbook) -> None:
    assert "samvær" in files_of(tiny)["da/ordliste~faellesskab.html"]


def test_a_text_is_found_by_the_other_names_of_a_term_it_uses(tiny: Handbook) -> None:
    found = Findable("da/x/", "da", "page", "Et fællesskab")
    of_title, _ = hidden_for(tiny, "da", [found]).of(found, readable_words(found))
    assert of_title == ["samvær"]


def test_a_case_is_found_by_its_place_topic_and_actors(tiny: Handbook) -> None:
    facts = hidden_in(files_of(tiny)["da/cases/byhaven~.html"])
    assert "Nordstrand · " in facts
    assert "Haveforeningen" in facts


def test_a_record_is_found_by_its_search_words_and_does_not_show_them(tiny: Handbook) -> None:
    assert "fælleshave" in hidden_in(files_of(tiny)["da/cases/byhaven~.html"])
    page = next(each for each in publish(tiny).pages if each.address == "da/cases/byhaven/")
    assert "fælleshave" not in page.body()


def test_hidden_words_stand_behind_the_mark_and_none_twice(handbook: Handbook) -> None:
    found = list(findables(handbook, []))
    hidden = hidden_for(handbook, "da", found)
    for each in [one for one in found if one.language == "da"][:40]:
        of_title, of_text = hidden.of(each, readable_words(each))
        assert not set(of_title) & set(of_text)
        assert not {*of_title, *of_text} & everyday("da").skipped


def test_an_untranslated_record_is_found_in_danish_and_says_so(tiny_folder: Path) -> None:
    changed = {"title: {da: Værkstedet, en: The workshop}": "title: {da: Værkstedet}"}
    lay_over(tiny_folder, {"cases/vaerkstedet.yaml": {"change": changed}})
    files = files_of(read_handbook(tiny_folder))
    content = files["en/cases/vaerkstedet~.html"]
    assert '<html lang="en">' in content
    assert 'lang="da" data-pagefind-meta="shown[lang]"' in content
    assert "Værkstedet" in content
    assert "data-pagefind-meta" not in files["da/cases/vaerkstedet~.html"]


def test_what_is_written_by_hand_is_found_without_its_markup() -> None:
    meta = {"title": "X", "description": "Om x", "search_words": ["hilsen"]}
    found = findable_text("da/x/", "da", meta, "<p>Hej &amp; <b>goddag</b></p>")
    assert " ".join(found.texts[0].split()) == "Hej & goddag"
    assert found.aside == ("hilsen",)


def test_a_text_can_write_no_html_into_a_file() -> None:
    found = Findable("da/x/", "da", "page", "<script>", summary='"><b>')
    content = search_file(found, [], [])
    assert "<script>" not in content
    assert "<b>" not in content


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("En [runde](term:runde) og *mere*.[](source:s1)", "En runde og mere ."),
        ("- først\n- så", "først så"),
        ("> citat\n\n1. et", "citat 1. et"),
    ],
)
def test_prose_is_searched_without_its_signs(prose: str, words: str) -> None:
    assert words_of(prose) == words


@pytest.mark.parametrize(
    ("word", "language", "others"),
    [
        ("aabenraa", "da", ("åbenrå",)),
        ("ældre", "da", ()),
        ("neighbour", "en", ("neighbor",)),
        ("organisation", "en", ("organization",)),
        ("centre", "en", ("center",)),
        ("co-creation", "en", ("cocreation",)),
        ("hour", "en", ()),
        ("exercise", "en", ()),
    ],
)
def test_a_word_is_found_in_its_other_spelling(
    word: str, language: str, others: tuple[str, ...]
) -> None:
    assert spelt_otherwise(word, language) == others


def test_both_languages_say_how_their_readers_ask() -> None:
    for language in DEFAULT_LANGUAGES:
        assert everyday(language).said
        assert everyday(language).skipped
    assert everyday("fr").said == {}


def test_the_browser_is_told_what_to_say(tiny: Handbook) -> None:
    told = json.loads(settings_file(tiny.languages, "da", ["."], likeness=True))
    assert [kind["id"] for kind in told["kinds"]] == ["principle", "case", "method", "term", "page"]
    assert {"href": "da/cases/", "title": "Cases"} in told["ways"]


def test_the_vocabulary_begins_with_the_commonest_word() -> None:
    found = Findable("da/x/", "da", "page", "kål", texts=("kål og frø, frø og kål",))
    assert vocabulary_file(Counter(readable_words(found))).split("\n") == ["kål", "frø"]


def test_the_files_are_the_same_each_time(tiny: Handbook) -> None:
    assert files_of(tiny) == files_of(tiny)


def test_a_question_leads_to_every_kind_of_page_that_answers_it(tiny_folder: Path) -> None:
    pages = "[case:byhaven, term:naboskab, domain:green, municipality:Nordstrand, guide:forms]"
    lay_over(tiny_folder, {"questions/en.yaml": f"who waters the beans: {pages}\n"})
    handbook = read_handbook(tiny_folder)
    found = findables(handbook, publish(handbook).pages)
    answering = {each.address for each in found if "who waters the beans" in each.asked}
    assert answering == {
        "en/cases/byhaven/",
        "en/glossary/#naboskab",
        "en/topics/green/",
        "en/places/nordstrand/",
        "en/is-it-co-creation/",
    }
