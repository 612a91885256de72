"""`check`: every problem of the records, told to a person, a platform or a program."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from handbook.commands.screen import in_colour, problem_line, say
from handbook.problems import HandbookError
from handbook.proposals import problem_data
from handbook.reading import read_handbook
from handbook.wording import counted, sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from handbook.commands.grammar import Grammar
    from handbook.library import Handbook
    from handbook.problems import Problem


def describe(grammar: Grammar) -> None:
    """What the command takes."""
    grammar.place("files", nargs="*", metavar="FILE")
    grammar.wish("as", choices=sorted(FORMS), default="text", dest="form")


def run(options: argparse.Namespace) -> int:
    """Tell every problem, or only those of the files that are named."""
    handbook: Handbook | None = None
    problems: Sequence[Problem] = ()
    try:
        handbook = read_handbook(options.data)
    except HandbookError as error:
        problems = error.problems
    asked = {Path(each).resolve() for each in options.files}
    beside = options.data.resolve().parent
    told = [each for each in problems if not asked or (beside / each.place.file).resolve() in asked]
    FORMS[options.form](told, options.language)
    if options.form == "text":
        if handbook:
            say(in_colour(summary(handbook, options.language), "green"))
        elif not told:
            say(sentence(options.language, "check.elsewhere", number=str(len(problems))))
    return 1 if told else 0


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


def _as_text(problems: Sequence[Problem], language: str) -> None:
    for problem in problems:
        say(problem_line(problem, language))


def _as_annotations(problems: Sequence[Problem], language: str) -> None:
    """GitHub's workflow commands, which it shows at the line of the file."""
    for problem in problems:
        place = problem.place
        where = {"file": place.file, "line": place.line, "col": place.column, "title": problem.path}
        told = ",".join(f"{name}={_property(str(value))}" for name, value in where.items() if value)
        said = sentence(language, f"problems.{problem.code}", **problem.details)
        say(f"::error {told}::{_message(said)}")


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _as_code_quality(problems: Sequence[Problem], language: str) -> None:
    """GitLab's report, which it shows beside the change."""
    told = [
        {
            "description": sentence(language, f"problems.{problem.code}", **problem.details),
            "check_name": problem.code,
            "fingerprint": hashlib.sha256(problem.told("en").encode()).hexdigest(),
            "severity": "major",
            "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
        }
        for problem in problems
    ]
    say(json.dumps(told, ensure_ascii=False, indent=1))


def _as_json(problems: Sequence[Problem], language: str) -> None:  # noqa: ARG001 - it has all
    """Every problem with its sentence in every language, for a program that tells them on."""
    say(json.dumps([problem_data(each) for each in problems], ensure_ascii=False, indent=1))


FORMS: Final[dict[str, Callable[[Sequence[Problem], str], None]]] = {
    "text": _as_text,
    "github": _as_annotations,
    "gitlab": _as_code_quality,
    "json": _as_json,
}
"""The forms in which problems are told."""
