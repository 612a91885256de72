"""The pages that guide: articles, routes, forms of cooperation, the course, the worksheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.addresses import document_path
from handbook.guides import Course, Forms
from handbook.languages import language_shown
from handbook.output import Heading
from handbook.pages.views import case_card, headings, index_page, named, record_page
from handbook.prose import Reference
from handbook.rendering import Telling, Voice, numbered_sources, target_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.guides import Article, Route
    from handbook.library import Handbook
    from handbook.output import Page


FORMS_PARTS = ("usage", "questions", "answer", "side-by-side", "disagreement", "sources")
COURSE_PARTS = (
    "background",
    "aims",
    "competences",
    "meetings",
    "variants",
    "roles",
    "evaluation",
    "checklist",
    "hours",
    "sources",
)


def guide_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """Every page that guides; a handbook without such records has none."""
    for id_, article in handbook.articles.items():
        yield _article_page(handbook, id_, article, language)
    for id_, route in handbook.routes.items():
        yield _route_page(handbook, id_, route, language)
    if handbook.worksheets:
        yield index_page(handbook, "worksheet", language, _worksheets)
    for id_ in handbook.worksheets:
        yield record_page(handbook, "worksheet", id_, language, _worksheet)
    for id_, guide in handbook.guides.items():
        context, parts = (
            (_forms, FORMS_PARTS) if isinstance(guide, Forms) else (_course, COURSE_PARTS)
        )
        told = [part for part in parts if getattr(guide, part, True)]
        yield record_page(handbook, "guide", id_, language, context, headings(language, id_, *told))


def _article_page(handbook: Handbook, id_: str, article: Article, language: str) -> Page:
    def context(telling: Telling) -> dict[str, Any]:
        voice = telling.voice
        return {
            "cases": [case_card(voice, case) for case in article.cases],
            "methods": named(voice, "method", "methods", article.methods),
            "sources": numbered_sources(article),
        }

    parts = tuple(
        Heading(
            f"part-{number}",
            section.heading[language_shown(section.heading, language, article.written_in)],
        )
        for number, section in enumerate(article.sections, 1)
    )
    return record_page(handbook, "article", id_, language, context, parts)


def _route_page(handbook: Handbook, id_: str, route: Route, language: str) -> Page:
    def context(telling: Telling) -> dict[str, Any]:
        stops = []
        for stop in route.stops:
            kind, _, stop_id = stop.page.partition(":")
            target = target_of(telling.voice, Reference(kind, stop_id))
            if target:
                stops.append((target, telling.inline(stop.why), stop.minutes))
        return {"stops": stops, "minutes": sum(stop.minutes for stop in route.stops)}

    return record_page(handbook, "route", id_, language, context)


def _worksheets(voice: Voice) -> dict[str, Any]:
    return {
        "sheets": [
            (
                voice.href("worksheet", id_),
                Telling.of(voice, sheet),
                sheet,
                voice.root + document_path(id_, voice.language),
            )
            for id_, sheet in voice.handbook.worksheets.items()
        ]
    }


def _worksheet(telling: Telling) -> dict[str, Any]:
    sheet, voice = telling.record, telling.voice
    return {
        "document": voice.root + document_path(sheet.id, voice.language),
        "sources": numbered_sources(sheet),
    }


def _forms(telling: Telling) -> dict[str, Any]:
    forms = telling.record
    return {
        "instead": [
            [telling.words(each.name) for each in forms.forms if each.id in question.forms]
            for question in forms.questions
        ],
        "sources": numbered_sources(forms),
    }


def _course(telling: Telling) -> dict[str, Any]:
    course: Course = telling.record
    voice = telling.voice
    programmes = []
    for meeting in course.meetings:
        clock, rows = 0, []
        for activity in meeting.programme:
            method = named(voice, "method", "methods", [activity.method] if activity.method else [])
            sheet = named(
                voice, "worksheet", "worksheets", [activity.worksheet] if activity.worksheet else []
            )
            rows.append((f"{clock // 60}.{clock % 60:02}", activity, method, sheet))
            clock += activity.minutes
        programmes.append((meeting, named(voice, "phase", "phases", meeting.phases), rows))
    return {"meetings": programmes, "sources": numbered_sources(course)}
