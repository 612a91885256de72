"""What is searched: a small HTML file for each that can be found, made for Pagefind, not readers.

A file holds what should be found and nothing else: the title, the summary and the other names with
more weight than the text. After a mark that no text holds come the facts of a case and, with the
least weight, the *hidden words*: parts of compounds, other spellings and other words for the same
thing. The browser's side cuts off what follows the mark before it shows where a word stands.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import chain
from sys import intern
from typing import TYPE_CHECKING, Final

from handbook.addresses import index_address
from handbook.danish import kin, splitter, stem, words_in
from handbook.findable import KINDS_SHOWN
from handbook.spellings import everyday, other_words, spelt_otherwise
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from handbook.findable import Findable
    from handbook.library import Handbook

WAYS_ON: Final = ("case", "domain", "method", "term", "principle", "phase")
"""The lists that a reader is led to when a search finds nothing, and without JavaScript."""
HIDDEN_MARK: Final = "⁂"
"""Stands before the hidden words; the browser's side knows it too."""
ANCHOR: Final = "~"
"""In a file's name: before it stands the page, behind it the anchor there, or nothing. Pagefind
takes addresses from names, and the browser's side makes them of these."""
WEIGHTS: Final = {
    "title": 5,
    "summary": 3,
    "text": 1,
    "names": 9,
    "facts": 1.5,
    "sought": 3,
    "asked": 1.3,
    "hidden in title": 2,
    "hidden": 0.4,
}
"""What a word counts by where it stands; found by trying on the half of the graded questions that
may be looked at (tests/search_questions)."""


Phrase = tuple[tuple[str, ...], tuple[str, ...]]
"""The stems of a phrase of several words, and what else is said for it."""


@dataclass(frozen=True)
class Hidden:
    """What makes the hidden words of a language; it knows the words of all texts.

    Most words have nothing beside them and begin no phrase, and each is met on thousands of pages:
    what was found of a word is remembered, and that nothing was.
    """

    language: str
    stem: Callable[[str], str]
    """The stem, as far as this house knows the language's inflection."""
    parts: Callable[[str], tuple[str, ...]]
    said: Mapping[str, Sequence[str]]
    """What else is said for a word, by its stem."""
    phrases: Mapping[str, Sequence[Phrase]]
    """By the stem of their first word."""
    _known: dict[str, frozenset[str]] = field(default_factory=dict)
    _barren: set[str] = field(default_factory=set)
    """The words that have nothing beside them."""
    _silent: set[str] = field(default_factory=set)
    """The words that begin no phrase."""

    def of(self, found: Findable, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """What else the title can be found by, and what else its `words`: each word once."""
        title = self._beside(words_in(" ".join((found.title, *found.aside))))
        return sorted(title), sorted(self._beside(words) - title)

    def _beside(self, words: Sequence[str]) -> set[str]:
        """Parts, other spellings and other words for these words, without the words themselves."""
        once = set(words)
        hidden = set(self._said_for_phrases(words, once - self._silent))
        hidden.update(*map(self._of_word, once - self._barren))
        return hidden - once - everyday(self.language).skipped

    def _said_for_phrases(self, words: Sequence[str], likely: set[str]) -> Iterator[str]:
        """What else is said for the phrases in a text that begin with one of the likely words."""
        begun = {word: phrases for word in likely if (phrases := self._begun_by(word))}
        if not begun:
            return
        for place in (place for place, word in enumerate(words) if word in begun):
            for phrase, others in begun[words[place]]:
                if tuple(map(self.stem, words[place : place + len(phrase)])) == phrase:
                    yield from others

    def _begun_by(self, word: str) -> Sequence[Phrase]:
        """The phrases that may begin with a word: none with *dig*, though *diger* has its stem."""
        skipped = word in everyday(self.language).skipped
        phrases = () if skipped else self.phrases.get(self.stem(word), ())
        if not phrases:
            self._silent.add(word)
        return phrases

    def _of_word(self, word: str) -> frozenset[str]:
        """The parts and the kin of a word, what else is said for it, and how all can be spelt."""
        if word not in self._known:
            skipped = word in everyday(self.language).skipped
            said = () if skipped else self.said.get(self.stem(word), ())
            other = {*self.parts(word), *self.kin(word), *said}
            self._known[word] = frozenset(other.union(*map(self._spelt, (word, *other))))
            if not self._known[word]:
                self._barren.add(word)
        return self._known[word]

    def _spelt(self, word: str) -> tuple[str, ...]:
        return spelt_otherwise(word, self.language)

    def kin(self, word: str) -> tuple[str, ...]:
        """Forms of a word that share no stem with it."""
        return kin(word) if self.language == "da" else ()


@cache
def _english_stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - ties is no plural of ty
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def hidden_of(
    language: str, glossary: Iterable[tuple[str, tuple[str, ...]]], danish: Mapping[str, int]
) -> Hidden:
    """The maker of a language's hidden words, from the glossary and the everyday words.

    `danish` tells how often each Danish word is read. Danish texts also stand on the other
    languages' side, where they are not translated, so their compounds are split there too.
    """
    thesaurus = other_words(glossary, everyday(language).said.items())
    stem_of = stem if language == "da" else _english_stem
    said: dict[str, list[str]] = {}
    phrases: dict[str, list[Phrase]] = {}
    for name, others in thesaurus.items():
        phrase = tuple(map(stem_of, words_in(name)))
        single = tuple(other for other in others if " " not in other)
        if len(phrase) == 1:
            said.setdefault(phrase[0], []).extend(single)
        elif phrase and single:
            beside = (spelt_otherwise(each, language) for each in single)
            phrases.setdefault(phrase[0], []).append((phrase, (*single, *chain(*beside))))
    return Hidden(language, stem_of, splitter(danish), said, phrases)


def glossary_words(handbook: Handbook, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name of a term with its other names, both ways."""
    for term in handbook.terms.values():
        names = [name for name in (term.term.get(language), *term.also.get(language, ())) if name]
        for name in names:
            yield name, tuple(other for other in names if other != name)


WORDS: Final = ("one", "many", "none", "more", "meant", "near", "advice", "all")
"""The sentences that the browser's side says."""


def settings_file(
    languages: Sequence[str], language: str, folders: Sequence[str], *, likeness: bool
) -> str:
    """What the browser needs to know and say, as JSON.

    `folders` are those of the indexes; `likeness` says whether it is told what pages are about.
    """

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
        "languages": {each: only_in(each) for each in languages},
        "folders": list(folders),
        "likeness": likeness,
        "passed_by": sorted(everyday(language).passed_by),
        "short": sorted(everyday(language).short),
    }
    return json.dumps(told, ensure_ascii=False)


def subject_of(found: Findable, hidden: Iterable[str], stem: Callable[[str], str]) -> list[str]:
    """The words that tell what a page is about, each by its stem and as often as it is used.

    Its running text is left out: it speaks of much in passing, and the hidden words know it too.
    """
    told = (found.title, *found.names, found.summary, *found.facts, *found.aside, *found.asked)
    return [*map(stem, words_in(" ".join(told))), *map(stem, hidden)]


def readable_words(found: Findable) -> list[str]:
    """Every word that can be read of what is found, as often as it stands there.

    The words of many pages are held at once, so one that is written alike is held once.
    """
    return [*map(intern, words_in(" ".join(found.words)))]


def vocabulary_file(counts: Mapping[str, int]) -> str:
    """Every word of a language, the commonest first: what a mistyped word may have meant."""
    common = sorted(counts, key=lambda word: (-counts[word], word))
    return "\n".join(word for word in common if len(word) >= LEAST_CORRECTED)


LEAST_CORRECTED: Final = 3
"""Shorter words are near to too many others."""


def file_path(found: Findable) -> str:
    """Where the file of what is found stands, in the folder that Pagefind reads.

    Files stand beside each other: a folder a page, as the site has it, took three times as long.
    """
    page, _, anchor = found.address.partition("#")
    return f"{page.removesuffix('/')}{ANCHOR}{anchor}.html"


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
        part("sought", " · ".join(found.aside)),
        part("hidden in title", " ".join(of_title)),
        part("hidden", " ".join(hidden)),
        part("asked", " · ".join(found.asked)),
    ]
    return "\n".join(piece for piece in pieces if piece)
