"""The records that guide: forms of cooperation, arenas, articles, routes, the course, and booklets.

They lean on the same fields as the core records of `model`; only what they hold differs.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from handbook.fields import (
    Id,
    Inline,
    Kind,
    Number,
    Part,
    Plain,
    Point,
    Prose,
    Refers,
    Summary,
    Title,
    Truth,
)
from handbook.model import Cited, Record, Role


class Form(Part):
    """A form of cooperation, so that it can be held beside the others."""

    id: Id
    name: Title
    defines: Plain
    """Who says what the problem is."""
    decides: Plain
    carries_out: Plain
    time: Plain
    explanation: Inline


class Question(Part):
    """A question that leads to the right form; `stop` is the answer that leads elsewhere."""

    question: Inline
    why: Inline
    stop: Literal["no", "yes"] = "no"
    instead: Inline
    forms: list[Annotated[Id, Refers("forms")]] = []


class Forms(Record):
    """Is this samskabelse? The forms side by side, the quarrel about the words, ten questions."""

    title: Title
    summary: Summary
    usage: Prose
    """The one usage that this handbook has chosen."""
    disagreement: Prose
    forms: Annotated[list[Form], Field(min_length=1)]
    questions: Annotated[list[Question], Field(min_length=1)]
    answer: Prose
    """How to read one's answers."""
    sources: Annotated[list[Cited], Field(min_length=1)]


class Arena(Record):
    """A kind of place where parties meet; its id is that of the topic."""

    id: Annotated[Id, Refers("arenas")]
    title: Title
    summary: Summary
    can_do: Annotated[list[Annotated[Point, Kind("inline")]], Field(min_length=1)]
    figures: list[Inline] = []
    watch_out: list[Annotated[Point, Kind("inline")]] = []
    sources: list[Cited] = []


class Section(Part):
    """A stretch of an article under its heading."""

    heading: Title
    text: Prose


class Article(Record):
    """What is known of a matter, with its sources."""

    title: Title
    summary: Summary
    sections: Annotated[list[Section], Field(min_length=1)]
    cases: list[Annotated[Id, Refers("cases")]] = []
    methods: list[Annotated[Id, Refers("methods")]] = []
    sources: list[Cited] = []


class Stop(Part):
    """A page of a route, and why it stands there."""

    page: Annotated[
        str, Field(pattern=r"^(case|principle|method|phase|article|arena|guide):[a-z0-9-]+$")
    ]
    why: Inline
    minutes: Number


class Route(Record):
    """A short path through the handbook for one kind of reader."""

    id: Id
    title: Title
    summary: Summary
    reader: Plain
    stops: Annotated[list[Stop], Field(min_length=1)]


class Activity(Part):
    """A piece of a meeting's programme."""

    minutes: Number
    title: Plain
    how: Prose
    method: Annotated[Id, Refers("methods")] | None = None
    worksheet: Annotated[Id, Refers("worksheets")] | None = None


class Meeting(Part):
    """A meeting of the course with its programme to the minute."""

    id: Id
    title: Title
    aim: Inline
    minutes: Number
    """The length of the meeting; its programme adds up to it."""
    phases: list[Annotated[Id, Refers("phases")]] = []
    programme: Annotated[list[Activity], Field(min_length=1)]
    materials: list[Plain] = []
    home: Prose | None = None
    """What the participants do before the next meeting."""


class Competence(Part):
    """Something the participants can do after the course."""

    title: Title
    text: Inline


class Variant(Part):
    """How the course is bent for a field."""

    id: Id
    title: Title
    text: Prose


class Hours(Part):
    """Time that the course takes somebody."""

    what: Plain
    hours: Number


class Course(Record):
    """A training for citizens and professionals who learn side by side."""

    title: Title
    summary: Summary
    background: Prose
    aims: Annotated[list[Inline], Field(min_length=1)]
    competences: Annotated[list[Competence], Field(min_length=1)]
    meetings: Annotated[list[Meeting], Field(min_length=1)]
    variants: list[Variant] = []
    roles: list[Role] = []
    evaluation: list[Annotated[Point, Kind("inline")]] = []
    checklist: list[Inline] = []
    hours: list[Hours] = []
    sources: list[Cited] = []


class Block(Part):
    """A part of a worksheet: lines to write on, a table to fill in, or a list to tick off."""

    heading: Plain
    hint: Inline | None = None
    form: Literal["lines", "table", "checks"]
    rows: Annotated[Number, Field(le=40)] = 4
    """Lines to write on, or empty rows of a table."""
    columns: list[Plain] = []
    items: list[Plain] = []
    """The points to tick off, or the row heads of a table."""


class Worksheet(Record):
    """A sheet that a group fills in together."""

    id: Id
    title: Title
    summary: Summary
    use: Annotated[list[Inline], Field(min_length=1)]
    blocks: Annotated[list[Block], Field(min_length=1)]
    phases: list[Annotated[Id, Refers("phases")]] = []
    methods: list[Annotated[Id, Refers("methods")]] = []
    sources: list[Cited] = []


class Chapter(Part):
    """A stretch of a booklet: the records of one kind, all of them or those that are chosen."""

    of: Literal["principles", "phases", "methods", "cases", "worksheets", "course"]
    told: Literal["whole", "short"] = "whole"
    title: Title | None = None
    intro: Inline | None = None
    domains: list[Annotated[Id, Refers("domains")]] = []
    """Only the cases of these domains."""
    difficult: Truth = False
    """Only the cases that stopped, or that challenge the principles as often as they show them."""


class Booklet(Record):
    """Something to print; with `each: domain`, one for every domain with enough cases."""

    id: Id
    title: Title
    summary: Summary
    serves: Inline
    """The situations it is made for."""
    layout: Literal["booklet", "worksheets", "sheets", "cards"] = "booklet"
    each: Literal["domain"] | None = None
    fewest: Number = 6
    """The fewest cases that a domain needs for a booklet of its own."""
    chapters: Annotated[list[Chapter], Field(min_length=1)]
