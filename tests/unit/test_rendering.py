from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import UndefinedError

from handbook.model import Method, Term
from handbook.prose import Reference
from handbook.rendering import (
    Telling,
    Voice,
    environment,
    html_of,
    name_of,
    numbered_sources,
    summary_in,
    target_of,
    title_in,
)

if TYPE_CHECKING:
    from handbook.library import Handbook


@pytest.fixture
def danish(tiny: Handbook) -> Voice:
    return Voice(tiny, "da", "../../")


@pytest.fixture
def english(tiny: Handbook) -> Voice:
    return Voice(tiny, "en", "../../")


def test_a_voice_speaks_its_language(danish: Voice, english: Voice) -> None:
    assert danish.say("stance.shows") != english.say("stance.shows")
    assert english.counted("case", 2) == "2 cases"
    assert "Danish" in english.say("translation.missing", language="Danish")


def test_a_voice_points_from_where_it_stands(danish: Voice) -> None:
    assert danish.href("case", "a") == "../../da/cases/a/"
    assert danish.href("guide", "forms") == danish.index("forms")
    assert danish.index("principle") == "../../da/principper/"
    assert danish.asset("icons.svg") == "../../assets/icons.svg"


def test_words_in_another_language_say_so(english: Voice) -> None:
    assert english.words({"da": "Øl & brød"}, "da") == '<span lang="da">Øl &amp; brød</span>'
    assert english.words({"da": "øl", "en": "beer"}, "da") == "beer"
    assert english.words({"": "<b>"}, "da") == "&lt;b&gt;"


def test_everything_has_a_name(english: Voice) -> None:
    assert english.name("domains", "green") == "Nature"
    assert english.name("municipalities", "Ærskov") == "Ærskov"
    assert english.name("terms", "runde") == "round"
    assert english.name("countries", "SE") == "Sweden"
    assert name_of(english.handbook.vocabulary["regions"]["Kysten"]) == {"": "Kysten"}


def test_a_title_and_a_summary_fall_back_to_the_language_they_were_written_in() -> None:
    term = Term.model_validate(
        {"id": "a", "term": {"da": "ord"}, "definition": {"da": "Et *lille* ord."}}
    )
    assert title_in(term, "en") == "ord"
    assert summary_in(term, "en") == "Et lille ord."


def method_with(**texts: Any) -> Method:
    """A method that holds little but the texts of a test."""
    words = {"da": "ord"}
    return Method.model_validate(
        {
            **dict.fromkeys(("title", "summary", "purpose", "duration", "group"), words),
            "phases": ["begin"],
            "steps": [words],
            "principles": [{"principle": "listen-first", "how": words}],
            "sources": [
                {"url": "https://example.org/a", "title": "Anden", "kind": "news"},
                {"key": "s", "url": "https://example.org/b", "title": "T & Co", "kind": "news"},
                {
                    "key": "p",
                    "url": "https://example.org/c",
                    "title": "T",
                    "publisher": "P",
                    "kind": "news",
                },
            ],
            **texts,
        }
    )


def test_prose_that_is_not_translated_is_marked_with_its_language(english: Voice) -> None:
    telling = Telling.of(english, method_with(purpose={"da": "Et *mål*."}))
    assert telling.prose(telling.record.purpose) == '<div lang="da"><p>Et <em>mål</em>.</p>\n</div>'
    assert telling.inline(telling.record.duration) == '<span lang="da">ord</span>'
    assert telling.inline(telling.record.steps[0]) == '<span lang="da">ord</span>'
    assert telling.words(telling.record.title) == '<span lang="da">ord</span>'


def test_a_source_has_the_number_it_is_listed_with(danish: Voice) -> None:
    telling = Telling.of(danish, method_with(purpose={"da": "Ja.[](source:s)[](source:p)"}))
    html = telling.prose(telling.record.purpose)
    assert 'data-hint="T &amp; Co" href="#source-2">[2]</a>' in html
    assert 'data-hint="P: T" href="#source-3">[3]</a>' in html
    assert telling.target(Reference("source", "nowhere")) is None


def test_the_sources_of_a_record_are_numbered_from_one() -> None:
    numbered = numbered_sources(method_with())
    assert [(each.number, each.anchor) for each in numbered] == [
        (1, "source-1"),
        (2, "source-2"),
        (3, "source-3"),
    ]
    assert numbered_sources(object()) == []


@pytest.mark.parametrize(
    ("kind", "id_", "href", "label"),
    [
        ("case", "byhaven", "../../en/cases/byhaven/", "The town garden"),
        ("term", "runde", "../../en/glossary/#runde", "round"),
        ("guide", "forms", "../../en/is-it-co-creation/", "Together or apart?"),
        ("guide", "arenas", "../../en/arenas/", "Arenas"),
        ("guide", "worksheets", "../../en/worksheets/", "Worksheets"),
    ],
)
def test_a_reference_leads_to_the_page_in_the_readers_language(
    english: Voice, kind: str, id_: str, href: str, label: str
) -> None:
    target = target_of(english, Reference(kind, id_))
    assert target is not None
    assert (target.href, target.label) == (href, label)


def test_a_term_brings_its_definition_along(english: Voice) -> None:
    target = target_of(english, Reference("term", "runde"))
    assert target is not None
    assert target.hint == "That everyone speaks in turn."


def test_a_reference_to_nothing_leads_nowhere(english: Voice) -> None:
    assert target_of(english, Reference("case", "nowhere")) is None


def test_a_template_refuses_a_name_that_it_was_not_given() -> None:
    with pytest.raises(UndefinedError):
        html_of("redirect")


def test_what_a_template_is_given_is_escaped() -> None:
    assert environment().from_string("{{ a }}").render(a="<b>") == "&lt;b&gt;"
