"""A case on paper: the facts, the story, what it shows and who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.booklets.paper import listed
from handbook.booklets.tree import breakable
from handbook.pages.cases import story_parts
from handbook.pages.views import place_line, years_line

if TYPE_CHECKING:
    from handbook.booklets.paper import Paper, Told
    from handbook.booklets.tree import Node
    from handbook.model import Case


def case_told(paper: Paper, id_: str) -> Told:
    """A case from its facts to those who took part."""
    del id_
    case: Case = paper.record
    voice = paper.voice
    years: list[Node] = [years_line(voice, case.period, case.status)]
    if case.period and case.period.note:
        years += [". ", *paper.words(case.period.note)]
    place: Node = breakable(place_line(voice, case))
    facts: list[tuple[str, list[Node]]] = [
        ("place", [place]),
        ("years", years),
        ("status", paper.name("statuses", case.status)),
        ("domains", paper.names("domains", case.domains)),
        ("arena", paper.name("arenas", case.arena)),
        ("initiator", paper.name("sectors", case.initiated_by) if case.initiated_by else []),
        ("target-group", paper.words(case.target_group)),
        ("evidence", paper.name("evidence", case.evidence)),
    ]
    stances = [
        {
            "hue": each.principle,
            "stance": each.stance,
            "name": [paper.link("principle", each.principle)],
            "told": voice.say(f"stance.{each.stance}"),
            "how": paper.words(each.how),
        }
        for each in case.principles
    ]
    sections = [
        paper.section(f"case.{part}", paper.prose(getattr(case.story, part)))
        for part in story_parts(case)
    ]
    if case.lessons:
        sections.append(paper.section("case.lessons", paper.points(case.lessons)))
    stanced = paper.section("case.principles", [], voice.say("case.reading-note"))
    sections.append(stanced | {"stances": stances})
    actors = listed(
        [
            {"n": "strong", "c": paper.words(actor.name)},
            *([": ", *paper.words(actor.role)] if actor.role else []),
            " (",
            *_small(paper.name("sectors", actor.sector)),
            ")",
        ]
        for sector in paper.handbook.topics.sectors
        for actor in case.actors
        if actor.sector == sector.id
    )
    sections.append(paper.section("case.actors", [actors]))
    if case.methods:
        methods: Node = {"n": "p", "c": paper.links("method", case.methods)}
        sections.append(paper.section("case.methods", [methods]))
    return {"facts": paper.facts(facts), "sections": sections}


def _small(nodes: list[Node]) -> list[Node]:
    """A name in the middle of a sentence."""
    if nodes and isinstance(nodes[0], str):
        return [nodes[0][:1].lower() + nodes[0][1:], *nodes[1:]]
    return nodes
