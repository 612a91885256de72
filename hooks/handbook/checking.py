"""What a record alone cannot know: that its ids lead somewhere and its texts may be shown.

Every check gives problems and none raises, so that an author hears of everything at once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from handbook.complaints import near
from handbook.fields import EVERY_LANGUAGE, ID, Kind, references_in, texts_in
from handbook.guides import Course, Route
from handbook.library import KINDS
from handbook.model import Case
from handbook.prose import examined, is_inline

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from handbook.fields import Texts
    from handbook.library import Handbook
    from handbook.model import Record
    from handbook.problems import Problem
    from handbook.prose import Reference
    from handbook.source import FieldPath, Source

def problems_of(
    handbook: Handbook, kind: str, id_: str, at: FieldPath, known: Mapping[str, Container[str]], year: int
) -> Iterator[Problem]:
    """Everything wrong with one record in the company of the others.

    `at` is where it begins in its source; `known` holds every id there is, also of records that
    could not be read, so that one bad record does not make its friends' links look dangling; `year`
    is the last year that is not the future.
    """
    record: Any = handbook.vocabulary[KINDS[kind]][id_]
    source = handbook.files[kind, id_]
    yield from _references(record, source, at, known)
    yield from _texts(record, source, at, known, handbook.languages)
    yield from _doubles(record, source, at)
    yield from _years(record, source, at, year)
    if isinstance(record, Case):
        yield from _place(record, source, handbook)
    elif isinstance(record, Course):
        yield from _minutes(record, source)
    elif isinstance(record, Route):
        yield from _stops(record, source, at, known)


def problems_of_id(source: Source, path: FieldPath, id_: str) -> Iterator[Problem]:
    """Whether a file's name can be an id."""
    if not ID.fullmatch(id_):
        yield source.problem(path, "bad-file-name", name=id_)


def _references(
    record: Record, source: Source, at: FieldPath, known: Mapping[str, Container[str]]
) -> Iterator[Problem]:
    for path, id_, mark in references_in(record):
        names = known[mark.to]
        if id_ not in names:
            yield _dangling(source, (*at, *path), mark.to, id_, names)


def _dangling(source: Source, path: FieldPath, to: str, id_: str, names: Any, line: int = 0) -> Problem:
    hint = near(id_, names)
    code = "unknown-reference-near" if hint else "unknown-reference"
    return source.problem(path, f"{code}.{to}", line, id=id_, hint=hint)


def _texts(
    record: Record,
    source: Source,
    at: FieldPath,
    known: Mapping[str, Container[str]],
    languages: Iterable[str],
) -> Iterator[Problem]:
    keys = {cited.key for cited in getattr(record, "sources", ()) if cited.key}
    spoken = tuple(languages)
    if record.written_in not in spoken:
        yield source.problem((*at, "written_in"), "unknown-language", language=record.written_in)
    for path, texts, kind in texts_in(record):
        field = (*at, *path)
        if EVERY_LANGUAGE in texts:
            continue
        if record.written_in in spoken and record.written_in not in texts:
            yield source.problem(field, "missing-language", language=record.written_in)
        for language, text in texts.items():
            if language not in spoken:
                yield source.problem((*field, language), "unknown-language", language=language)
                continue
            yield from _text(text, kind, source, (*field, language), known, keys)


def _text(
    text: str, kind: Kind, source: Source, path: FieldPath, known: Mapping[str, Container[str]], keys: set[str]
) -> Iterator[Problem]:
    if not text:
        yield source.problem(path, "empty-text")
        return
    if kind.most and len(text) > kind.most:
        yield source.problem(path, "too-long", length=str(len(text)), most=str(kind.most))
    if kind.name == "plain":
        if "\n" in text:
            yield source.problem(path, "one-line-expected")
        return
    if kind.name == "inline" and not is_inline(text):
        yield source.problem(path, "one-paragraph-expected")
    faults, references = examined(text)
    for fault in faults:
        yield source.problem(path, fault.code, fault.line, shown=fault.shown)
    for reference in references:
        yield from _reference(reference, source, path, known, keys)


def _reference(
    reference: Reference, source: Source, path: FieldPath, known: Mapping[str, Container[str]], keys: set[str]
) -> Iterator[Problem]:
    if reference.kind == "source":
        if reference.id not in keys:
            hint = near(reference.id, keys)
            code = "unknown-source-near" if hint else "unknown-source"
            yield source.problem(path, code, reference.line, id=reference.id, hint=hint)
        return
    to = KINDS[reference.kind]
    if reference.id not in known[to]:
        yield _dangling(source, path, to, reference.id, known[to], reference.line)


def _doubles(record: Any, source: Source, at: FieldPath) -> Iterator[Problem]:
    """Things listed twice where once is meant: a principle, a domain, a source by key or address."""
    for name in ("domains", "methods", "phases", "related"):
        values = getattr(record, name, ())
        yield from _repeated(values, source, (*at, name))
    principles = getattr(record, "principles", ())
    yield from _repeated([getattr(each, "principle", each) for each in principles], source, (*at, "principles"))
    sources = getattr(record, "sources", ())
    yield from _repeated([each.key for each in sources], source, (*at, "sources"))
    yield from _repeated([each.url.rstrip("/") for each in sources], source, (*at, "sources"))


def _repeated(values: Iterable[str | None], source: Source, path: FieldPath) -> Iterator[Problem]:
    seen: Counter[str | None] = Counter()
    for number, value in enumerate(values):
        seen[value] += 1
        if value is not None and seen[value] > 1:
            yield source.problem((*path, number), "listed-twice", value=value)


def _years(record: Any, source: Source, at: FieldPath, year: int) -> Iterator[Problem]:
    for number, cited in enumerate(getattr(record, "sources", ())):
        if cited.year and cited.year > year:
            yield source.problem((*at, "sources", number, "year"), "future-year", year=str(cited.year))
    period = getattr(record, "period", None)
    if period is None:
        return
    for name, value in (("from", period.start), ("to", period.to)):
        if value and value > year:
            yield source.problem((*at, "period", name), "future-year", year=str(value))
    if period.start and period.to and period.to < period.start:
        yield source.problem((*at, "period", "to"), "ends-before-it-begins", start=str(period.start), to=str(period.to))


def _place(case: Case, source: Source, handbook: Handbook) -> Iterator[Problem]:
    place = case.place
    if place.country != "DK" and (place.municipality or place.also_in or place.region):
        yield source.problem(("place", "country"), "abroad-with-municipality", country=place.country)
    found = handbook.vocabulary["municipalities"].get(place.municipality or "")
    if found and place.region and found.region != place.region:
        yield source.problem(("place", "region"), "other-region", municipality=found.name, region=found.region)


def _minutes(course: Course, source: Source) -> Iterator[Problem]:
    """Whether each programme lasts as long as its meeting."""
    for number, meeting in enumerate(course.meetings):
        total = sum(activity.minutes for activity in meeting.programme)
        if total != meeting.minutes:
            details = {"total": str(total), "minutes": str(meeting.minutes)}
            yield source.problem(("meetings", number, "minutes"), "minutes-do-not-add-up", **details)


def _stops(route: Route, source: Source, at: FieldPath, known: Mapping[str, Container[str]]) -> Iterator[Problem]:
    for number, stop in enumerate(route.stops):
        kind, _, id_ = stop.page.partition(":")
        if id_ not in known[KINDS[kind]]:
            yield _dangling(source, (*at, "stops", number, "page"), KINDS[kind], id_, known[KINDS[kind]])


def missing_languages(texts: Texts, languages: Iterable[str]) -> list[str]:
    """The languages a text still waits for."""
    return [] if EVERY_LANGUAGE in texts else [each for each in languages if each not in texts]
