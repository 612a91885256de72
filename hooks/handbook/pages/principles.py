"""The page of a principle: what it means, what the cases say of it, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.pages.views import (
    beside,
    booklets_for,
    headings,
    links_from_principle,
    named,
    record_page,
)
from handbook.rendering import Telling, numbered_sources

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.model import Principle
    from handbook.output import Page


def principle_page(handbook: Handbook, id_: str, principle: Principle, language: str) -> Page:
    """The page of one principle."""

    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        ids = list(handbook.principles)
        return {
            "number": ids.index(id_) + 1,
            "shows": links_from_principle(voice, handbook.links_to(id_, "shows")),
            "challenges": links_from_principle(voice, handbook.links_to(id_, "challenges")),
            "methods": [
                (each, voice.words(how, handbook.methods[each.id].written_in))
                for method, how in handbook.methods_by_principle[id_]
                for each in named(voice, "method", "methods", [method])
            ],
            "gaps": named(voice, "domain", "domains", _domains_without(handbook, id_)),
            "tensions": [
                (
                    named(voice, "principle", "principles", [each.principle])[0],
                    telling.inline(each.text),
                )
                for each in principle.tensions
            ],
            "before": beside(voice, "principle", ids, id_, -1),
            "after": beside(voice, "principle", ids, id_, 1),
            "sources": numbered_sources(principle),
            "booklets": booklets_for(voice, "principle"),
        }

    parts = [
        "explanation",
        "practice",
        "questions",
        "warning-signs",
        "patterns",
        "shows",
        "challenges",
    ]
    parts += ["methods", "tensions", "gaps", "open-questions", "history", "sources"]
    present = {
        "patterns": principle.patterns,
        "methods": handbook.methods_by_principle[id_],
        "tensions": principle.tensions,
        "open-questions": principle.open_questions,
        "history": principle.history,
    }
    told = [part for part in parts if present.get(part, True)]
    return record_page(
        handbook,
        "principle",
        id_,
        language,
        context,
        headings(language, "principle", *told),
    )


def _domains_without(handbook: Handbook, principle: str) -> list[str]:
    """The domains where no case shows a principle: what is still to be found."""
    there = {
        domain
        for link in handbook.links_to(principle, "shows")
        for domain in handbook.cases[link.case].domains
    }
    return [topic.id for topic in handbook.topics.domains if topic.id not in there]
