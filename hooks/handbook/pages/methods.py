"""The pages of a method and of a phase of the process, which lean on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.pages.views import (
    beside,
    booklets_for,
    case_card,
    headings,
    named,
    record_page,
)
from handbook.rendering import Telling, numbered_sources

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.model import Method, Phase
    from handbook.output import Page


def method_page(handbook: Handbook, id_: str, method: Method, language: str) -> Page:
    """The page of one method."""

    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        return {
            "phases": named(voice, "phase", "phases", method.phases),
            "principles": [
                (
                    handbook.principles[each.principle].icon,
                    named(voice, "principle", "principles", [each.principle])[0],
                    telling.words(each.how),
                )
                for each in method.principles
            ],
            "cases": [case_card(voice, case) for case in handbook.cases_by_method[id_]],
            "terms": named(voice, "term", "terms", handbook.terms_by_method[id_]),
            "worksheets": [
                sheet for sheet, record in handbook.worksheets.items() if id_ in record.methods
            ],
            "has_practice": any(
                point.basis == "practice"
                for point in (*method.steps, *method.pitfalls, *method.accessibility)
            ),
            "sources": numbered_sources(method),
        }

    parts = [
        "purpose",
        "steps",
        "pitfalls",
        "accessibility",
        "origin",
        "principles",
        "cases",
        "sources",
    ]
    present = {
        "pitfalls": method.pitfalls,
        "accessibility": method.accessibility,
        "origin": method.origin,
    }
    told = [part for part in parts if present.get(part, True)]
    return record_page(
        handbook, "method", id_, language, context, headings(language, "method", *told)
    )


def phase_page(handbook: Handbook, id_: str, phase: Phase, language: str) -> Page:
    """The page of one phase."""

    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        ids = list(handbook.phases)
        return {
            "roles": [(telling.words(each.who), telling.inline(each.does)) for each in phase.roles],
            "loops": [
                (named(voice, "phase", "phases", [each.phase])[0], telling.inline(each.text))
                for each in phase.loops
            ],
            "methods": named(voice, "method", "methods", handbook.methods_by_phase[id_]),
            "worksheets": [
                sheet for sheet, record in handbook.worksheets.items() if id_ in record.phases
            ],
            "before": beside(voice, "phase", ids, id_, -1),
            "after": beside(voice, "phase", ids, id_, 1),
            "sources": numbered_sources(phase),
            "booklets": booklets_for(voice, "phase"),
        }

    parts = [
        "purpose",
        "advice",
        "questions",
        "activities",
        "roles",
        "mistakes",
        "outputs",
        "loops",
        "methods",
        "sources",
    ]
    present = {
        "advice": phase.advice,
        "roles": phase.roles,
        "mistakes": phase.mistakes,
        "outputs": phase.outputs,
        "loops": phase.loops,
        "methods": handbook.methods_by_phase[id_],
        "sources": phase.sources,
    }
    told = [part for part in parts if present.get(part, True)]
    return record_page(
        handbook, "phase", id_, language, context, headings(language, "phase", *told)
    )
