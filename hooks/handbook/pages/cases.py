"""The page of a case: facts at a glance, the story, what it shows, and its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from handbook.addresses import address
from handbook.pages.views import (
    CaseCard,
    Named,
    case_card,
    headings,
    links_from_case,
    municipality_id,
    named,
    place_line,
    record_page,
    years_line,
)
from handbook.rendering import Telling, Voice, numbered_sources

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.model import Case
    from handbook.output import Page


def case_page(handbook: Handbook, id_: str, case: Case, language: str) -> Page:
    """The page of one case."""

    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        return {
            "facts": _facts(telling, case),
            "story": [
                (part, telling.prose(getattr(case.story, part))) for part in story_parts(case)
            ],
            "principles": links_from_case(telling, case),
            "actors": _actors(telling, case),
            "methods": named(voice, "method", "methods", case.methods),
            "evidence": handbook.vocabulary["evidence"][case.evidence],
            "neighbours": _neighbours(voice, id_),
            "sources": numbered_sources(case),
            "own_address": address("case", id_, language),
        }

    parts = [*story_parts(case), *(["lessons"] if case.lessons else []), "principles", "actors"]
    parts += [*(["methods"] if case.methods else []), "sources", "neighbours", "cite"]
    return record_page(handbook, "case", id_, language, context, headings(language, "case", *parts))


def story_parts(case: Case) -> list[str]:
    """The parts of the story that the sources tell."""
    parts = ("challenge", "process", "outcome", "anchoring", "difficulties")
    return [part for part in parts if getattr(case.story, part)]


def _facts(telling: Telling, case: Case) -> list[tuple[str, list[Named | str]]]:
    """The case at a glance: each label with what it says, linked where there is a page for it."""
    voice = telling.voice
    place: list[Named | str] = [place_line(voice, case)]
    pages = [
        Named(
            name,
            voice.href("municipality", municipality_id(name)),
            voice.name("municipalities", name),
        )
        for name in (case.place.municipality, *case.place.also_in)
        if name
    ]
    years = years_line(voice, case.period, case.status)
    if case.period and case.period.note:
        years = Markup("{}. {}").format(years, telling.words(case.period.note))
    facts: list[tuple[str, list[Named | str]]] = [
        ("place", [*(_beyond(place, pages)), *pages]),
        ("years", [years]),
        ("status", [*named(voice, "status", "statuses", [case.status])]),
        ("domains", [*named(voice, "domain", "domains", case.domains)]),
        ("arena", [*named(voice, "arena", "arenas", [case.arena])]),
        (
            "initiator",
            [
                *named(
                    voice, "initiator", "sectors", [case.initiated_by] if case.initiated_by else []
                )
            ],
        ),
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
                (telling.words(actor.name), telling.words(actor.role) if actor.role else "")
                for actor in members
            ]
            groups.append((named(telling.voice, "initiator", "sectors", [sector.id])[0], told))
    return groups


def _neighbours(voice: Voice, id_: str) -> list[CaseCard]:
    """The cases most like this one, each with what they share in words."""
    cards = []
    for other, traits in voice.handbook.once(
        ("neighbours", id_), lambda: voice.handbook.neighbours(id_)
    ):
        reasons = [_reason(voice, kind, value) for kind, value in _told(traits)]
        cards.append(case_card(voice, other, voice.say("case.because", reasons=_listed(reasons))))
    return cards


def _listed(reasons: list[str]) -> str:
    """Reasons in a row, held apart by semicolons where one of them has commas of its own."""
    return ("; " if any("," in reason for reason in reasons) else ", ").join(reasons)


REASONS: Final = {
    "shows": "principles",
    "challenges": "principles",
    "domain": "domains",
    "arena": "arenas",
    "initiator": "sectors",
    "sector": "sectors",
    "method": "methods",
    "municipality": "municipalities",
}
"""The traits that make cases alike, in the order they are told, and the vocabulary of each."""
MOST_REASONS: Final = 3


def _told(traits: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The traits that say most: the rarest, and not that a sector took part which also began."""
    began = {value for kind, value in traits if kind == "initiator"}
    telling = [trait for trait in traits if not (trait[0] == "sector" and trait[1] in began)]
    order = list(REASONS)
    return sorted(telling[:MOST_REASONS], key=lambda trait: order.index(trait[0]))


def _reason(voice: Voice, kind: str, value: str) -> str:
    def told() -> str:
        name = str(voice.name(REASONS[kind], value).striptags())
        if kind == "municipality":
            return name
        return voice.say(f"case.reason.{kind}", name=name[:1].lower() + name[1:])

    return voice.handbook.once(("reason", voice.language, kind, value), told)
