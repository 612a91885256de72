"""The command line: `python -m handbook check`, `new case`, `write OUT` and the others."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from handbook.commands import check, files, new, proposal, translation
from handbook.commands.grammar import REFUSED, Grammar, RefusalError, language_wished
from handbook.commands.screen import complain
from handbook.problems import HandbookError
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COMMANDS: Final[dict[str, tuple[Callable[[Grammar], None], Callable[[Any], int]]]] = {
    "check": (check.describe, check.run),
    "new": (new.describe, new.run),
    "translations": (translation.describe_list, translation.list_states),
    "translated": (translation.describe_stamp, translation.stamp),
    "format": (files.describe_format, files.format_files),
    "schema": (files.describe_schema, files.schema),
    "write": (files.describe_write, files.write),
    "report": (proposal.describe_report, proposal.report),
    "comment": (proposal.describe_comment, proposal.comment),
}
"""Each command: what describes its options, and what runs it."""

INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status.

    0 is well, 1 problems in the records, 2 a command that could not be understood or done.
    """
    given = sys.argv[1:] if arguments is None else arguments
    language = language_wished(given)
    options = grammar(language).parse_args(given)
    options.language = language
    try:
        status: int = options.run(options)
    except HandbookError as error:
        print(error.told(language))
        return 1
    except RefusalError as refusal:
        complain(refusal.told(language))
        return REFUSED
    except (KeyboardInterrupt, EOFError):
        complain(sentence(language, "refusals.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


def grammar(language: str) -> Grammar:
    """What may be typed, explained in a language."""
    whole = Grammar(language, "handbook", prog="python -m handbook")
    commands = whole.add_subparsers(
        required=True,
        metavar="COMMAND",
        dest="command",
        title=sentence(language, "command.commands"),
    )
    for name, (describe, run) in COMMANDS.items():
        said = sentence(language, f"command.{name}.help")
        one = commands.add_parser(name, help=said, language=language, about=name)
        one.wish("data", type=Path, default=Path("data"), metavar="DIR")
        describe(one)
        one.set_defaults(run=run)
    return whole


if __name__ == "__main__":
    sys.exit(main())
