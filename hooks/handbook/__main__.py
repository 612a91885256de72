"""The command line: `python -m handbook check`, `python -m handbook write DIR`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.problems import HandbookError
from handbook.reading import read_handbook
from handbook.wording import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.library import Handbook


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 for well, 1 for problems in the records."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except HandbookError as error:
        print(error.told(options.language))
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="handbook", description="Read, check and publish the handbook's records."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="tell every problem in the records, one a line")
    check.set_defaults(run=_check)
    for command in (check,):
        command.add_argument(
            "--data", type=Path, default=Path("data"), metavar="DIR", help="the folder of records"
        )
        command.add_argument(
            "--language", choices=["da", "en"], default="da", help="the language of the messages"
        )
    return parser


def _check(options: argparse.Namespace) -> int:
    print(summary(read_handbook(options.data), options.language))
    return 0


def summary(handbook: Handbook, language: str) -> str:
    """What was read, counted, on one line."""
    kinds = {
        "principle": handbook.principles,
        "phase": handbook.phases,
        "method": handbook.methods,
        "case": handbook.cases,
        "term": handbook.terms,
    }
    parts = [counted(language, kind, len(records)) for kind, records in kinds.items()]
    return sentence(language, "check.all-well", counts=", ".join(parts))


if __name__ == "__main__":
    sys.exit(main())
