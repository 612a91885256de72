"""The pages of the core records: principles, cases, methods, phases of the process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.addresses import address
from handbook.output import Heading
from handbook.pages.views import (
    CaseCard,
    Named,
    case_card,
    links_from_case,
    links_from_principle,
    municipality_id,
    named,
    place_line,
    record_page,
    years_line,
)
from handbook.rendering import Telling, Voice, numbered_sources
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.library import Handbook
    from handbook.model import Case, Method, Phase, Principle
    from handbook.output import Page


def headings(language: str, kind: str, *parts: str) -> tuple[Heading, ...]:
    """The headings of a record's page, which stand in the wording under its kind."""
    return tuple(Heading(part, sentence(language, f"{kind}.{part}")) for part in parts)


def record_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """The page of every principle, case, method and phase."""
    for id_, principle in handbook.principles.items():
        yield _principle_page(handbook, id_, principle, language)
    for id_, case in handbook.cases.items():
        yield _case_page(handbook, id_, case, language)
    for id_, method in handbook.methods.items():
        yield _method_page(handbook, id_, method, language)
    for id_, phase in handbook.phases.items():
        yield _phase_page(handbook, id_, phase, language)


def _principle_page(handbook: Handbook, id_: str, principle: Principle, language: str) -> Page:
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
                (named(voice, "principle", "principles", [each.principle])[0], telling.inline(each.text))
                for each in principle.tensions
            ],
            "before": _beside(voice, "principle", ids, id_, -1),
            "after": _beside(voice, "principle", ids, id_, 1),
            "sources": numbered_sources(principle),
        }

    parts = ["explanation", "practice", "questions", "warning-signs", "patterns", "shows", "challenges"]
    parts += ["methods", "tensions", "gaps", "open-questions", "history", "sources"]
    present = {
        "patterns": principle.patterns,
        "methods": handbook.methods_by_principle[id_],
        "tensions": principle.tensions,
        "open-questions": principle.open_questions,
        "history": principle.history,
    }
    told = [part for part in parts if present.get(part, True)]
    return record_page(handbook, "principle", id_, principle, language, context, headings(language, "principle", *told))


def _domains_without(handbook: Handbook, principle: str) -> list[str]:
    """The domains where no case shows a principle: what is still to be found."""
    there = {
        domain for link in handbook.links_to(principle, "shows") for domain in handbook.cases[link.case].domains
    }
    return [topic.id for topic in handbook.topics.domains if topic.id not in there]


def _case_page(handbook: Handbook, id_: str, case: Case, language: str) -> Page:
    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        return {
            "facts": _facts(telling, case),
            "story": [(part, telling.prose(getattr(case.story, part))) for part in _story_parts(case)],
            "principles": links_from_case(telling, case),
            "actors": _actors(telling, case),
            "methods": named(voice, "method", "methods", case.methods),
            "evidence": handbook.vocabulary["evidence"][case.evidence],
            "neighbours": _neighbours(voice, id_),
            "sources": numbered_sources(case),
            "own_address": address("case", id_, language),
        }

    parts = [*_story_parts(case), *(["lessons"] if case.lessons else []), "principles", "actors"]
    parts += [*(["methods"] if case.methods else []), "sources", "neighbours", "cite"]
    return record_page(handbook, "case", id_, case, language, context, headings(language, "case", *parts))


def _story_parts(case: Case) -> list[str]:
    parts = ("challenge", "process", "outcome", "anchoring", "difficulties")
    return [part for part in parts if getattr(case.story, part)]


def _facts(telling: Telling, case: Case) -> list[tuple[str, list[Named | str]]]:
    """The case at a glance: each label with what it says, linked where there is a page for it."""
    voice = telling.voice
    place: list[Named | str] = [place_line(voice, case)]
    pages = [
        Named(name, voice.href("municipality", municipality_id(name)), voice.name("municipalities", name))
        for name in (case.place.municipality, *case.place.also_in)
        if name
    ]
    years: list[Named | str] = [years_line(voice, case.period, case.status)]
    if case.period and case.period.note:
        years.append(telling.words(case.period.note))
    facts: list[tuple[str, list[Named | str]]] = [
        ("place", [*(_beyond(place, pages)), *pages]),
        ("years", years),
        ("status", [*named(voice, "status", "statuses", [case.status])]),
        ("domains", [*named(voice, "domain", "domains", case.domains)]),
        ("arena", [*named(voice, "arena", "arenas", [case.arena])]),
        ("initiator", [*named(voice, "initiator", "sectors", [case.initiated_by] if case.initiated_by else [])]),
        ("target-group", [telling.words(case.target_group)]),
        ("evidence", [voice.name("evidence", case.evidence)]),
    ]
    return [(label, values or [voice.say("case.not-told")]) for label, values in facts]


def _beyond(place: list[Named | str], pages: list[Named]) -> list[Named | str]:
    """What the place line says beyond the municipalities that are named with a link beside it."""
    linked = {page.id for page in pages}
    rest = [name for name in str(place[0]).split(", ") if name not in linked]
    return [", ".join(rest)] if rest else []


def _actors(telling: Telling, case: Case) -> list[tuple[Named, list[tuple[Any, Any]]]]:
    """Those who took part, by sector in the vocabulary's order."""
    groups = []
    for sector in telling.voice.handbook.topics.sectors:
        members = [actor for actor in case.actors if actor.sector == sector.id]
        if members:
            told = [
                (telling.words(actor.name), telling.words(actor.role) if actor.role else "") for actor in members
            ]
            groups.append((named(telling.voice, "initiator", "sectors", [sector.id])[0], told))
    return groups


def _neighbours(voice: Voice, id_: str) -> list[CaseCard]:
    """The cases most like this one, each with what they share in words."""
    cards = []
    for other, traits in voice.handbook.neighbours(id_):
        reasons = [_reason(voice, kind, value) for kind, value in traits[:3]]
        cards.append(case_card(voice, other, voice.say("case.because", reasons=", ".join(reasons))))
    return cards


def _reason(voice: Voice, kind: str, value: str) -> str:
    names = {
        "domain": "domains",
        "arena": "arenas",
        "municipality": "municipalities",
        "method": "methods",
        "shows": "principles",
        "challenges": "principles",
    }
    name = str(voice.name(names[kind], value).striptags())
    if kind in {"shows", "challenges"}:
        return voice.say(f"case.reason.{kind}", name=name[:1].lower() + name[1:])
    return name[:1].lower() + name[1:] if kind in {"domain", "arena", "method"} else name


def _method_page(handbook: Handbook, id_: str, method: Method, language: str) -> Page:
    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        return {
            "phases": named(voice, "phase", "phases", method.phases),
            "principles": [
                (handbook.principles[each.principle].icon, named(voice, "principle", "principles", [each.principle])[0], telling.words(each.how))
                for each in method.principles
            ],
            "cases": [case_card(voice, case) for case in handbook.cases_by_method[id_]],
            "terms": named(voice, "term", "terms", handbook.terms_by_method[id_]),
            "worksheets": [
                sheet for sheet, record in handbook.worksheets.items() if id_ in record.methods
            ],
            "has_practice": any(
                point.basis == "practice" for point in (*method.steps, *method.pitfalls, *method.accessibility)
            ),
            "sources": numbered_sources(method),
        }

    parts = ["purpose", "steps", "pitfalls", "accessibility", "origin", "principles", "cases", "sources"]
    present = {
        "pitfalls": method.pitfalls,
        "accessibility": method.accessibility,
        "origin": method.origin,
    }
    told = [part for part in parts if present.get(part, True)]
    return record_page(handbook, "method", id_, method, language, context, headings(language, "method", *told))


def _phase_page(handbook: Handbook, id_: str, phase: Phase, language: str) -> Page:
    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        ids = list(handbook.phases)
        return {
            "roles": [(telling.words(each.who), telling.inline(each.does)) for each in phase.roles],
            "loops": [
                (named(voice, "phase", "phases", [each.phase])[0], telling.inline(each.text)) for each in phase.loops
            ],
            "methods": named(voice, "method", "methods", handbook.methods_by_phase[id_]),
            "worksheets": [sheet for sheet, record in handbook.worksheets.items() if id_ in record.phases],
            "before": _beside(voice, "phase", ids, id_, -1),
            "after": _beside(voice, "phase", ids, id_, 1),
            "sources": numbered_sources(phase),
        }

    parts = ["purpose", "advice", "questions", "activities", "roles", "mistakes", "outputs", "loops", "methods", "sources"]
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
    return record_page(handbook, "phase", id_, phase, language, context, headings(language, "phase", *told))


def _beside(voice: Voice, kind: str, ids: list[str], id_: str, step: int) -> Named | None:
    """The record before or after, or nothing at either end."""
    there = ids.index(id_) + step
    if not 0 <= there < len(ids):
        return None
    collection = {"principle": "principles", "phase": "phases"}[kind]
    return named(voice, kind, collection, [ids[there]])[0]
