"""Which languages the handbook speaks, and in which order.

A folder of data may hold a `languages.yaml`, a list of codes with the original language first;
without it the handbook is Danish and English. Adding a language is that line and one file of
wording, never a change of code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_LANGUAGES = ("da", "en")
"""Danish first: it is the language nearly all records are first written in."""


def language_shown(texts: Mapping[str, str], wanted: str, written_in: str) -> str:
    """The language a reader of `wanted` really gets.

    That is the wanted one, else the language the record was written in, else the first there is:
    a text that is not translated is shown truthfully in its own language, never left out.
    """
    if wanted in texts:
        return wanted
    return written_in if written_in in texts else next(iter(texts))


def others(languages: Sequence[str], language: str) -> tuple[str, ...]:
    """All languages but this one, in the handbook's order."""
    return tuple(each for each in languages if each != language)
