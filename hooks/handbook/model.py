"""The records as an author writes them: flat, frozen, strict; relations are ids.

One class a kind of record, in the order an author meets them. What each field may hold stands in
`fields`; that ids lead somewhere is for `checking`, since a record alone cannot know.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    Colour,
    Degree,
    How,
    Id,
    Inline,
    Kind,
    Line,
    Month,
    Name,
    Number,
    Part,
    Plain,
    Point,
    Prose,
    Refers,
    Summary,
    Title,
    Truth,
    WebAddress,
    Year,
)


class Cited(Part):
    """A source: what was read, who wrote it, and how much of it could be read."""

    key: Id | None = None
    url: WebAddress
    title: Line
    authors: Line | None = None
    publisher: Line | None = None
    year: Year | None = None
    kind: Annotated[Id, Refers("source_kinds")]
    read: Literal["whole", "partly"] = "whole"
    accessed: Month | None = None


class Translation(Part):
    """That a translation was made, and from which text; kept by a command, never by hand."""

    of: Line
    by: Line | None = None
    reviewed: Truth = False


SearchWords = dict[str, list[Line]]
"""By language, what readers type who look for it and do not know its words; searched, not shown."""


class Record(Part):
    """What every record has."""

    written_in: Id = "da"
    formerly: list[Id] = []
    """Ids it was published under before; each old address leads on to the new one."""
    search_words: SearchWords = {}
    translations: dict[str, Translation] = {}


class CasePlace(Part):
    """Where a case happened, as exactly as its sources say."""

    municipality: Annotated[Line, Refers("municipalities")] | None = None
    also_in: list[Annotated[Line, Refers("municipalities")]] = []
    region: Annotated[Line, Refers("regions")] | None = None
    town: Line | None = None
    country: Annotated[Line, Refers("countries")] = "DK"


class Period(Part):
    """The years of a case; both may be unknown, and `note` says what is uncertain."""

    start: Annotated[Year | None, Field(alias="from")] = None
    to: Year | None = None
    note: Plain | None = None


class Actor(Part):
    """One who took part."""

    name: Name
    sector: Annotated[Id, Refers("sectors")]
    role: Plain | None = None


class Story(Part):
    """What happened; the parts that the sources do not tell are left out."""

    challenge: Prose
    process: Prose
    outcome: Prose | None = None
    anchoring: Prose | None = None
    difficulties: Prose | None = None


class Shows(Part):
    """That a case shows or challenges a principle: our reading, in a sentence."""

    principle: Annotated[Id, Refers("principles")]
    stance: Literal["shows", "challenges"]
    how: How


class Case(Record):
    """Something that happened, told so that others can learn from it."""

    title: Title
    summary: Summary
    place: CasePlace
    period: Period | None = None
    status: Annotated[Id, Refers("statuses")]
    domains: Annotated[list[Annotated[Id, Refers("domains")]], Field(min_length=1)]
    arena: Annotated[Id, Refers("arenas")]
    initiated_by: Annotated[Id, Refers("sectors")] | None = None
    target_group: Plain
    actors: Annotated[list[Actor], Field(min_length=1)]
    story: Story
    lessons: list[Inline] = []
    principles: Annotated[list[Shows], Field(min_length=1)]
    methods: list[Annotated[Id, Refers("methods")]] = []
    sources: Annotated[list[Cited], Field(min_length=1)]
    evidence: Annotated[Id, Refers("evidence")]


class Serves(Part):
    """That a method serves a principle: our reading, in a sentence."""

    principle: Annotated[Id, Refers("principles")]
    how: How


class Method(Record):
    """A way of working that a facilitator can follow alone."""

    title: Title
    summary: Summary
    purpose: Prose
    phases: Annotated[list[Annotated[Id, Refers("phases")]], Field(min_length=1)]
    duration: Inline
    group: Inline
    materials: list[Plain] = []
    steps: Annotated[list[Annotated[Point, Kind("inline")]], Field(min_length=1)]
    pitfalls: list[Annotated[Point, Kind("inline")]] = []
    accessibility: list[Annotated[Point, Kind("inline")]] = []
    origin: Inline | None = None
    principles: Annotated[list[Serves], Field(min_length=1)]
    sources: Annotated[list[Cited], Field(min_length=1)]


class Tension(Part):
    """Where two principles pull apart."""

    principle: Annotated[Id, Refers("principles")]
    text: Inline


class Change(Part):
    """An entry in a principle's history."""

    date: Month
    text: Plain


class Principle(Record):
    """One of the six."""

    id: Id
    title: Title
    summary: Summary
    colour: Colour
    icon: Id
    statement: Inline
    explanation: Prose
    practice: Annotated[list[Inline], Field(min_length=1)]
    questions: Annotated[list[Inline], Field(min_length=1)]
    warning_signs: Annotated[list[Inline], Field(min_length=1)]
    patterns: Prose | None = None
    tensions: list[Tension] = []
    open_questions: list[Inline] = []
    history: list[Change] = []
    sources: Annotated[list[Cited], Field(min_length=1)]


class Role(Part):
    """Who does what in a phase."""

    who: Plain
    does: Inline


class Loop(Part):
    """Where a phase overlaps with another or leads back to it."""

    phase: Annotated[Id, Refers("phases")]
    text: Inline


class Advice(Part):
    """The volunteer centre's three pieces of advice, as they apply in one phase."""

    purpose: Inline
    frames: Inline
    anchoring: Inline


class Phase(Record):
    """A stretch of the process, from the first doubt to anchoring or a decent end."""

    id: Id
    number: Number
    title: Title
    summary: Summary
    purpose: Prose
    questions: Annotated[list[Inline], Field(min_length=1)]
    activities: Annotated[list[Annotated[Point, Kind("inline")]], Field(min_length=1)]
    roles: list[Role] = []
    mistakes: list[Annotated[Point, Kind("inline")]] = []
    outputs: list[Annotated[Point, Kind("inline")]] = []
    loops: list[Loop] = []
    advice: Advice | None = None
    sources: list[Cited] = []


class Term(Record):
    """A word of the field, and the other words people use for it."""

    id: Id
    term: Title
    definition: Inline
    also: dict[str, list[Line]] = {}
    related: list[Annotated[Id, Refers("terms")]] = []
    methods: list[Annotated[Id, Refers("methods")]] = []
    principles: list[Annotated[Id, Refers("principles")]] = []
    basis: Literal["sourced", "common"] = "sourced"
    sources: list[Cited] = []


class Topic(Part):
    """A word of the vocabulary."""

    id: Id
    name: Title
    explanation: Inline | None = None
    search_words: SearchWords = {}


class Topics(Part):
    """The vocabulary: every list that a record chooses from."""

    domains: list[Topic]
    sectors: list[Topic]
    arenas: list[Topic]
    statuses: list[Topic]
    evidence: list[Topic]
    source_kinds: list[Topic]


class Municipality(Part):
    """A Danish municipality; the coordinates are those of its seat."""

    name: Line
    region: Annotated[Line, Refers("regions")]
    lat: Degree
    lon: Degree


class Region(Part):
    """A Danish region."""

    name: Line
    lat: Degree
    lon: Degree


class Country(Part):
    """A country of a case."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Title


class Places(Part):
    """The places that a case may name."""

    regions: list[Region]
    municipalities: list[Municipality]
    countries: list[Country]
