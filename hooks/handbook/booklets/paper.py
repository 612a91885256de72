"""One record on paper: its texts as trees, from the same `Telling` that its page is made with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handbook.addresses import address, index_address
from handbook.booklets.tree import breakable, tree_of
from handbook.fields import Point
from handbook.library import KINDS
from handbook.rendering import Telling, Voice, name_of, numbered_sources, title_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from handbook.booklets.tree import Node
    from handbook.fields import Texts
    from handbook.library import Handbook
    from handbook.model import Cited

Told = dict[str, Any]
"""Something told, as it becomes JSON."""


@dataclass(frozen=True)
class Paper:
    """A record that is being told for paper."""

    telling: Telling
    label: str
    """What it is called where others lead to it: `case-den-frie-raadgivning-odense`."""
    ways: Mapping[str, tuple[str, str]]
    """The kind and id of the record that each address of the site leads to."""
    seen: set[str] = field(default_factory=set)
    """What it has led to so far: only the first link to a record bears its page."""

    @property
    def voice(self) -> Voice:
        """The language that speaks."""
        return self.telling.voice

    @property
    def handbook(self) -> Handbook:
        """The whole."""
        return self.telling.voice.handbook

    @property
    def record(self) -> Any:
        """The record itself."""
        return self.telling.record

    def way(self, href: str) -> Told | None:
        """What a link in the record's prose becomes."""
        if href.startswith("#source-"):
            return {"to": f"{self.label}-{href[1:]}", "source": True}
        if found := self.ways.get(href):
            return self._inward("-".join(found), href)
        return {"url": href} if ":" in href else self._inward("", href)

    def _inward(self, to: str, at: str) -> Told:
        first = at not in self.seen
        self.seen.add(at)
        return {"to": to, "at": at, "first": first}

    def words(self, texts: Texts) -> list[Node]:
        """A plain text."""
        return tree_of(str(self.telling.words(texts)), self.way)

    def inline(self, texts: Texts | Point) -> list[Node]:
        """A text of one paragraph, with its mark when it is common practice."""
        tree = tree_of(str(self.telling.inline(texts)), self.way)
        if isinstance(texts, Point) and texts.basis == "practice":
            tree += [" ", {"n": "mark", "c": [self.voice.say("basis.practice")]}]
        return tree

    def prose(self, texts: Texts) -> list[Node]:
        """A text of one or more paragraphs."""
        return tree_of(str(self.telling.prose(texts)), self.way)

    def name(self, collection: str, id_: str) -> list[Node]:
        """The name of a topic."""
        return tree_of(str(self.voice.name(collection, id_)), self.way)

    def names(self, collection: str, ids: Iterable[str]) -> list[Node]:
        """The names of topics, in a row."""
        return in_a_row(self.name(collection, id_) for id_ in ids)

    def link(self, kind: str, id_: str) -> Node:
        """The title of another record, leading to it."""
        record = self.handbook.collection(KINDS[kind])[id_]
        title = tree_of(str(self.voice.words(name_of(record), record.written_in)), lambda _: None)
        at = address(kind, id_, self.voice.language)
        return {"n": "a", "to": f"{kind}-{id_}", "at": at, "first": True, "c": title}

    def links(self, kind: str, ids: Iterable[str]) -> list[Node]:
        """The titles of other records, in a row."""
        return in_a_row([self.link(kind, id_)] for id_ in ids)

    def points(self, texts: Iterable[Texts | Point], n: str = "ul") -> list[Node]:
        """A list of texts of one paragraph."""
        return [listed([self.inline(each) for each in texts], n)]

    def pairs(self, pairs: Iterable[tuple[Sequence[Node], Sequence[Node]]]) -> list[Node]:
        """A list whose points begin with a few strong words."""
        return [listed([[{"n": "strong", "c": [*head, "."]}, " ", *body] for head, body in pairs])]

    def facts(self, facts: Iterable[tuple[str, Sequence[Node]]]) -> list[Told]:
        """Facts at a glance under their labels; what is not known is left out."""
        return [
            {"label": self.voice.say(f"fact.{name}"), "c": list(body)}
            for name, body in facts
            if body
        ]

    def section(self, path: str, body: list[Node], note: str = "") -> Told:
        """A section under a heading of the wording."""
        return {"heading": [self.voice.say(path)], "note": note, "body": body}

    def sources(self) -> list[Told]:
        """The record's sources with their numbers."""
        return [
            {
                "number": each.number,
                "label": f"{self.label}-{each.anchor}",
                "title": breakable(each.cited.title),
                "by": breakable(self._by(each.cited)),
                "url": each.cited.url,
                "shown": breakable(each.cited.url.partition("://")[2].rstrip("/")),
            }
            for each in numbered_sources(self.record)
        ]

    def _by(self, cited: Cited) -> str:
        say = self.voice.say
        by = ", ".join(str(each) for each in (cited.publisher, cited.year) if each)
        kind = str(self.voice.name("source_kinds", cited.kind).striptags())
        parts = [cited.authors, by, kind]
        parts += [say("source.partly")] if cited.read == "partly" else []
        parts += [say("source.accessed", month=cited.accessed)] if cited.accessed else []
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


def ways_of(handbook: Handbook, language: str) -> dict[str, tuple[str, str]]:
    """The kind and id of the record that each address leads to."""
    ways = {
        address(kind, id_, language): (kind, id_)
        for kind, name in KINDS.items()
        if kind not in {"guide", "booklet"}
        for id_ in handbook.collection(name)
    }
    return ways | {index_address(id_, language): ("guide", id_) for id_ in handbook.guides}


def paper_of(handbook: Handbook, language: str, kind: str, id_: str) -> Paper:
    """A record about to be told for paper."""
    record = handbook.collection(KINDS[kind])[id_]
    telling = Telling.of(Voice(handbook, language, ""), record)
    ways = handbook.once(("ways", language), lambda: ways_of(handbook, language))
    return Paper(telling, f"{kind}-{id_}", ways)


def title_of(handbook: Handbook, language: str, kind: str, id_: str) -> str:
    """The title of a record, where only its words are wanted."""
    return title_in(handbook.collection(KINDS[kind])[id_], language)


def listed(items: Iterable[Sequence[Node]], n: str = "ul") -> Node:
    """A list of points."""
    return {"n": n, "start": 1, "c": [{"n": "li", "c": list(item)} for item in items]}


def in_a_row(names: Iterable[Sequence[Node]]) -> list[Node]:
    """Names with commas between them."""
    row: list[Node] = []
    for name in names:
        row += [", ", *name] if row else name
    return row


def table(
    head: Iterable[Sequence[Node]], rows: Iterable[Sequence[Sequence[Node]]], widths: str
) -> Node:
    """A table with a head, its rows each whole on one page.

    `widths` says of each column how wide it is: `auto auto 1fr`.
    """

    def row(cells: Iterable[Sequence[Node]], n: str) -> Node:
        return {"n": "tr", "c": [{"n": n, "align": "", "c": list(cell)} for cell in cells]}

    return {
        "n": "table",
        "whole": True,
        "widths": widths.split(),
        "c": [
            {"n": "thead", "c": [row(head, "th")]},
            {"n": "tbody", "c": [row(cells, "td") for cells in rows]},
        ],
    }
