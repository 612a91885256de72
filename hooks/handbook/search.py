"""What is searched: a small HTML file for each that can be found, made for Pagefind, not readers.

A file holds what should be found and nothing else: the title, the summary and the other names with
more weight than the text. After a mark that no text holds come the facts of a case and, with the
least weight, the *hidden words*: parts of compounds, other spellings and other words for the same
thing. The browser's side cuts off what follows the mark before it shows where a word stands.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from handbook.addresses import index_address
from handbook.danish import kin, splitter, stem, words_in
from handbook.findables import KINDS_SHOWN
from handbook.spellings import everyday, other_words, spelt_otherwise
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from handbook.findables import Findable
    from handbook.library import Handbook

WAYS_ON: Final = ("case", "domain", "method", "term", "principle", "phase")
"""The lists that a reader is led to when a search finds nothing, and without JavaScript."""
HIDDEN_MARK: Final = "⁂"
"""Stands before the hidden words; the browser's side knows it too."""
ANCHOR: Final = "~"
"""In a file's name: what follows is an anchor of the page. Pagefind takes addresses from names."""
WEIGHTS: Final = {
    "title": 8,
    "summary": 2,
    "text": 1,
    "names": 6,
    "facts": 1.5,
    "hidden in title": 5,
    "hidden": 0.4,
}
"""What a word counts by where it stands; found by trying on the half of the graded questions that
may be looked at (tests/search_questions)."""


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
        whole = words_in(" ".join(found.words))
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
    texts = (text for each in found for text in each.words if each.language == "da")
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


def search_files(handbook: Handbook, found: Sequence[Findable]) -> Iterator[tuple[str, str]]:
    """The path and content of every file that Pagefind reads."""
    for language in handbook.languages:
        hidden = hidden_of(handbook, language, found)
        for each in found:
            if each.language == language:
                yield _path(each.address), search_file(each, *hidden.of(each))


WORDS: Final = ("one", "many", "none", "more", "meant", "near", "advice", "all")
"""The sentences that the browser's side says."""


def settings_file(handbook: Handbook, language: str) -> str:
    """What the browser's side needs to know and say, as JSON."""

    def say(path: str) -> str:
        return sentence(language, f"search.{path}")

    def only_in(other: str) -> str:
        name = sentence(language, f"languages.{other}")
        return sentence(language, "search.only-in", language=name)

    told = {
        "words": {each: say(each) for each in WORDS},
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
    """Every word of a language, the commonest first: what a mistyped word may have meant."""
    counts: Counter[str] = Counter()
    for each in found:
        if each.language == language:
            counts.update(words_in(" ".join(each.words)))
    common = sorted(counts, key=lambda word: (-counts[word], word))
    return "\n".join(word for word in common if len(word) >= LEAST_CORRECTED)


LEAST_CORRECTED: Final = 3
"""Shorter words are near to too many others."""


def _path(where: str) -> str:
    page, _, anchor = where.partition("#")
    return f"{page}{ANCHOR}{anchor}.html" if anchor else f"{page}index.html"


def search_file(found: Findable, of_title: Iterable[str], hidden: Iterable[str]) -> str:
    """The HTML of one file, each part with its weight."""

    def part(name: str, text: str, tag: str = "p") -> str:
        weight = f'data-pagefind-weight="{WEIGHTS[name]:g}"'
        return f"<{tag} {weight}>{escape(text)}</{tag}>" if text else ""

    shown = f' lang="{found.shown_in}" data-pagefind-meta="shown[lang]"' if found.shown_in else ""
    pieces = [
        f'<!doctype html><html lang="{found.language}"><title>{escape(found.title)}</title>',
        "<body data-pagefind-body>",
        f'<meta data-pagefind-filter="kind[content]" content="{found.kind}"{shown}>',
        part("title", found.title, "h1"),
        part("summary", found.summary),
        *(part("text", text) for text in found.texts),
        part("names", ", ".join(found.names)),
        part("text", HIDDEN_MARK),
        part("facts", " · ".join(found.facts)),
        part("hidden in title", " ".join(of_title)),
        part("hidden", " ".join(hidden)),
    ]
    return "\n".join(piece for piece in pieces if piece)
