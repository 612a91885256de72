"""What is printed: plain everywhere, and in colour where a person looks on."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from handbook.problems import Problem

_CODES: Final = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33"}


def in_colour(text: str, colour: str, stream: TextIO | None = None) -> str:
    """A text in a colour when the stream is a terminal that shows it, else as it is.

    https://no-color.org: a non-empty NO_COLOR means none.
    """
    looked_at = (stream or sys.stdout).isatty() and os.environ.get("TERM") != "dumb"
    if not looked_at or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m"


def say(text: str = "") -> None:
    """Print a line."""
    print(text)


def complain(text: str) -> None:
    """Print a line where errors go."""
    print(in_colour(text, "red", sys.stderr), file=sys.stderr)


def problem_line(problem: Problem, language: str) -> str:
    """A problem on its line, its place set off."""
    place, _, rest = problem.told(language).partition(": ")
    return f"{in_colour(place, 'bold')}: {rest}"
