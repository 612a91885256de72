"""Everything that can be found: every record, list and hand-written page, once in each language."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import address, ascii_id, index_address
from handbook.facets import VOCABULARIES
from handbook.fields import EVERY_LANGUAGE, texts_in
from handbook.findable import KINDS_SHOWN, Findable
from handbook.languages import language_shown
from handbook.library import KINDS, facet_values
from handbook.model import Topic
from handbook.rendering import name_of
from handbook.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.fields import Texts
    from handbook.library import Handbook
    from handbook.model import Case
    from handbook.output import Page

FOUND: Final = (
    "principle",
    "phase",
    "method",
    "case",
    "term",
    "article",
    "route",
    "worksheet",
    "guide",
)
"""The kinds of record that are found; arenas stand on the pages that list their cases."""
NEVER: Final = frozenset({"root", "search"})
"""The kinds of page that lead to what is found and are not found themselves."""


def findables(handbook: Handbook, pages: Iterable[Page]) -> Iterator[Findable]:
    """All that is found and made from records; hand-written pages come from `findable_text`."""
    for language in handbook.languages:
        yield from findable_records(handbook, language)
    yield from findable_lists(handbook, pages)


def findable_records(handbook: Handbook, language: str) -> Iterator[Findable]:
    """Every record that is found, in a language."""
    for kind in FOUND:
        for id_, record in handbook.collection(KINDS[kind]).items():
            yield _findable_record(handbook, kind, id_, record, language)


def findable_lists(handbook: Handbook, pages: Iterable[Page]) -> Iterator[Findable]:
    """The pages that list records, and those that are there once a language."""
    for page in pages:
        if page.kind not in NEVER.union(FOUND):
            yield _findable_list(handbook, page)


def _findable_record(
    handbook: Handbook, kind: str, id_: str, record: Any, language: str
) -> Findable:
    where = index_address(id_, language) if kind == "guide" else address(kind, id_, language)
    shown = language_shown(name_of(record), language, record.written_in)
    return Findable(
        address=where,
        language=language,
        kind=kind if kind in KINDS_SHOWN else "page",
        title=_told(name_of(record), language, record.written_in),
        names=tuple(getattr(record, "also", {}).get(language, ())),
        summary=_told(getattr(record, "summary", {}), language, record.written_in),
        facts=_facts(handbook, kind, record, language),
        texts=_texts(record, language),
        shown_in=shown if shown not in {language, EVERY_LANGUAGE} else "",
        aside=_aside(handbook, kind, id_, record, language),
        asked=(
            *_sentences(record.search_words.get(language, ())),
            *_questions(handbook, language).get(f"{kind}/{id_}", ()),
        ),
    )


MOST_WORDS: Final = 3
"""Longer search words are sentences: what a reader says of a need, and no name for what helps."""


def _names(search_words: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in search_words if len(each.split()) <= MOST_WORDS)


def _sentences(search_words: Iterable[str]) -> tuple[str, ...]:
    return tuple(each for each in search_words if len(each.split()) > MOST_WORDS)


NAMED: Final = frozenset({"term", "method", "principle"})
"""The kinds whose names are words of the field, known under more than one."""


def _aside(handbook: Handbook, kind: str, id_: str, record: Any, language: str) -> tuple[str, ...]:
    """What readers call it, and for a word of the field what it is called elsewhere."""
    shown = language_shown(name_of(record), language, record.written_in)
    abroad = tuple(text for each, text in name_of(record).items() if each != shown)
    named = (*_named_elsewhere(handbook, kind, id_, record, language), *abroad)
    called = _names(record.search_words.get(language, ()))
    return (*called, *(named if kind in NAMED else ()))


def _named_elsewhere(
    handbook: Handbook, kind: str, id_: str, record: Any, language: str
) -> tuple[str, ...]:
    """What a method is called in the glossary, and what a term is called as a method."""
    if kind == "method":
        terms = [handbook.terms[each] for each in handbook.terms_by_method[id_]]
        names = [(*term.also.get(language, ()), term.term.get(language, "")) for term in terms]
        return tuple(name for each in names for name in each if name)
    methods = [handbook.methods[each] for each in record.methods] if kind == "term" else []
    return tuple(
        _told(texts, language, method.written_in)
        for method in methods
        for texts in (method.title, method.summary)
    )


def _findable_list(handbook: Handbook, page: Page) -> Findable:
    """A page that is found by its name and what introduces it: what it lists is found by itself."""
    facet, _, value = page.key.partition("/")
    guide = handbook.arena_guides.get(value) if facet == "arena" else None
    topic = handbook.vocabulary.get(VOCABULARIES.get(facet, ""), {}).get(value)
    said = getattr(topic, "explanation", None) or {}
    called = topic.search_words.get(page.language, ()) if isinstance(topic, Topic) else None
    search_words = _words_for(page) if called is None else called
    return Findable(
        address=page.address,
        language=page.language,
        kind="page",
        title=page.title,
        summary=page.description,
        texts=_texts(guide, page.language)
        if guide
        else (words_of(_told(said, page.language, handbook.languages[0])),),
        aside=_names(search_words),
        asked=(
            *_sentences(search_words),
            *_questions(handbook, page.language).get(page.key, ()),
        ),
    )


def _questions(handbook: Handbook, language: str) -> Mapping[str, list[str]]:
    """The questions that each page answers, by the page's key: `municipality/hoeje-taastrup`."""

    def found() -> Mapping[str, list[str]]:
        answered: dict[str, list[str]] = {}
        for question, pages in handbook.questions.get(language, {}).items():
            for kind, _, id_ in (page.partition(":") for page in pages):
                answered.setdefault(f"{kind}/{ascii_id(id_)}", []).append(question)
        return answered

    return handbook.once(("questions", language), found)


def _words_for(page: Page) -> tuple[str, ...]:
    """What readers call a list, from the wording beside its title."""
    listed = words(page.language).get(f"{page.key.replace('/', '.')}.search-words", "")
    return tuple(each for each in listed.split(", ") if each)


def findable_text(address_: str, language: str, meta: Mapping[str, Any], html: str) -> Findable:
    """A hand-written page, from its front matter and its HTML."""
    return Findable(
        address_,
        language,
        "page",
        meta["title"],
        summary=meta["description"],
        texts=(unescape(re.sub(r"<[^>]+>", " ", html)),),
        aside=_names(meta.get("search_words", ())),
        asked=_sentences(meta.get("search_words", ())),
    )


def _told(texts: Texts, language: str, written_in: str) -> str:
    if not texts:
        return ""
    return texts.get(EVERY_LANGUAGE) or texts[language_shown(texts, language, written_in)]


def _texts(record: Any, language: str) -> tuple[str, ...]:
    """The words of every text of a record but its title and summary, and what stands as facts."""
    return tuple(
        words_of(_told(texts, language, record.written_in))
        for path, texts, _ in texts_in(record)
        if path[0] not in {"title", "summary", "term", "actors"}
    )


def words_of(text: str) -> str:
    """CommonMark without its signs; much faster than rendering, and good enough to search."""
    without_links = _LINK.sub(r"\1", text) if "](" in text else text
    return " ".join(_SIGNS.sub(" ", without_links).split())


_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_SIGNS: Final = re.compile(r"[*_`|#>]+|^\s*[-+]\s", re.MULTILINE)


def _facts(handbook: Handbook, kind: str, record: Any, language: str) -> tuple[str, ...]:
    """The names of what a page shows or leads to, which are no texts of its own record."""
    if kind == "case":
        return _facts_of_case(handbook, record, language)
    linked = [("terms", getattr(record, "related", ())), ("phases", getattr(record, "phases", ()))]
    if kind == "term":
        linked += [("methods", record.methods), ("principles", record.principles)]
    return tuple(
        _told(name_of(handbook.vocabulary[name][id_]), language, handbook.languages[0])
        for name, ids in linked
        for id_ in ids
    )


def _facts_of_case(handbook: Handbook, case: Case, language: str) -> tuple[str, ...]:
    """Where, about what, who began and which principles: what a case is looked up by."""
    names = {"domain": "domains", "arena": "arenas", "initiator": "sectors", "status": "statuses"}

    def name(collection: str, id_: str) -> str:
        return _told(name_of(handbook.vocabulary[collection][id_]), language, handbook.languages[0])

    values = [name(names[facet], value) for facet, value in facet_values(case) if facet in names]
    place = case.place
    towns = [name for name in (place.municipality, *place.also_in) if name]
    regions = [handbook.vocabulary["municipalities"][name].region for name in towns]
    places = [place.town, *towns, *(place.region or "", *dict.fromkeys(regions))]
    country = [name("countries", place.country)] if place.country != "DK" else []
    principles = [name("principles", each.principle) for each in case.principles]
    methods = [name("methods", id_) for id_ in case.methods]
    actors = [
        _told(texts, language, case.written_in)
        for each in case.actors
        for texts in (each.name, each.role or {})
    ]
    return tuple(
        each for each in [*places, *country, *values, *principles, *methods, *actors] if each
    )
