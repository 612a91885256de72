"""Which booklets there are and what each holds: `data/booklets.yaml` beside the records.

Nothing is made here; the pages ask this room where a record can be had on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from handbook.languages import language_shown

if TYPE_CHECKING:
    from handbook.fields import Texts
    from handbook.guides import Booklet, Chapter
    from handbook.library import Handbook
    from handbook.model import Case

FOLDED: Final = "booklet"
"""The layout that is read in A5 and also laid out to be printed and folded."""


@dataclass(frozen=True, slots=True)
class Declared:
    """One booklet in one language, before anything is made."""

    id: str
    language: str
    booklet: Booklet
    domain: str = ""
    """The topic whose cases it holds, when there is one booklet for each."""
    topic: str = ""
    """That topic's name."""

    def told(self, texts: Texts) -> str:
        """A text of its declaration, with the topic's name where it stands open."""
        shown = language_shown(texts, self.language, self.booklet.written_in)
        return texts[shown].replace("{name}", self.topic)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.told(self.booklet.title)

    @property
    def name(self) -> str:
        """The name of its files: `principles-da`."""
        return f"{self.id}-{self.language}"

    @property
    def folded(self) -> bool:
        """Whether there is a second file to print, fold and staple."""
        return self.booklet.layout == FOLDED


def declared(handbook: Handbook, language: str) -> list[Declared]:
    """Every booklet in a language, in the order of the file; one that would be empty is none."""
    return handbook.once(("declared", language), lambda: _declared(handbook, language))


def _declared(handbook: Handbook, language: str) -> list[Declared]:
    found = []
    for id_, booklet in handbook.booklets.items():
        if booklet.each is None:
            found.append(Declared(id_, language, booklet))
            continue
        for topic in handbook.topics.domains:
            if len(handbook.cases_by_facet["domain", topic.id]) >= booklet.fewest:
                name = topic.name[language_shown(topic.name, language, handbook.languages[0])]
                found.append(Declared(f"{id_}-{topic.id}", language, booklet, topic.id, name))
    return [
        each
        for each in found
        if any(chosen(handbook, each, chapter) for chapter in each.booklet.chapters)
    ]


def chosen(handbook: Handbook, which: Declared, chapter: Chapter) -> list[str]:
    """The ids of a chapter's records."""
    if chapter.of == "course":
        return ["course"] if "course" in handbook.guides else []
    if chapter.of != "cases":
        return list(handbook.collection(chapter.of))
    domains = {which.domain} if which.domain else set(chapter.domains)
    return [
        id_
        for id_, case in handbook.cases.items()
        if (not domains or domains & set(case.domains))
        and (not chapter.difficult or is_difficult(case))
    ]


def is_difficult(case: Case) -> bool:
    """Whether a case stopped, or challenges the principles at least as often as it shows them."""
    challenges = sum(each.stance == "challenges" for each in case.principles)
    return case.status == "stopped" or 2 * challenges >= len(case.principles)


def booklets_with(handbook: Handbook, language: str, kind: str, id_: str = "") -> list[Declared]:
    """The booklets to fold that tell all records of a kind wholly, or all cases of a topic."""
    return [
        each
        for each in declared(handbook, language)
        if each.folded and (each.domain == id_ if kind == "domain" else _tells(each, kind))
    ]


def _tells(which: Declared, kind: str) -> bool:
    return not which.domain and any(
        chapter.of == f"{kind}s" and chapter.told == "whole" for chapter in which.booklet.chapters
    )
