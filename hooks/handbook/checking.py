"""What a record alone cannot know: that its ids lead somewhere and its texts may be shown.

Every check gives problems and none raises, so that an author hears of everything at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.complaints import near
from handbook.fields import EVERY_LANGUAGE, ID, Kind, references_in, texts_in
from handbook.guides import Course, Route
from handbook.library import KINDS
from handbook.model import Case
from handbook.prose import examined, is_inline
from handbook.wording import languages_worded

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from handbook.fields import Texts
    from handbook.library import Handbook
    from handbook.model import Places, Topics
    from handbook.problems import Problem
    from handbook.prose import Reference
    from handbook.source import FieldPath, PutAside, Source


@dataclass(frozen=True, slots=True)
class Company:
    """The others, in whose company a record is checked."""

    handbook: Handbook
    known: Mapping[str, Container[str]]
    """Every id there is by vocabulary, also of records that could not be read, so that one bad
    record does not make its friends' links look dangling."""
    year: int
    """The last year that is not the future."""

    def dangling(
        self,
        source: Source | PutAside,
        path: FieldPath,
        to: str,
        id_: str,
        line: int | None = None,
    ) -> Problem:
        """The sentence that each kind of reference has of its own, with the nearest known id."""
        names: Any = self.known[to]
        hint = near(id_, names)
        code = "unknown-reference-near" if hint else "unknown-reference"
        return source.problem(path, f"{code}.{to}", line, id=id_, hint=hint)


def problems_of(company: Company, kind: str, id_: str, at: FieldPath) -> Iterator[Problem]:
    """Everything wrong with one record; `at` is where it begins in its source."""
    handbook = company.handbook
    record: Any = handbook.vocabulary[KINDS[kind]][id_]
    check = _Check(record, handbook.files[kind, id_], at, company)
    yield from check.references()
    yield from check.texts()
    yield from check.doubles()
    yield from check.years()
    yield from check.old_ids(kind)
    if isinstance(record, Case):
        yield from check.place(record)
    elif isinstance(record, Course):
        yield from check.minutes(record)
    elif isinstance(record, Route):
        yield from check.stops(record)


def problems_of_vocabulary(
    company: Company, source: Source, lists: Topics | Places
) -> Iterator[Problem]:
    """Everything wrong with the lists that records choose from."""
    check = _Check(lists, source, (), company)
    yield from check.references()
    yield from check.texts()
    yield from check.namesakes()


def problems_of_languages(source: Source) -> Iterator[Problem]:
    """Whether a file of languages is a list of languages that the handbook has words for."""
    if not isinstance(source.data, list):
        yield source.problem((), "list-expected")
        return
    if not source.data:
        yield source.problem((), "empty-list")
    for number, language in enumerate(source.data):
        if not isinstance(language, str):
            yield source.problem((number,), "text-expected")
        elif language not in languages_worded():
            known = ", ".join(sorted(languages_worded()))
            yield source.problem((number,), "unknown-language", language=language, languages=known)
        elif language in source.data[:number]:
            yield source.problem((number,), "listed-twice", value=language)


def problems_of_id(source: Source, path: FieldPath, id_: str) -> Iterator[Problem]:
    """Whether a file's name can be an id."""
    if not ID.fullmatch(id_):
        yield source.problem(path, "bad-file-name", name=id_)


def missing_languages(texts: Texts, languages: Iterable[str]) -> list[str]:
    """The languages a text still waits for."""
    if EVERY_LANGUAGE in texts:
        return []
    return [each for each in languages if each not in texts]


@dataclass(frozen=True)
class _Check:
    """One record, where it stands, and the others it is checked against."""

    record: Any
    source: Source | PutAside
    at: FieldPath
    company: Company

    def problem(
        self,
        path: FieldPath,
        code: str,
        details: Mapping[str, str] | None = None,
        line: int | None = None,
    ) -> Problem:
        return self.source.problem((*self.at, *path), code, line, **(details or {}))

    def references(self) -> Iterator[Problem]:
        """Ids that lead nowhere."""
        for path, id_, mark in references_in(self.record):
            if id_ not in self.company.known[mark.to]:
                yield self.dangling(path, mark.to, id_)

    def dangling(self, path: FieldPath, to: str, id_: str, line: int | None = None) -> Problem:
        """A reference of the record that leads nowhere."""
        return self.company.dangling(self.source, (*self.at, *path), to, id_, line)

    def texts(self) -> Iterator[Problem]:
        """Texts in no language we know, missing in their first, or holding what they may not."""
        spoken = self.company.handbook.languages
        first = getattr(self.record, "written_in", spoken[0])
        if first not in spoken:
            yield self.unknown_language(("written_in",), first)
        for path, texts, kind in texts_in(self.record):
            if EVERY_LANGUAGE in texts:
                continue
            if first in spoken and first not in texts:
                yield self.problem(path, "missing-language", {"language": first})
            for language, text in texts.items():
                if language in spoken:
                    yield from self.text(text, kind, (*path, language))
                else:
                    yield self.unknown_language((*path, language), language)

    def unknown_language(self, path: FieldPath, language: str) -> Problem:
        """That a language is none of the handbook's, with those that are."""
        spoken = ", ".join(self.company.handbook.languages)
        return self.problem(path, "unknown-language", {"language": language, "languages": spoken})

    def text(self, text: str, kind: Kind, path: FieldPath) -> Iterator[Problem]:
        """What one text may not be."""
        if kind.most and len(text) > kind.most:
            details = {"length": str(len(text)), "most": str(kind.most)}
            yield self.problem(path, "too-long", details)
        if kind.name == "plain":
            if "\n" in text:
                yield self.problem(path, "one-line-expected")
            return
        if kind.name == "inline" and not is_inline(text):
            yield self.problem(path, "one-paragraph-expected")
        faults, references = examined(text)
        for fault in faults:
            yield self.problem(path, fault.code, {"shown": fault.shown}, fault.line)
        for reference in references:
            yield from self.prose_reference(reference, path)

    def prose_reference(self, reference: Reference, path: FieldPath) -> Iterator[Problem]:
        """A link in prose that leads nowhere."""
        if reference.kind != "source":
            to = KINDS[reference.kind]
            if reference.id not in self.company.known[to]:
                yield self.dangling(path, to, reference.id, reference.line)
            return
        keys = [cited.key for cited in getattr(self.record, "sources", ()) if cited.key]
        if reference.id not in keys:
            hint = near(reference.id, keys)
            code = "unknown-source-near" if hint else "unknown-source"
            yield self.problem(path, code, {"id": reference.id, "hint": hint}, reference.line)

    def doubles(self) -> Iterator[Problem]:
        """Things listed twice where once is meant: a principle, a domain, a source."""
        for name in ("domains", "methods", "phases", "related", "formerly"):
            yield from self.repeated(name, getattr(self.record, name, ()))
        principles = getattr(self.record, "principles", ())
        yield from self.repeated("principles", [getattr(p, "principle", p) for p in principles])
        sources = getattr(self.record, "sources", ())
        yield from self.repeated("sources", [each.key for each in sources])
        yield from self.repeated("sources", [each.url.rstrip("/") for each in sources])

    def repeated(self, name: str, values: Iterable[str | None]) -> Iterator[Problem]:
        """The second and later of equal values."""
        seen: Counter[str | None] = Counter()
        for number, value in enumerate(values):
            seen[value] += 1
            if value is not None and seen[value] > 1:
                yield self.problem((name, number), "listed-twice", {"value": value})

    def namesakes(self) -> Iterator[Problem]:
        """Entries of a list that bear the same id, name or code."""
        for name in type(self.record).model_fields:
            seen: set[str] = set()
            for number, each in enumerate(getattr(self.record, name)):
                key = next(k for k in ("id", "code", "name") if hasattr(each, k))
                id_ = getattr(each, key)
                if id_ in seen:
                    yield self.problem((name, number, key), "duplicate-id", {"id": id_})
                seen.add(id_)

    def old_ids(self, kind: str) -> Iterator[Problem]:
        """Ids of the past that another record bears or bore, so that they cannot lead on."""
        for number, old in enumerate(self.record.formerly):
            records = self.company.handbook.collection(KINDS[kind]).values()
            former = any(old in each.formerly for each in records if each is not self.record)
            if former or old in self.company.known[KINDS[kind]]:
                yield self.problem(("formerly", number), "duplicate-id", {"id": old})

    def years(self) -> Iterator[Problem]:
        """Years in the future, and periods that end before they begin."""
        for number, cited in enumerate(getattr(self.record, "sources", ())):
            yield from self.future(("sources", number, "year"), cited.year)
            accessed = int(cited.accessed[:4]) if cited.accessed else None
            yield from self.future(("sources", number, "accessed"), accessed)
        period = getattr(self.record, "period", None)
        if period is None:
            return
        yield from self.future(("period", "from"), period.start)
        yield from self.future(("period", "to"), period.to)
        if period.start and period.to and period.to < period.start:
            details = {"start": str(period.start), "to": str(period.to)}
            yield self.problem(("period", "to"), "ends-before-it-begins", details)

    def future(self, path: FieldPath, year: int | None) -> Iterator[Problem]:
        """A year that has not been."""
        if year and year > self.company.year:
            yield self.problem(path, "future-year", {"year": str(year)})

    def place(self, case: Case) -> Iterator[Problem]:
        """Places that contradict each other."""
        place = case.place
        if place.country != "DK" and (place.municipality or place.also_in or place.region):
            details = {"country": place.country}
            yield self.problem(("place", "country"), "abroad-with-municipality", details)
        municipalities = self.company.handbook.vocabulary["municipalities"]
        found = municipalities.get(place.municipality or "")
        if found and place.region and found.region != place.region:
            details = {"municipality": found.name, "region": found.region}
            yield self.problem(("place", "region"), "other-region", details)

    def minutes(self, course: Course) -> Iterator[Problem]:
        """Programmes that do not last as long as their meetings."""
        for number, meeting in enumerate(course.meetings):
            total = sum(activity.minutes for activity in meeting.programme)
            if total != meeting.minutes:
                details = {"total": str(total), "minutes": str(meeting.minutes)}
                yield self.problem(
                    ("meetings", number, "minutes"), "minutes-do-not-add-up", details
                )

    def stops(self, route: Route) -> Iterator[Problem]:
        """Stops of a route at pages that are not there."""
        for number, stop in enumerate(route.stops):
            kind, _, id_ = stop.page.partition(":")
            if id_ not in self.company.known[KINDS[kind]]:
                yield self.dangling(("stops", number, "page"), KINDS[kind], id_)
