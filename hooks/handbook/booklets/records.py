"""Every kind of record told on paper: a head, facts, sections and sources, whole or in short.

The same words in the same order as on its page: both come from the same `Telling`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from handbook.addresses import index_address
from handbook.booklets.meanings import principle_told
from handbook.booklets.paper import paper_of, title_of
from handbook.booklets.stories import case_told
from handbook.booklets.teaching import course_told, worksheet_told
from handbook.booklets.tree import breakable
from handbook.booklets.ways import method_told, phase_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.booklets.paper import Paper, Told
    from handbook.library import Handbook

TELL: Final[dict[str, Callable[[Paper, str], Told]]] = {
    "principle": principle_told,
    "phase": phase_told,
    "method": method_told,
    "case": case_told,
    "worksheet": worksheet_told,
    "course": course_told,
}
"""What tells each kind of record; the course is a guide and alone of its kind."""
FACTS_IN_SHORT: Final = {"case": 3, "method": 2}
"""How many of its facts a record keeps in short: a case its place, years and status."""


def record_told(handbook: Handbook, language: str, kind: str, id_: str, *, short: bool) -> Told:
    """A record as all booklets of a language tell it; a copy, since each booklet adds its own."""

    def whole() -> Told:
        return _told(paper_of(handbook, language, kind, id_), kind, id_)

    told = handbook.once(("on paper", language, kind, id_), whole)
    return shortened(told) if short else dict(told)


def _told(paper: Paper, kind: str, id_: str) -> Told:
    alone = kind == "guide"
    language = paper.voice.language
    head: Told = {
        "kind": id_ if alone else kind,
        "id": id_,
        "label": paper.label,
        "short": False,
        "title": breakable(title_of(paper.handbook, language, kind, id_)),
        "spoken": language if language in paper.record.title else paper.record.written_in,
        "lead": paper.words(paper.record.summary),
        "address": index_address(id_, language) if alone else paper.voice.href(kind, id_),
        "facts": [],
        "sections": [],
        "terms": [],
    }
    return head | TELL[head["kind"]](paper, id_) | {"sources": paper.sources()}


def shortened(told: Told) -> Told:
    """A record in a few lines: what it is, its first facts, and which principles it speaks to."""
    stances = [each for section in told["sections"] for each in section.get("stances", ())]
    return told | {
        "short": True,
        "facts": told["facts"][: FACTS_IN_SHORT.get(told["kind"], 0)],
        "stances": [_quietly(each) for each in stances],
        "sections": [],
        "sources": [],
    }


def _quietly(stance: Told) -> Told:
    """A stance whose principle is named without its page: in a long list it would be noise."""
    return stance | {"name": [{**node, "first": False} for node in stance["name"]]}
