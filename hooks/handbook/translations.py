"""How far a record is translated: complete, not yet reviewed, behind its original, or missing.

A translation knows the texts it was made from by their fingerprint. The fingerprint does not see
how a text is wrapped, so that only a change of words leaves a translation behind.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from handbook.fields import EVERY_LANGUAGE, texts_in
from handbook.source import dotted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.model import Record

State = Literal["original", "missing", "behind", "unreviewed", "complete"]
STATES: Final[tuple[State, ...]] = ("missing", "behind", "unreviewed", "complete")
"""The states of a translation, the one that needs most work first."""

DIGITS: Final = 12


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a record is translated into a language."""

    state: State
    missing: int
    """The texts that are not translated yet."""
    texts: int

    @property
    def done(self) -> int:
        """The texts that are there."""
        return self.texts - self.missing

    @property
    def told(self) -> dict[str, str | int]:
        """The same as plain data, for programs that must know what they take."""
        return {"state": self.state, "translated": self.done, "texts": self.texts}


def fingerprint(record: Record) -> str:
    """A short name for the original's texts; it changes when a word of them does."""
    lines = [
        f"{dotted(path)}={' '.join(texts[record.written_in].split())}"
        for path, texts, _ in texts_in(record)
        if record.written_in in texts
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:DIGITS]


def progress(record: Any, language: str) -> Progress:
    """How far a record is translated into a language.

    A text is missing when its original is there and the translation is not. What nobody has
    recorded a translation of may be right or wrong, and counts as not yet reviewed.
    """
    wanted = [texts for _, texts, _ in texts_in(record) if EVERY_LANGUAGE not in texts]
    missing = sum(language not in texts for texts in wanted)
    return Progress(_state(record, language, missing), missing, len(wanted))


def _state(record: Record, language: str, missing: int) -> State:
    if language == record.written_in:
        return "original"
    if missing:
        return "missing"
    made = record.translations.get(language)
    if made is not None and made.of != fingerprint(record):
        return "behind"
    return "complete" if made is not None and made.reviewed else "unreviewed"


def is_behind(record: Any, language: str) -> bool:
    """Whether the original has changed since a translation was made, complete or not."""
    made = record.translations.get(language) if language != record.written_in else None
    return made is not None and made.of != fingerprint(record)


def others_than(record: Any, languages: Sequence[str]) -> tuple[str, ...]:
    """The languages that a record is translated into, or ought to be."""
    return tuple(each for each in languages if each != record.written_in)
