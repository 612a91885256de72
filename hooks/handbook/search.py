"""What is searched: one small HTML file a record and language, made for Pagefind and no reader.

A file holds what should be found and nothing else: the title, the summary and the other names with
more weight than the text. After a mark that no text holds come the facts of a case and, with the
least weight, the *hidden words*: parts of compounds, other spellings and other words for the same
thing. The browser's side cuts off what follows the mark before it shows where a word stands.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import address, index_address
from handbook.danish import kin, splitter, stem, words_in
from handbook.fields import EVERY_LANGUAGE, texts_in
from handbook.languages import language_shown
from handbook.library import KINDS, facet_values
from handbook.rendering import name_of
from handbook.spellings import everyday, other_words, spelt_otherwise
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from handbook.fields import Texts
    from handbook.library import Handbook
    from handbook.model import Case
    from handbook.output import Page

KINDS_SHOWN: Final = ("principle", "case", "method", "term", "page")
"""What results are grouped by; every other kind of page is a `page`."""
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
WAYS_ON: Final = ("case", "domain", "method", "term", "principle", "phase")
"""The lists that a reader is led to when a search finds nothing, and without JavaScript."""
HIDDEN_MARK: Final = "⁂"
"""Stands before the hidden words; the browser's side knows it too."""
ANCHOR: Final = "~"
"""In a file's name: what follows is an anchor of the page. Pagefind takes addresses from names."""
LISTED: Final = frozenset({"index", "facet"})
"""Pages that are found by their name alone: what they list is found by itself."""


@dataclass(frozen=True, slots=True)
class Findable:
    """Something a reader can find, in one language."""

    address: str
    """Below the site's root; it may end in an anchor."""
    language: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    """Other names for it, which stand on the page too."""
    summary: str = ""
    facts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    shown_in: str = ""
    """The language of its texts, where that is another one."""
    aside: tuple[str, ...] = ()
    """Names that are searched and not shown, such as the title in another language."""


def findables(handbook: Handbook, pages: Iterable[Page]) -> Iterator[Findable]:
    """All that is found and made from records; hand-written pages come from `findable_text`."""
    for language in handbook.languages:
        for kind in FOUND:
            for id_, record in handbook.collection(KINDS[kind]).items():
                yield _findable_record(handbook, kind, id_, record, language)
    for page in pages:
        if page.kind in LISTED and page.key != "index/search":
            yield _findable_list(handbook, page)


def _findable_record(
    handbook: Handbook, kind: str, id_: str, record: Any, language: str
) -> Findable:
    where = index_address(id_, language) if kind == "guide" else address(kind, id_, language)
    shown = language_shown(name_of(record), language, record.written_in)
    others = tuple(text for each, text in name_of(record).items() if each != shown)
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
        aside=others if kind in {"term", "method", "principle"} else (),
    )


def _findable_list(handbook: Handbook, page: Page) -> Findable:
    facet, _, value = page.key.partition("/")
    guide = handbook.arena_guides.get(value) if facet == "arena" else None
    topic = handbook.vocabulary.get(f"{facet}s", {}).get(value)
    said = getattr(topic, "explanation", None) or {}
    return Findable(
        address=page.address,
        language=page.language,
        kind="page",
        title=page.title,
        summary=page.description,
        texts=_texts(guide, page.language)
        if guide
        else (words_of(_told(said, page.language, handbook.languages[0])),),
    )


def findable_text(
    address_: str, language: str, title: str, description: str, html: str
) -> Findable:
    """A hand-written page, from its HTML."""
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    return Findable(address_, language, "page", title, summary=description, texts=(text,))


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
    without_links = re.sub(r"\[([^\]]*)\]\([^)\s]*\)", r"\1", text)
    return " ".join(re.sub(r"[*_`|#>]+|^\s*[-+]\s", " ", without_links, flags=re.M).split())


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
    places = [place.town, place.municipality, *place.also_in, place.region]
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


@dataclass(frozen=True)
class Hidden:
    """What makes the hidden words of a language; it knows the words of all texts."""

    language: str
    parts: Callable[[str], tuple[str, ...]]
    phrases: Mapping[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]
    """By the stem of their first word: the stems of a phrase, and what else is said for it."""

    def of(self, found: Findable) -> tuple[list[str], list[str]]:
        """What else the title can be found by, and what else the text can: each word once."""
        title = self._beside(words_in(found.title), found.aside)
        whole = words_in(" ".join(_all_texts(found)))
        return sorted(title), sorted(self._beside(whole) - title)

    def _beside(self, words: list[str], aside: Iterable[str] = ()) -> set[str]:
        """Parts, other spellings and other words for these words, without the words themselves."""
        stems = [self.stem(word) for word in words]
        hidden = {word for name in aside for word in words_in(name)}
        for word in set(words):
            hidden.update(self.parts(word), self.kin(word))
        for place, first in enumerate(stems):
            for phrase, others in self.phrases.get(first, ()):
                if tuple(stems[place : place + len(phrase)]) == phrase:
                    hidden.update(others)
        for word in {*words, *hidden}:
            hidden.update(spelt_otherwise(word, self.language))
        return hidden - set(words) - everyday(self.language).skipped

    def kin(self, word: str) -> tuple[str, ...]:
        """Forms of a word that share no stem with it."""
        return kin(word) if self.language == "da" else ()

    def stem(self, word: str) -> str:
        """The stem, as far as this house knows the language's inflection."""
        return stem(word) if self.language == "da" else _english_stem(word)


def _english_stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties is no plural of ty
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def hidden_of(handbook: Handbook, language: str, found: Sequence[Findable]) -> Hidden:
    """The maker of a language's hidden words, from the glossary and the everyday words.

    Danish texts also stand on the other languages' side, where they are not translated, so their
    compounds are split there too.
    """
    texts = (text for each in found for text in _all_texts(each) if each.language == "da")
    parts = splitter(texts)
    thesaurus = other_words(_glossary_words(handbook, language), everyday(language).said.items())
    hidden = Hidden(language, parts, {})
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for said, others in thesaurus.items():
        phrase = tuple(hidden.stem(word) for word in words_in(said))
        single = tuple(other for other in others if " " not in other)
        if phrase and single:
            phrases.setdefault(phrase[0], []).append((phrase, single))
    return Hidden(language, parts, phrases)


def _glossary_words(handbook: Handbook, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name of a term with its other names, both ways."""
    for term in handbook.terms.values():
        names = [name for name in (term.term.get(language), *term.also.get(language, ())) if name]
        for name in names:
            yield name, tuple(other for other in names if other != name)


def _all_texts(found: Findable) -> tuple[str, ...]:
    return (found.title, *found.names, found.summary, *found.facts, *found.texts)


def search_files(handbook: Handbook, found: Sequence[Findable]) -> Iterator[tuple[str, str]]:
    """The path and content of every file that Pagefind reads."""
    for language in handbook.languages:
        hidden = hidden_of(handbook, language, found)
        for each in found:
            if each.language == language:
                yield _path(each.address), search_file(each, *hidden.of(each))


WORDS: Final = ("one", "many", "none", "more", "meant", "close", "advice", "all")
"""The sentences that the browser's side says."""


def settings_file(handbook: Handbook, language: str) -> str:
    """What the browser's side needs to know and say, as JSON."""

    def say(path: str) -> str:
        return sentence(language, f"search.{path}")

    def only_in(other: str) -> str:
        name = sentence(language, f"languages.{other}")
        return sentence(language, "search.only-in", language=name)

    told = {
        "words": {
            each: say(each) for each in WORDS
        },
        "kinds": [{"id": kind, "title": say(f"kind.{kind}")} for kind in KINDS_SHOWN],
        "ways": [
            {
                "href": index_address(kind, language),
                "title": sentence(language, f"index.{kind}.title"),
            }
            for kind in WAYS_ON
        ],
        "languages": {each: only_in(each) for each in handbook.languages},
        "skipped": sorted(everyday(language).skipped),
    }
    return json.dumps(told, ensure_ascii=False)


def vocabulary_file(language: str, found: Iterable[Findable]) -> str:
    """Every word of a language's texts, the commonest first: what a mistyped word may have meant."""
    counts: Counter[str] = Counter()
    for each in found:
        if each.language == language:
            counts.update(words_in(" ".join(_all_texts(each))))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    return "\n".join(word for word in common if len(word) >= LEAST_CORRECTED)


LEAST_CORRECTED: Final = 3
"""Shorter words are near to too many others."""


def _path(where: str) -> str:
    page, _, anchor = where.partition("#")
    return f"{page}{ANCHOR}{anchor}.html" if anchor else f"{page}index.html"


def search_file(found: Findable, of_title: Iterable[str], hidden: Iterable[str]) -> str:
    """The HTML of one file, each part with its weight."""

    def part(weight: str, text: str) -> str:
        return f'<p data-pagefind-weight="{weight}">{escape(text)}</p>' if text else ""

    shown = f' lang="{found.shown_in}" data-pagefind-meta="shown[lang]"' if found.shown_in else ""
    pieces = [
        f'<!doctype html><html lang="{found.language}"><title>{escape(found.title)}</title>',
        "<body data-pagefind-body>",
        f'<meta data-pagefind-filter="kind[content]" content="{found.kind}"{shown}>',
        f'<h1 data-pagefind-weight="8">{escape(found.title)}</h1>',
        part("2", found.summary),
        *(part("1", text) for text in found.texts),
        part("6", ", ".join(found.names)),
        part("1", HIDDEN_MARK),
        part("1.5", " · ".join(found.facts)),
        part("3", " ".join(of_title)),
        part("0.3", " ".join(hidden)),
    ]
    return "\n".join(piece for piece in pieces if piece)
