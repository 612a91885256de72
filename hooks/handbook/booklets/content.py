"""Handbook → the JSON that a template gets: every word looked up, nothing left to search for.

A record is told once a language, whatever booklets it stands in; what depends on the booklet (which
records stand in the same one) is put beside it in `here`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from handbook.booklets.paper import paper_of
from handbook.booklets.records import record_told
from handbook.booklets.tree import breakable
from handbook.pages.views import sorted_as
from handbook.printing import chosen
from handbook.rendering import title_in
from handbook.wording import sentence, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.guides import Chapter
    from handbook.library import Handbook
    from handbook.printing import Declared

KIND_OF: Final = {
    "principles": "principle",
    "phases": "phase",
    "methods": "method",
    "cases": "case",
    "worksheets": "worksheet",
    "course": "guide",
}
"""Each chapter's kind of record."""


def content_of(handbook: Handbook, which: Declared, site: str) -> dict[str, Any]:
    """Everything a template needs for one booklet. `site` is the site's address, or nothing."""
    chapters = [_chapter(handbook, which, chapter) for chapter in which.booklet.chapters]
    chapters = [chapter for chapter in chapters if chapter["items"]]
    items = [item for chapter in chapters for item in chapter["items"]]
    here: dict[str, bool] = {}
    for item in items:
        item["labelled"] = item["label"] not in here
        if item["labelled"] and not item["short"] and which.booklet.layout != "cards":
            here |= {source["label"]: True for source in item["sources"]}
        here[item["label"]] = True
    terms = _terms(handbook, which.language, items) if which.folded else []
    here |= {entry["label"]: True for entry in terms}
    return {
        "id": which.id,
        "language": which.language,
        "layout": which.booklet.layout,
        "title": which.title,
        "summary": which.told(which.booklet.summary),
        "serves": which.told(which.booklet.serves),
        "edition": handbook.edition,
        "site": site,
        "words": _words(which.language),
        "hues": {id_: each.colour for id_, each in handbook.principles.items()},
        "chapters": chapters,
        "terms": terms,
        "places": _places(handbook, items) if which.folded else [],
        "here": here,
    }


def _words(language: str) -> dict[str, str]:
    """The sentences of the wording's `booklet`, and the few others that are printed."""
    told = words(language)
    found = {
        key.removeprefix("booklet."): text
        for key, text in told.items()
        if key.startswith("booklet.")
    }
    found |= {f"kind.{kind}": told[f"title.{kind}"] for kind in ("case", "method")}
    for key in ("site.name", "site.tagline", "case.sources", "fact.duration", "fact.group"):
        found[key] = told[key]
    return found


def _chapter(handbook: Handbook, which: Declared, chapter: Chapter) -> dict[str, Any]:
    kind = KIND_OF[chapter.of]
    short = chapter.told == "short"
    ids = chosen(handbook, which, chapter)
    if chapter.of == "cases":
        ids.sort(key=lambda id_: sorted_as(title_in(handbook.cases[id_], which.language)))
    return {
        "of": chapter.of,
        "title": which.told(chapter.title) if chapter.title else _title(handbook, which, chapter),
        "intro": which.told(chapter.intro) if chapter.intro else "",
        "items": [record_told(handbook, which.language, kind, id_, short=short) for id_ in ids],
    }


def _title(handbook: Handbook, which: Declared, chapter: Chapter) -> str:
    """What a chapter is called when its booklet does not say."""
    if chapter.of == "course" and "course" in handbook.guides:
        return title_in(handbook.guides["course"], which.language)
    return sentence(which.language, f"index.{KIND_OF[chapter.of]}.title")


def _terms(handbook: Handbook, language: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The terms that the booklet's texts lead to, with what they mean, by the alphabet."""
    met = {label for item in items for label in _labels(item) if label.startswith("term-")}
    ids = [id_ for id_ in handbook.terms if f"term-{id_}" in met]
    ids.sort(key=lambda id_: sorted_as(title_in(handbook.terms[id_], language)))
    return [_term(handbook, language, id_) for id_ in ids]


def _term(handbook: Handbook, language: str, id_: str) -> dict[str, Any]:
    """A term for the register: the word, what it means, what else it is called."""
    paper = paper_of(handbook, language, "term", id_)
    paper.seen.update(paper.ways)  # a register needs no pages behind its own words
    return {
        "label": paper.label,
        "term": breakable(title_in(paper.record, language)),
        "definition": paper.inline(paper.record.definition),
        "also": ", ".join(paper.record.also.get(language, [])),
    }


def _labels(value: Any) -> Iterator[str]:
    """Every label that something in a tree leads to."""
    if isinstance(value, list):
        for each in value:
            yield from _labels(each)
    elif isinstance(value, dict):
        if isinstance(value.get("to"), str):
            yield value["to"]
        yield from value.get("terms", ())
        for key in (
            "c",
            "sections",
            "body",
            "facts",
            "lead",
            "stances",
            "name",
            "how",
            "use",
            "blocks",
            "hint",
        ):
            yield from _labels(value.get(key))


def _places(handbook: Handbook, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The municipalities and foreign places of the booklet's cases, by the alphabet."""
    found: dict[str, list[str]] = {}
    for item in items:
        if item["kind"] != "case":
            continue
        place = handbook.cases[item["id"]].place
        names = [place.municipality, *place.also_in, place.town if place.country != "DK" else None]
        for name in dict.fromkeys(name for name in names if name):
            found.setdefault(name, []).append(item["label"])
    return [{"name": name, "to": found[name]} for name in sorted(found, key=sorted_as)]
