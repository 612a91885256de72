"""`report` and `comment`: the two halves of the answer to a proposal, for the platform to run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from handbook.commands.grammar import RefusalError
from handbook.commands.screen import say
from handbook.problems import HandbookError
from handbook.proposals import comment_on, report_on
from handbook.reading import read_handbook

if TYPE_CHECKING:
    import argparse

    from handbook.commands.grammar import Grammar
    from handbook.library import Handbook

MOST_BYTES: Final = 2_000_000
"""A longer report is not of our making."""


def describe_report(grammar: Grammar) -> None:
    """What `report` takes."""
    grammar.place("base", type=Path, metavar="BASE")


def report(options: argparse.Namespace) -> int:
    """Print what a proposal changes since another folder of data, as JSON.

    What its author says is taken from the environment and never from a command line, since that
    would be a shell's to act on.
    """
    problems: Any = ()
    after = None
    try:
        after = read_handbook(options.data)
    except HandbookError as error:
        problems = error.problems
    said = f"{os.environ.get('PROPOSAL_TITLE', '')} {os.environ.get('PROPOSAL_BODY', '')}"
    found = report_on(_read_or_nothing(options.base), after, problems, said)
    say(json.dumps(found, ensure_ascii=False, indent=1))
    return 0


def describe_comment(grammar: Grammar) -> None:
    """What `comment` takes."""
    grammar.place("report", type=Path, metavar="REPORT")


def comment(options: argparse.Namespace) -> int:
    """Print the comment for a report."""
    try:
        content = options.report.read_bytes()
        found = json.loads(content) if len(content) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RefusalError("no-report", path=str(options.report))
    say(comment_on(found, _read_or_nothing(options.data)))
    return 0


def _read_or_nothing(data: Path) -> Handbook | None:
    """A folder's handbook; nothing when it is not in order, which is not this proposal's matter."""
    try:
        return read_handbook(data)
    except HandbookError:
        return None
