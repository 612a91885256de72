"""The way of working on paper: a phase of the process and a method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.booklets.paper import in_a_row, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handbook.booklets.paper import Paper, Told
    from handbook.booklets.tree import Node
    from handbook.model import Method, Phase


def phase_told(paper: Paper, id_: str) -> Told:
    """A phase with what is asked and done in it, and its methods."""
    phase: Phase = paper.record
    head: Told = {"over": paper.voice.say("phase.number", number=str(phase.number))}
    sections = [paper.section("phase.purpose", paper.prose(phase.purpose))]
    pairs: Iterable[tuple[Sequence[Node], Sequence[Node]]]
    if phase.advice:
        pairs = (
            ([paper.voice.say(f"advice.{part}")], paper.inline(getattr(phase.advice, part)))
            for part in ("purpose", "frames", "anchoring")
        )
        note = paper.voice.say("phase.advice-note")
        sections.append(paper.section("phase.advice", paper.pairs(pairs), note))
    sections.append(paper.section("phase.questions", paper.points(phase.questions)))
    sections.append(paper.section("phase.activities", paper.points(phase.activities)))
    if phase.roles:
        pairs = ((paper.words(each.who), paper.inline(each.does)) for each in phase.roles)
        sections.append(paper.section("phase.roles", paper.pairs(pairs)))
    sections += [
        paper.section(f"phase.{part}", paper.points(points))
        for part, points in (("mistakes", phase.mistakes), ("outputs", phase.outputs))
        if points
    ]
    if phase.loops:
        pairs = (
            ([paper.link("phase", each.phase)], paper.inline(each.text)) for each in phase.loops
        )
        sections.append(paper.section("phase.loops", paper.pairs(pairs)))
    if methods := paper.handbook.methods_by_phase[id_]:
        links = listed([paper.link("method", each)] for each in methods)
        sections.append(paper.section("phase.methods", [links]))
    sheets = [each for each, sheet in paper.handbook.worksheets.items() if id_ in sheet.phases]
    if sheets:
        links = listed([paper.link("worksheet", each)] for each in sheets)
        sections.append(paper.section("index.worksheet.title", [links]))
    return head | {"sections": sections}


def method_told(paper: Paper, id_: str) -> Told:
    """A method step by step."""
    method: Method = paper.record
    handbook = paper.handbook
    everywhere = len(method.phases) == len(handbook.phases)
    phases: list[Node] = (
        [paper.voice.say("method.all-phases")]
        if everywhere
        else paper.links("phase", method.phases)
    )
    told: Told = {
        "facts": paper.facts(
            [
                ("duration", paper.inline(method.duration)),
                ("group", paper.inline(method.group)),
                ("phases", phases),
                ("materials", in_a_row(paper.words(each) for each in method.materials)),
            ],
        ),
        "terms": [f"term-{each}" for each in handbook.terms_by_method[id_]],
    }
    practice = (*method.steps, *method.pitfalls, *method.accessibility)
    marked = any(point.basis == "practice" for point in practice)
    note = paper.voice.say("method.practice-note") if marked else ""
    sections = [
        paper.section("method.purpose", paper.prose(method.purpose)),
        paper.section("method.steps", paper.points(method.steps, "ol"), note) | {"steps": True},
    ]
    sections += [
        paper.section(f"method.{part}", paper.points(points))
        for part, points in (
            ("pitfalls", method.pitfalls),
            ("accessibility", method.accessibility),
        )
        if points
    ]
    if method.origin:
        origin: Node = {"n": "p", "c": paper.inline(method.origin)}
        sections.append(paper.section("method.origin", [origin]))
    pairs = (
        ([paper.link("principle", each.principle)], paper.words(each.how))
        for each in method.principles
    )
    note = paper.voice.say("method.reading-note")
    sections.append(paper.section("method.principles", paper.pairs(pairs), note))
    if cases := handbook.cases_by_method[id_]:
        links = listed([paper.link("case", each)] for each in cases)
        sections.append(paper.section("method.cases", [links]))
    return told | {"sections": sections}
