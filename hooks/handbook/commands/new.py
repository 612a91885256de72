"""`new`: a record asked for field by field, or made from options.

It asks for what a record must have, in the order and the words of the anatomy; the rest can be
written into the file afterwards. An empty answer leaves a field out, and the check then tells it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from handbook.addresses import ascii_id
from handbook.anatomy import FieldShape, fields_of
from handbook.commands.drafts import path_of, set_field
from handbook.commands.grammar import RefusalError
from handbook.commands.screen import in_colour, problem_line, say
from handbook.complaints import near
from handbook.fields import ID
from handbook.manuscripts import manuscript
from handbook.problems import HandbookError
from handbook.reading import FOLDERS, read_handbook
from handbook.rendering import name_of
from handbook.wording import sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from handbook.commands.grammar import Grammar
    from handbook.library import Handbook
    from handbook.problems import Problem
    from handbook.source import FieldPath

KINDS_MADE = ("case", "method")
MOST_LISTED = 30
"""A longer list of choices is not printed: whoever is asked for a municipality knows its name."""


def describe(grammar: Grammar) -> None:
    """What the command takes."""
    grammar.place("kind", choices=KINDS_MADE, metavar="case|method")
    grammar.wish("id")
    grammar.wish("title")
    grammar.wish("set", action="append", default=[], metavar="FIELD=VALUE", dest="settings")
    grammar.wish("no-questions", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Make the file of a new record, and tell what it still lacks."""
    where, model = FOLDERS[options.kind]
    handbook = _others(options.data)
    draft: dict[str, Any] = {}
    settings = [f"title={options.title}"] if options.title else []
    for setting in [*settings, *options.settings]:
        path, sign, value = setting.partition("=")
        if not sign:
            raise RefusalError("odd-setting", setting=setting)
        set_field(draft, model, path_of(path), value, options.language)
    if sys.stdin.isatty() and not options.no_questions:
        _Conversation(handbook, options.language).ask_all(draft, model)
    if options.language != handbook.languages[0]:
        draft["written_in"] = options.language
    id_ = options.id or ascii_id(draft.get("title", {}).get(options.language, ""))
    if not ID.fullmatch(id_):
        raise RefusalError("needs-an-id", id=id_)
    path = options.data / where / f"{id_}.yaml"
    _create(path, manuscript(f"{where}/{id_}.yaml", draft, handbook.languages))
    say(sentence(options.language, "command.new.made", path=str(path)))
    problems = _problems_in(options.data, f"{options.data.resolve().name}/{where}/{id_}.yaml")
    if problems:
        say(sentence(options.language, "command.new.lacks"))
    for problem in problems:
        say(f"  {problem_line(problem, options.language)}")
    return 1 if problems else 0


def _others(data: Path) -> Handbook:
    """The records that are there already, which must be in order: their names are the choices."""
    return read_handbook(data)


def _create(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise RefusalError("file-exists", path=str(path)) from None
    except OSError as error:
        raise RefusalError("cannot-write", path=str(path), why=error.strerror or "") from None


def _problems_in(data: Path, file: str) -> list[Problem]:
    try:
        read_handbook(data)
    except HandbookError as error:
        return [each for each in error.problems if each.place.file == file]
    return []


class _Conversation:
    """Questions on a terminal, in one language."""

    def __init__(self, handbook: Handbook, language: str) -> None:
        self.handbook = handbook
        self.language = language

    def say(self, path: str, **details: str) -> None:
        say(sentence(self.language, path, **details))

    def ask_all(self, draft: dict[str, Any], model: type[BaseModel]) -> None:
        """Ask for every field that a record must have and that is not set yet."""
        self.say("command.new.begin")
        for shape in _asked(model):
            if shape.name not in draft:
                self.ask(draft, model, (), shape)

    def ask(
        self, draft: dict[str, Any], model: type[BaseModel], path: FieldPath, shape: FieldShape
    ) -> None:
        """Ask for one field, or for as many of them as there are."""
        if shape.holds == "part" and shape.model is not None:
            number = 0
            while self._ask_part(draft, model, (*path, shape.name), shape, number):
                number += 1
            return
        if shape.many and shape.holds in {"point", "texts"}:
            number = 0
            while self._ask_value(draft, model, (*path, shape.name, number), shape):
                number += 1
            return
        self._ask_value(draft, model, (*path, shape.name), shape)

    def _ask_part(
        self,
        draft: dict[str, Any],
        model: type[BaseModel],
        path: FieldPath,
        shape: FieldShape,
        number: int,
    ) -> bool:
        """Ask for the fields of a part; whether there may be one more."""
        assert shape.model is not None  # noqa: S101 - its caller looked
        say()
        say(in_colour(shape.said(self.language, "label"), "bold"))
        before = len(str(draft))
        at = (*path, number) if shape.many else path
        for each in _asked(shape.model):
            self.ask(draft, model, at, each)
            if shape.many and number and len(str(draft)) == before:
                return False
        return shape.many and len(str(draft)) > before

    def _ask_value(
        self, draft: dict[str, Any], model: type[BaseModel], path: FieldPath, shape: FieldShape
    ) -> bool:
        """Ask for one value until it can be used; whether there was one."""
        choices = self._choices(shape)
        self._explain(shape, choices)
        while True:
            answer = input("> ").strip()
            if not answer:
                return False
            chosen = [self._chosen(each.strip(), choices) for each in answer.split(",")]
            if not choices or all(chosen):
                value = ", ".join(chosen) if choices else answer
                set_field(draft, model, path, value, self.language)
                return True
            self._refuse(answer, choices)

    def _explain(self, shape: FieldShape, choices: Mapping[str, str]) -> None:
        say()
        say(in_colour(shape.said(self.language, "label"), "bold"))
        say(shape.said(self.language, "help"))
        example = shape.said(self.language, "example")
        say(in_colour(sentence(self.language, "command.new.example", example=example), "dim"))
        if len(choices) <= MOST_LISTED:
            for number, (id_, name) in enumerate(choices.items(), 1):
                say(f"  {number:>2}  {id_}" + (f"  ({name})" if name != id_ else ""))

    def _choices(self, shape: FieldShape) -> dict[str, str]:
        """What may be answered, each with its name; nothing when any answer may."""
        if shape.choices:
            return dict.fromkeys(shape.choices, "") | {each: each for each in shape.choices}
        entries = self.handbook.vocabulary[shape.refers] if shape.refers else {}
        return {
            id_: name_of(entry).get(self.language) or next(iter(name_of(entry).values()))
            for id_, entry in entries.items()
        }

    def _chosen(self, answer: str, choices: Mapping[str, str]) -> str:
        """The id that an answer means: by its number, itself or its name."""
        ids = list(choices)
        if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(ids):
            return ids[int(answer) - 1]
        names = {name.casefold(): id_ for id_, name in choices.items()}
        return answer if answer in choices else names.get(answer.casefold(), "")

    def _refuse(self, answer: str, choices: Mapping[str, str]) -> None:
        hint = near(answer, choices)
        code = "command.new.not-a-choice-near" if hint else "command.new.not-a-choice"
        self.say(code, answer=answer, hint=hint)


def _asked(model: type[BaseModel]) -> list[FieldShape]:
    """What is asked for: what must be there, or everything where nothing must."""
    shapes = fields_of(model)
    required = [shape for shape in shapes if shape.required]
    return required or [shape for shape in shapes if shape.holds != "part"]
