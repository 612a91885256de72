"""Danish words: the parts of a compound, and the stem that the forms of a word share.

Danish writes compounds in one word (*samskabelsesproces*, *ældreplejen*), and whoever looks for
*proces* or *pleje* looks for a part. A part is only what our own texts use as a word of its own, so
the splitter knows the handbook's vocabulary and no other.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
"""A word in running text; a hyphen or an apostrophe inside belongs to it."""

LEAST: Final = 4
"""Shorter parts are mostly endings that look like words (*men*, *sam*, *ene*)."""
_FILE: Final = Path(__file__).parent / "everyday" / "compounds.yaml"
_TREE: Final = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - our own file, and the loader builds only text
_LISTS: Final = {name: words.split() for name, words in _TREE.items()}
SHORT: Final = frozenset(_LISTS["short"])
NEVER_FIRST: Final = frozenset(_LISTS["never_first"])
NEVER_LAST: Final = frozenset(_LISTS["never_last"])
ENDINGS: Final = tuple(_LISTS["endings"])


SHORTEST: Final = 3
"""A stem has at least so many letters."""


@cache
def stem(word: str) -> str:
    """What the forms of a word share: `borgere`, `borgernes` and `borger` give `borg`.

    Endings are taken off until none is left, so that a form and the form of a form meet. The stem
    need be no word: `proces` and `processer` both give `proc`.
    """
    shorn = without_ending(word)
    return word if shorn == word else stem(shorn)


@cache
def without_ending(word: str) -> str:
    """A word without its longest ending: `processer` gives `proces`."""
    ends = (ending for ending in ENDINGS if word.endswith(ending))
    ending = next((each for each in ends if len(word) - len(each) >= SHORTEST), "")
    base = word.removesuffix(ending)
    return base[:-1] if len(base) > SHORTEST and base[-1] == base[-2] else base


IRREGULAR: Final = (
    ("barn", "børn"),
    ("mand", "mænd"),
    ("bog", "bøger"),
    ("hånd", "hænder"),
    ("bonde", "bønder"),
    ("far", "fædre"),
    ("mor", "mødre"),
    ("bror", "brødre"),
    ("datter", "døtre"),
    ("nat", "nætter"),
    ("fod", "fødder"),
    ("ko", "køer"),
    ("stang", "stænger"),
    ("kraft", "kræfter"),
    ("stad", "stæder"),
    ("gammel", "gamle"),
    ("lille", "små"),
)
"""Words whose forms share no stem; Pagefind's stemmer knows none of them."""


@cache
def kin(word: str) -> tuple[str, ...]:
    """Forms of the same word that share no stem with it: *børn* and *barn*."""
    base = stem(word)
    found = {other for pair in IRREGULAR for other in pair if base in map(stem, pair)}
    return tuple(sorted(other for other in found if stem(other) != base))


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, each as often as it stands there."""
    return WORD.findall(text.lower())


def splitter(counts: Mapping[str, int]) -> Callable[[str], tuple[str, ...]]:
    """A function that gives the parts of a compound, or nothing when a word is not one.

    `counts` tells how often each word is used. `splitter({"pleje": 1, "ældre": 1})("ældreplejen")`
    gives `("ældre", "plejen")`.
    """
    bare: Counter[str] = Counter()
    for word, number in counts.items():
        bare[without_ending(word)] += number

    def how_often(word: str) -> int:
        """How often a last part stands alone, in any of its forms."""
        if word in NEVER_LAST or (len(word) < LEAST and word not in SHORT):
            return 0
        return counts.get(word, 0) or bare[without_ending(word)]

    @cache
    def parts(word: str) -> tuple[str, ...]:
        if "-" in word:
            pieces = [piece for piece in word.split("-") if len(piece) > 1]
            return tuple(part for piece in pieces for part in parts(piece) or (piece,))
        return max(_splits(word, counts, how_often, parts), default=(0, 0, ()))[2]

    return parts


def _splits(
    word: str,
    counts: Mapping[str, int],
    how_often: Callable[[str], int],
    parts: Callable[[str], tuple[str, ...]],
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Every way to split a word; the greatest is the best: few parts, then common ones."""
    for first, rest in _heads(word):
        if first not in counts:
            continue
        number = how_often(rest)
        inner = (rest,) if number else parts(rest)
        if inner:
            yield -len(inner), counts[first] * (number or 1), (first, *inner)


def _heads(word: str) -> Iterator[tuple[str, str]]:
    """First parts with what is left of a word, with and without a linking s or e between them."""
    for end in range(2, len(word) - 1):
        first, rest = word[:end], word[end:]
        if first in NEVER_FIRST or (len(first) < LEAST and first not in SHORT):
            continue
        yield first, rest
        if rest[0] in "se" and len(rest) > LEAST - 1:
            yield first, rest[1:]
