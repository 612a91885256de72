"""What is wrong, where it stands, and what to do about it.

A problem carries a code and details, never a ready sentence: the sentence is chosen from the
wording when it is told, in the language of the one who reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A spot in a file as editors count it, from 1: `data/cases/havnen.yaml:4:3`."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One thing an author must mend.

    `path` names the field from the record's top (`principles[1].how`, empty for the whole file);
    `code` is a key of the wording's `problems`; `details` fill its sentence.
    """

    place: Place
    path: str
    code: str
    details: Mapping[str, str] = field(default_factory=dict, compare=False, hash=False)

    def told(self, language: str) -> str:
        """The problem on one line, the way compilers and editors write it."""
        where = f"{self.place}: {self.path}: " if self.path else f"{self.place}: "
        told = where + sentence(language, f"problems.{self.code}", **self.details)
        return told.encode("utf-8", "replace").decode()  # a file's name need not be UTF-8


class HandbookError(Exception):
    """The records cannot be published; carries every problem, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        once = {_order(problem): problem for problem in problems}
        self.problems: tuple[Problem, ...] = tuple(once[order] for order in sorted(once))
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """All problems, one a line."""
        return "\n".join(problem.told(language) for problem in self.problems)


def _order(problem: Problem) -> tuple[Place, str, str, tuple[tuple[str, str], ...]]:
    """By place; two names that are wrong in one paragraph differ in their details only."""
    return problem.place, problem.path, problem.code, tuple(sorted(problem.details.items()))
