"""The records' anatomy: every field there is, what it holds, and what is said of it.

It is read off the model, so that whatever speaks of fields (the schemas, the form, the guide for
authors, the questions of `new`, the order of a written file) can never lag behind it. The words
stand in the wording under `fields.<part>.<field>`, by part and not by path, since parts are shared.
"""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from handbook.fields import Holds, Kind, Point, Refers
from handbook.model import CasePlace, Cited, Record
from handbook.wording import words
from handbook.yaml_text import Bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PARTS: Final[dict[type[BaseModel], str]] = {Cited: "source", CasePlace: "place"}
"""The parts whose name in the wording is not that of their class."""

SAID: Final = ("label", "help", "why", "example", "bad")
"""What is said of a field: its name, what to write, why it is asked, and how (not) to do it."""

BARE: Final = {"number", "year", "degree", "truth"}
"""What is written without quotes although it looks like something other than a text."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field of a record or part, as its author writes it."""

    name: str
    part: str
    """The part whose field it is, as the wording calls it: `case`, `source`, `record`."""
    holds: str
    """`texts`, `name`, `choice`, `part`, `point`, or the name of a `Holds`."""
    required: bool
    many: bool = False
    least: int = 0
    """How many a list has at the least."""
    by_language: bool = False
    """Whether it holds one for each language, as `translations` and a term's `also` do."""
    kind: Kind | None = None
    refers: str = ""
    choices: tuple[str, ...] = ()
    limits: Holds | None = None
    model: type[BaseModel] | None = None
    """What a `part` or a `point` is made of."""

    def said(self, language: str, what: str) -> str:
        """What the wording says of it, or nothing where it is silent."""
        return words(language).get(f"fields.{self.part}.{self.name}.{what}", "")


def part_of(model: type[BaseModel]) -> str:
    """What the wording calls a record or part."""
    return PARTS.get(model, model.__name__.lower())


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a record or part, in the order they are written.

    What every record has stands where authors expect it: the language and the old ids behind the
    summary, what readers never see and what a command keeps of the translations last.
    """
    shapes = {name: _shape(model, name) for name in model.model_fields}
    if not issubclass(model, Record):
        return tuple(shapes.values())
    own = [name for name in shapes if name not in Record.model_fields]
    at = max(own.index(name) for name in ("summary", "definition") if name in own) + 1
    order = [*own[:at], "written_in", "formerly", *own[at:], "search_words", "translations"]
    return tuple(shapes[name] for name in order)


def parts_in(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A record's model and every part it is made of, once each, in the order they are met."""
    found = [model]
    for shape in fields_of(model):
        if shape.model is not None:
            found += [each for each in parts_in(shape.model) if each not in found]
    return found


def _shape(model: type[BaseModel], name: str) -> FieldShape:
    field = model.model_fields[name]
    common = issubclass(model, Record) and name in Record.model_fields
    found: dict[str, Any] = {}
    _look(field.rebuild_annotation(), found)
    if "many" in found:
        found["least"] = _least(field.metadata)
    return FieldShape(
        name=field.alias or name,
        part="record" if common else part_of(model),
        required=field.is_required(),
        **{"holds": "line", **found},
    )


def _least(metadata: Iterable[Any]) -> int:
    return max((getattr(each, "min_length", 0) for each in metadata), default=0)


def _look(annotation: Any, found: dict[str, Any]) -> None:
    """Gather what an annotation says; the outermost word on a matter holds."""
    inner = get_origin(annotation) or annotation
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        _look_at_marks(annotation.__metadata__, found)
        _look(arguments[0], found)
    elif inner in {Union, types.UnionType}:
        for each in arguments:
            _look(each, found)
    elif inner is Literal:
        found |= {"holds": "choice", "choices": arguments}
    elif inner is list:
        found["many"] = True
        _look(arguments[0], found)
    elif inner is dict:
        _look_by_language(arguments[1], found)
    elif isinstance(inner, type) and issubclass(inner, BaseModel):
        found |= {"holds": "point" if issubclass(inner, Point) else "part", "model": inner}


def _look_at_marks(marks: Iterable[Any], found: dict[str, Any]) -> None:
    for mark in marks:
        if isinstance(mark, Kind):
            found.setdefault("kind", mark)
        elif isinstance(mark, Refers):
            found.setdefault("refers", mark.to)
        elif isinstance(mark, Holds):
            found.setdefault("limits", mark)
            found.setdefault("holds", mark.name)


def _look_by_language(value: Any, found: dict[str, Any]) -> None:
    """A mapping from language: to words for readers, or to something of which there is one each."""
    if "kind" in found:
        found.setdefault("holds", "texts")
    else:
        found["by_language"] = True
        _look(value, found)


def in_order(data: Any, model: type[BaseModel], languages: Sequence[str]) -> Any:
    """A record's plain data in the order of the model, its numbers `Bare`; for `yaml_text`.

    Nothing is lost: a field that the model does not know stands last, and a value that is not what
    the model expects stays what it is.
    """
    if not isinstance(data, dict):
        return data
    if issubclass(model, Point):
        return _by(data, (*languages, "basis"))
    shapes = {shape.name: shape for shape in fields_of(model)}
    return {
        name: _value_in_order(value, shapes[name], languages) if name in shapes else value
        for name, value in _by(data, shapes).items()
    }


def _by(data: dict[str, Any], order: Iterable[str]) -> dict[str, Any]:
    first = {name: data[name] for name in order if name in data}
    return first | data


def _value_in_order(value: Any, shape: FieldShape, languages: Sequence[str]) -> Any:
    if shape.by_language and isinstance(value, dict):
        return {
            language: _item_in_order(each, shape, languages)
            for language, each in _by(value, languages).items()
        }
    if isinstance(value, list):
        return [_item_in_order(each, shape, languages) for each in value]
    return _item_in_order(value, shape, languages)


def _item_in_order(value: Any, shape: FieldShape, languages: Sequence[str]) -> Any:
    if shape.model is not None:
        return in_order(value, shape.model, languages)
    if shape.holds in {"texts", "name"} and isinstance(value, dict):
        return _by(value, languages)
    if shape.holds in BARE and isinstance(value, str) and _is_bare(value):
        return Bare(value)
    return value


def _is_bare(text: str) -> bool:
    """Whether a text is a number or truth value, so that it may stand without quotes."""
    return re.fullmatch(r"true|false|-?(0|[1-9][0-9]*)(\.[0-9]+)?", text) is not None
