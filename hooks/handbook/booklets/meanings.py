"""A principle on paper: what it means, what to ask, and what the cases say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.booklets.tree import tree_of

if TYPE_CHECKING:
    from handbook.booklets.paper import Paper, Told
    from handbook.booklets.tree import Node
    from handbook.model import Principle


def principle_told(paper: Paper, id_: str) -> Told:
    """What a principle means, what to ask, and what the cases say of it."""
    principle: Principle = paper.record
    number = list(paper.handbook.principles).index(id_) + 1
    head: Told = {
        "hue": id_,
        "over": paper.voice.say("principle.number", number=str(number)),
        "statement": paper.inline(principle.statement),
    }
    sections = [
        paper.section("principle.explanation", paper.prose(principle.explanation)),
        paper.section("principle.practice", paper.points(principle.practice)),
        paper.section("principle.questions", paper.points(principle.questions)),
        paper.section("principle.warning-signs", paper.points(principle.warning_signs)),
    ]
    if principle.patterns:
        note = paper.voice.say("principle.patterns-note")
        sections.append(paper.section("principle.patterns", paper.prose(principle.patterns), note))
    sections += [_stances(paper, id_, stance) for stance in ("shows", "challenges")]
    if methods := paper.handbook.methods_by_principle[id_]:
        pairs = (
            ([paper.link("method", method)], _how(paper, "methods", method, how))
            for method, how in methods
        )
        sections.append(paper.section("principle.methods", paper.pairs(pairs)))
    if principle.tensions:
        pairs = (
            ([paper.link("principle", each.principle)], paper.inline(each.text))
            for each in principle.tensions
        )
        sections.append(paper.section("principle.tensions", paper.pairs(pairs)))
    if principle.open_questions:
        points = paper.points(principle.open_questions)
        sections.append(paper.section("principle.open-questions", points))
    return head | {"sections": sections}


def _stances(paper: Paper, principle: str, stance: str) -> Told:
    """What the cases say of a principle."""
    links = paper.handbook.links_to(principle, stance)
    if not links:
        gap: Node = {"n": "p", "c": [paper.voice.say(f"gap.principle-{stance}")]}
        return paper.section(f"principle.{stance}", [gap])
    pairs = (
        ([paper.link("case", each.case)], _how(paper, "cases", each.case, each.how))
        for each in links
    )
    note = paper.voice.say(
        f"principle.{stance}-note", count=paper.voice.counted("case", len(links))
    )
    return paper.section(f"principle.{stance}", paper.pairs(pairs), note)


def _how(paper: Paper, collection: str, id_: str, how: Any) -> list[Node]:
    """A sentence of another record, in the language that one can be read in."""
    written_in = paper.handbook.collection(collection)[id_].written_in
    return tree_of(str(paper.voice.words(how, written_in)), paper.way)
