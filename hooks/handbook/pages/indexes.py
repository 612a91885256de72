"""The pages that list things: every kind of record, every facet of the cases, every source."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from handbook.addresses import address, root_from
from handbook.library import KINDS
from handbook.mentions import mentions
from handbook.output import Page
from handbook.pages.process_picture import process_picture
from handbook.pages.views import (
    COLLECTING,
    booklets_for,
    case_card,
    index_page,
    is_translated,
    municipality_id,
    named,
    sorted_as,
)
from handbook.rendering import Telling, Voice, html_of, name_of, numbered_sources, title_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.library import Citation, Handbook

FACETS = {
    "domain": "domains",
    "arena": "arenas",
    "initiator": "sectors",
    "status": "statuses",
    "municipality": "municipalities",
}
"""Each facet of a case that has pages, and the vocabulary its values come from."""


def index_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """Every page that lists things."""
    listed = {
        "principle": _principles,
        "phase": _process,
        "method": _methods,
        "term": _glossary,
        "source": _sources,
    }
    for kind, context in listed.items():
        assets = COLLECTING if kind == "term" else ()
        yield index_page(handbook, kind, language, context, assets=assets)
    for facet in FACETS:
        yield index_page(handbook, facet, language, partial(_facet_values, facet), "facet-index")
        for value in _values(handbook, facet):
            yield _facet_page(handbook, facet, value, language)


def _principles(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    return {
        "principles": [
            (
                principle,
                Telling.of(voice, principle),
                voice.href("principle", id_),
                id_,
                len(handbook.links_to(id_, "shows")),
                len(handbook.links_to(id_, "challenges")),
            )
            for id_, principle in handbook.principles.items()
        ]
    }


def _process(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    phases = [
        (
            phase,
            Telling.of(voice, phase),
            voice.href("phase", id_),
            len(handbook.methods_by_phase[id_]),
        )
        for id_, phase in handbook.phases.items()
    ]
    return {"phases": phases, "picture": process_picture(voice)}


def _methods(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    return {
        "phases": [
            (
                named(voice, "phase", "phases", [phase])[0],
                [_method_line(voice, method) for method in handbook.methods_by_phase[phase]],
            )
            for phase in handbook.phases
        ],
        "total": len(handbook.methods),
    }


def _method_line(voice: Voice, id_: str) -> dict[str, Any]:
    method = voice.handbook.methods[id_]
    telling = Telling.of(voice, method)
    return {
        "href": voice.href("method", id_),
        "name": telling.words(method.title),
        "summary": telling.words(method.summary),
        "principles": [
            (
                each.principle,
                voice.handbook.principles[each.principle].icon,
                voice.name("principles", each.principle),
            )
            for each in method.principles
        ],
    }


def _glossary(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    ids = sorted(
        handbook.terms, key=lambda id_: sorted_as(title_in(handbook.terms[id_], voice.language))
    )
    used = mentions(handbook, "term")
    entries = []
    for id_ in ids:
        term = handbook.terms[id_]
        others = [(each, text) for each, text in term.term.items() if each != voice.language]
        entries.append(
            {
                "id": id_,
                "telling": Telling.of(voice, term),
                "term": term,
                "others": others,
                "also": term.also.get(voice.language, []),
                "related": named(voice, "term", "terms", term.related),
                "methods": named(voice, "method", "methods", term.methods),
                "principles": named(voice, "principle", "principles", term.principles),
                "used_in": [
                    named(voice, kind, KINDS[kind], [by])[0] for kind, by in used.get(id_, [])
                ],
                "sources": numbered_sources(term),
            }
        )
    return {"entries": entries}


def _sources(voice: Voice) -> dict[str, Any]:
    """Every cited work once, by kind, with the records that lean on it."""
    handbook = voice.handbook
    groups = []
    for kind in handbook.topics.source_kinds:
        works = [
            (citations[0].source, [_citing(voice, each) for each in citations])
            for citations in handbook.citations.values()
            if citations[0].source.kind == kind.id
        ]
        works.sort(key=lambda work: (work[0].title.casefold(), work[0].url))
        if works:
            groups.append((kind.id, voice.name("source_kinds", kind.id), works))
    return {"groups": groups, "total": len(handbook.citations)}


def _citing(voice: Voice, citation: Citation) -> Any:
    return named(voice, citation.kind, KINDS[citation.kind], [citation.id])[0]


def _values(handbook: Handbook, facet: str) -> list[str]:
    """The values that get a page: all topics, and the municipalities that have a case."""
    known = handbook.vocabulary[FACETS[facet]]
    if facet == "municipality":
        return [value for value in known if handbook.cases_by_facet[facet, value]]
    return list(known)


def _facet_values(facet: str, voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    values = [
        (
            voice.href(facet, _id(facet, value)),
            voice.name(FACETS[facet], value),
            len(handbook.cases_by_facet[facet, value]),
        )
        for value in _values(handbook, facet)
    ]
    return {"values": values, "facet": facet}


def _id(facet: str, value: str) -> str:
    return municipality_id(value) if facet == "municipality" else value


def _facet_page(handbook: Handbook, facet: str, value: str, language: str) -> Page:
    own_address = address(facet, _id(facet, value), language)
    voice = Voice(handbook, language, root_from(own_address))
    name = str(voice.name(FACETS[facet], value).striptags())
    guide = handbook.arena_guides.get(value) if facet == "arena" else None

    def body() -> str:
        telling = Telling.of(voice, guide) if guide else None
        ids = handbook.cases_by_facet[facet, value]
        return html_of(
            "facet",
            v=voice,
            r=telling,
            guide=guide,
            facet=facet,
            name=name,
            entry=handbook.vocabulary[FACETS[facet]][value],
            cards=[case_card(voice, id_) for id_ in ids],
            booklets=booklets_for(voice, facet, value) if facet == "domain" else [],
            sources=numbered_sources(guide) if guide else [],
        )

    return Page(
        key=f"{facet}/{_id(facet, value)}",
        kind="facet",
        language=language,
        address=own_address,
        title=voice.say(f"facet.{facet}.title", name=name),
        description=voice.say(f"facet.{facet}.summary", name=name),
        body=body,
        translated=is_translated(name_of(handbook.vocabulary[FACETS[facet]][value]), language),
        section=facet,
        source=handbook.files["arena", value].file if guide else "",
    )
