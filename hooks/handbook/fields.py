"""What a field may hold, and how the text an author wrote becomes it.

Every value in a source is text or a tree of texts, so this is where `2006` becomes a year. A text
that a reader sees is a mapping from language to words; its `Kind` says what it may hold, and the
`Refers` of an id says what it leads to. Both are read off the models by walking them, so that no
list of fields has to be kept beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
)
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from handbook.source import FieldPath

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ADDRESS: Final = re.compile(r"https?://[^\s/?#@\"<>\\]+\.[^\s/?#@\"<>\\]+(?:[/?#][^\s\"<>\\]*)?")
MOST_SUMMARY: Final = 300
MOST_TITLE: Final = 90
MOST_HOW: Final = 320


@dataclass(frozen=True, slots=True)
class Kind:
    """What a text may hold: `plain` words, `inline` prose of one paragraph, or `prose`."""

    name: Literal["plain", "inline", "prose"]
    most: int = 0
    """The most signs it may have; 0 is no limit."""


@dataclass(frozen=True, slots=True)
class Refers:
    """What an id leads to: the name of a `Handbook` vocabulary or collection."""

    to: str


@dataclass(frozen=True, slots=True)
class Holds:
    """What a value that is no text for readers may be, as a JSON Schema can say it."""

    name: Literal[
        "number", "year", "degree", "truth", "id", "address", "line", "month", "colour", "name"
    ]
    pattern: str = ""
    least: float | None = None
    most: float | None = None


Texts = dict[str, Annotated[str, Field(min_length=1)]]
"""Words by language."""
Title = Annotated[Texts, Kind("plain", MOST_TITLE)]
Plain = Annotated[Texts, Kind("plain")]
Summary = Annotated[Texts, Kind("plain", MOST_SUMMARY)]
How = Annotated[Texts, Kind("plain", MOST_HOW)]
Inline = Annotated[Texts, Kind("inline")]
Prose = Annotated[Texts, Kind("prose")]


def _number(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
        return int(value)
    raise PydanticCustomError("number_expected", "a whole number")


def _year(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"[12][0-9]{3}", value):
        return int(value)
    raise PydanticCustomError("year_expected", "a year")


def _degree(value: object) -> float:
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?", value):
        return float(value)
    raise PydanticCustomError("degree_expected", "a coordinate")


def _truth(value: object) -> bool:
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    raise PydanticCustomError("truth_expected", "true or false")


def _id(value: object) -> object:
    if isinstance(value, str) and not ID.fullmatch(value):
        raise PydanticCustomError("id_expected", "an id")
    return value


def _web_address(value: object) -> str:
    if isinstance(value, str) and ADDRESS.fullmatch(value):
        return value
    raise PydanticCustomError("address_expected", "a web address")


Number = Annotated[
    int,
    PlainValidator(_number, json_schema_input_type=int),
    Holds("number", least=0, most=999_999_999),
]
Year = Annotated[
    int, PlainValidator(_year, json_schema_input_type=int), Holds("year", least=1000, most=2999)
]
Degree = Annotated[
    float,
    PlainValidator(_degree, json_schema_input_type=float),
    Holds("degree", least=-999.999999, most=999.999999),
]
Truth = Annotated[bool, PlainValidator(_truth, json_schema_input_type=bool), Holds("truth")]
Id = Annotated[str, BeforeValidator(_id), Field(pattern=ID.pattern), Holds("id", f"^{ID.pattern}$")]
WebAddress = Annotated[
    str,
    PlainValidator(_web_address, json_schema_input_type=str),
    Holds("address", f"^{ADDRESS.pattern}$"),
]
Line = Annotated[str, Field(min_length=1), Holds("line")]
"""A name or heading that is the same in every language."""
MONTH: Final = r"^[12][0-9]{3}-(0[1-9]|1[0-2])$"
Month = Annotated[str, Field(pattern=MONTH), Holds("month", MONTH)]
COLOUR: Final = r"^#[0-9a-f]{6}$"
Colour = Annotated[str, Field(pattern=COLOUR), Holds("colour", COLOUR)]


def _same_everywhere(value: object) -> object:
    return {EVERY_LANGUAGE: value} if isinstance(value, str) else value


EVERY_LANGUAGE: Final = ""
"""The language of a name that is the same in all of them."""
Name = Annotated[
    Texts,
    BeforeValidator(_same_everywhere, json_schema_input_type=Line | Texts),
    PlainSerializer(lambda texts: texts.get(EVERY_LANGUAGE, texts), return_type=Line | Texts),
    Kind("plain"),
    Holds("name"),
]
"""A name: one string where it is the same in every language, else words by language."""


class Part(BaseModel):
    """A piece of a record: nothing may be added, nothing changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class Point(BaseModel):
    """A text in a list, marked when it is common practice and rests on no source."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, str_strip_whitespace=True)
    __pydantic_extra__: dict[str, Annotated[str, Field(min_length=1)]]

    basis: Literal["sourced", "practice"] = "sourced"

    @property
    def texts(self) -> Texts:
        """The words by language."""
        return self.__pydantic_extra__


def texts_in(record: BaseModel) -> list[tuple[FieldPath, Texts, Kind]]:
    """Every text for readers in a record, with its field's path and its kind."""
    return [(path, value, mark) for path, value, mark in _marked_values(record, Kind, ())]


def references_in(record: BaseModel) -> list[tuple[FieldPath, str, Refers]]:
    """Every id in a record that leads to something, with its field's path."""
    return [(path, value, mark) for path, value, mark in _marked_values(record, Refers, ())]


def _marked_values(record: BaseModel, mark: type, path: FieldPath) -> list[Any]:
    found: list[Any] = []
    for name, written, kind in _layout(type(record), mark):
        _gather(getattr(record, name), (*path, written), mark, kind, found)
    return found


def _gather(value: Any, path: FieldPath, mark: type, kind: Any, found: list[Any]) -> None:
    if isinstance(value, list):
        for number, each in enumerate(value):
            _gather(each, (*path, number), mark, kind, found)
    elif isinstance(value, Point):
        if kind:
            found.append((path, value.texts, kind))
    elif isinstance(value, BaseModel):
        found += _marked_values(value, mark, path)
    elif kind and value is not None:
        found.append((path, value, kind))


@cache
def _layout(model: type[BaseModel], mark: type) -> tuple[tuple[str, str, Any], ...]:
    """Each field that bears a mark or holds what does: its name, its name in YAML, and the mark."""
    marked = [
        (name, field.alias or name, field.rebuild_annotation())
        for name, field in model.model_fields.items()
    ]
    return tuple(
        (name, written, _first_mark(annotation, mark))
        for name, written, annotation in marked
        if _first_mark(annotation, mark) or _holds_marked(annotation, mark)
    )


def _holds_marked(annotation: Any, mark: type) -> bool:
    """Whether an annotation names a part with a marked field somewhere in it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_layout(annotation, mark))
    return any(_holds_marked(each, mark) for each in getattr(annotation, "__args__", ()))


def _first_mark(annotation: Any, mark: type) -> Any:
    for each in getattr(annotation, "__metadata__", ()):
        if isinstance(each, mark):
            return each
    inner = (_first_mark(each, mark) for each in getattr(annotation, "__args__", ()))
    return next((each for each in inner if each), None)
