"""How a command line is understood, explained and refused, in the language of the one who types.

`argparse` speaks English only. Its headings are replaced through what it offers for that, and what
it complains of is told by our own sentences.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NoReturn

from handbook.languages import DEFAULT_LANGUAGES
from handbook.wording import languages_worded, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

REFUSED: Final = 2
"""The exit status of a command that could not be understood or done."""

_MISTAKES: Final = (
    (re.compile(r"the following arguments are required: (?P<what>.*)"), "missing"),
    (re.compile(r"unrecognized arguments: (?P<what>.*)"), "unknown"),
    (
        re.compile(
            r"argument (?P<where>[^:]*): invalid choice: '(?P<what>.*?)'"
            r" \(choose from (?P<choices>.*)\)"
        ),
        "choice",
    ),
    (re.compile(r"argument (?P<what>[^:]*): expected .*"), "value"),
)
"""What argparse complains of, and the sentence of ours that says it."""


class RefusalError(Exception):
    """Something that a command cannot do; `code` is a key of the wording's `refusals`."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def told(self, language: str) -> str:
        """The refusal as a sentence."""
        return sentence(language, f"refusals.{self.code}", **self.details)


def language_wished(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, before it is understood."""
    wished = os.environ.get("HANDBOOK_LANGUAGE", "")
    for here, following in pairwise([*arguments, ""]):
        if here == "--language":
            wished = following
        elif here.startswith("--language="):
            wished = here.partition("=")[2]
    return wished if wished in languages_worded() else DEFAULT_LANGUAGES[0]


class _Formatter(argparse.HelpFormatter):
    def __init__(self, language: str, prog: str, **options: Any) -> None:
        super().__init__(prog, **options)
        self.language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Say “usage” in the language of the command line."""
        own = sentence(self.language, "command.usage") + " "
        super().add_usage(usage, actions, groups, own if prefix is None else prefix)


class Grammar(argparse.ArgumentParser):
    """A parser that speaks one language; `about` is the command's key under `command`."""

    def __init__(self, language: str, about: str, **options: Any) -> None:
        self.language = language
        formatter = partial(_Formatter, language)
        said = sentence(language, f"command.{about}.help")
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=formatter,
            description=said[0].upper() + said[1:] + ".",
            **options,
        )
        self.places = self.add_argument_group(sentence(language, "command.arguments"))
        self.wishes = self.add_argument_group(sentence(language, "command.options"))
        self.wishes.add_argument("-h", "--help", action="help", help=self.said("help"))
        self.wishes.add_argument(
            "--language",
            choices=sorted(languages_worded()),
            default=argparse.SUPPRESS,
            help=self.said("language"),
        )

    def said(self, name: str) -> str:
        """What the wording says of an option or argument."""
        return sentence(self.language, f"command.option.{name}")

    def place(self, name: str, **options: Any) -> None:
        """An argument that is known by where it stands."""
        self.places.add_argument(name, help=self.said(name), **options)

    def wish(self, name: str, **options: Any) -> None:
        """An option that is known by its name."""
        self.wishes.add_argument(f"--{name}", help=self.said(name), **options)

    def error(self, message: str) -> NoReturn:
        """Refuse what cannot be understood, in our own sentence."""
        self.print_usage(sys.stderr)
        self.exit(REFUSED, f"{_told(self.language, message)}\n")


def _told(language: str, message: str) -> str:
    for pattern, code in _MISTAKES:
        found = pattern.fullmatch(message)
        if found:
            details = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            return sentence(language, f"command.mistake.{code}", **details)
    return sentence(language, "command.mistake.other", what=message)
