"""Other spellings and other words under which a text should be found.

Danish letters may be typed as two (`aeldre`, `Åbenrå`), English is spelt on two sides of the sea
(`neighbour`, `neighbor`), and readers use everyday words for what the field calls something else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER: Final = Path(__file__).parent / "everyday"
PAIRS: Final = (("æ", "ae"), ("ø", "oe"), ("å", "aa"))
SEAS: Final = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("metre", "meter"),
    ("programme", "program"),
    ("catalogue", "catalog"),
    ("dialogue", "dialog"),
    ("travell", "travel"),
    ("labelled", "labeled"),
    ("modell", "model"),
    ("counsell", "counsel"),
    ("enrol", "enroll"),
    ("fulfil", "fulfill"),
    ("licence", "license"),
    ("defence", "defense"),
    ("paed", "ped"),
    ("grey", "gray"),
    ("ageing", "aging"),
    ("cheque", "check"),
    ("judgement", "judgment"),
)
"""How Britons and Americans spell; the handbook's own English is British."""


def spelt_otherwise(word: str, language: str) -> tuple[str, ...]:
    """The other spellings of a lower-case word; none for most words.

    The Danish letters of one sign are not told in two here (`ældre`, `aeldre`): the browser's side
    puts together what a reader typed in two, and the index need not hold half of its words twice.
    """
    return _in_one_letter(word) if language == "da" else _over_the_sea(word)


@cache
def _in_one_letter(word: str) -> tuple[str, ...]:
    joined = word
    for one, two in PAIRS:
        joined = joined.replace(two, one)
    return (joined,) if joined != word else ()


@cache
def _over_the_sea(word: str) -> tuple[str, ...]:
    found = set()
    if "-" in word:
        found.add(word.replace("-", ""))
    if word not in everyday("en").one_spelling:
        found |= {word.replace(here, there) for here, there in SEAS if here in word}
    return tuple(sorted(found - {word}))


@dataclass(frozen=True, slots=True)
class Everyday:
    """How readers of a language ask."""

    skipped: frozenset[str] = frozenset()
    """Words that say nothing of what a page is about; nothing else is searched in their place."""
    passed_by: frozenset[str] = frozenset()
    """The few that stand nearly everywhere: in a question they are not looked up at all."""
    short: frozenset[str] = frozenset()
    """Whole words of two letters; another that ends a question is taken for half a word."""
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words and phrases of the handbook, each with what readers say for it."""
    one_spelling: frozenset[str] = frozenset()
    """English words that look as if they were spelt otherwise over the sea, and are not."""


@cache
def everyday(language: str) -> Everyday:
    """How readers of a language ask; nothing for a language that has no such file yet."""
    path = FOLDER / f"{language}.yaml"
    if not path.exists():
        return Everyday()
    tree: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - our own file, and the loader builds only text
    said = {word: tuple(others) for word, others in tree["said"].items()}
    one_spelling = frozenset(tree.get("one_spelling", "").split())
    skipped, passed_by, short = (
        frozenset(tree[name].split()) for name in ("skipped", "passed_by", "short")
    )
    return Everyday(skipped, passed_by, short, said, one_spelling)


def other_words(*thesauri: Iterable[tuple[str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Thesauri as one: each word or phrase in lower case, with all that is said for it."""
    merged: dict[str, list[str]] = {}
    for thesaurus in thesauri:
        for said, others in thesaurus:
            known = merged.setdefault(said.lower(), [])
            known += [other.lower() for other in others if other.lower() not in known]
    return {said: tuple(others) for said, others in merged.items()}
