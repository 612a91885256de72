"""The model as JSON Schemas, so that editors complete, explain and check while an author types.

They are made from the anatomy, with the words of every language, and know what the vocabulary
lets an author choose. What they cannot know (that a link leads somewhere, that a text is written
in its first language) is for `handbook check`; what they refuse, `check` refuses too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from handbook.anatomy import FieldShape, fields_of, part_of, parts_in
from handbook.fields import Point
from handbook.languages import DEFAULT_LANGUAGES
from handbook.model import Places, Topics
from handbook.questions import ANSWERS, LONGEST
from handbook.reading import FOLDERS, GUIDES, LISTS
from handbook.rendering import name_of
from handbook.wording import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from handbook.library import Handbook

SCHEMAS: Final[Mapping[str, type[BaseModel]]] = {
    **{kind: model for kind, (_, model) in {**LISTS, **FOLDERS, **GUIDES}.items()},
    "topics": Topics,
    "places": Places,
}
"""Every kind of record that an author writes, and every list they choose from."""

CLOSED: Final = {
    "domains", "sectors", "arenas", "statuses", "evidence", "source_kinds", "municipalities",
    "regions", "countries", "principles", "phases",
}  # fmt: skip
"""The vocabularies that change so seldom that a schema may list them; a case may come any day."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def all_schemas(handbook: Handbook | None = None) -> dict[str, dict[str, Any]]:
    """Every schema by its name: one a kind of record, and one a file that holds a list of them."""
    single = {name: schema(name, handbook) for name in SCHEMAS}
    lists = {f"{kind}s": _list_of(single[kind]) for kind in LISTS}
    return {**single, **lists, "questions": _questions(_Writer(handbook))}


def schema_of_file(path: str) -> str:
    """The name of the schema for a file of the data folder, or nothing: `cases/havnen.yaml`."""
    folder, _, name = path.rpartition("/")
    for kind, (where, _) in FOLDERS.items():
        if folder == where:
            return kind
    files = {where: f"{kind}s" for kind, (where, _) in LISTS.items()}
    files |= {where: kind for kind, (where, _) in GUIDES.items()}
    files |= {f"{each}.yaml": each for each in ("topics", "places")}
    return "" if folder else files.get(name, "")


def schema(name: str, handbook: Handbook | None = None) -> dict[str, Any]:
    """The schema of a kind of record as its author writes it.

    With a handbook it offers the handbook's languages and vocabulary.
    """
    model = SCHEMAS[name]
    writer = _Writer(handbook)
    return {
        "$schema": DIALECT,
        "title": writer.spoken(f"fields.{name}.about.label") or model.__name__,
        **writer.reference(model),
        "$defs": {each.__name__: writer.part(each) for each in parts_in(model)},
    }


def _list_of(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": one["$schema"],
        "title": one["title"],
        "type": "array",
        "items": {"$ref": one["$ref"]},
        "$defs": one["$defs"],
    }


def _questions(writer: _Writer) -> dict[str, Any]:
    """The schema of a file of questions, where every field is a question."""
    page = {"type": "string", "pattern": f"^({'|'.join(ANSWERS)}):."}
    return {
        "$schema": DIALECT,
        "title": writer.spoken("questions.label"),
        "description": writer.spoken("questions.help", "\n\n"),
        "type": "object",
        "propertyNames": {"minLength": 1, "maxLength": LONGEST},
        "additionalProperties": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"title": writer.spoken("questions.page"), **page},
        },
    }


class _Writer:
    """Writes schemas in the company of a handbook, or of none."""

    def __init__(self, handbook: Handbook | None) -> None:
        self.handbook = handbook
        self.languages: Sequence[str] = handbook.languages if handbook else DEFAULT_LANGUAGES

    def reference(self, model: type[BaseModel]) -> dict[str, Any]:
        return {"$ref": f"#/$defs/{model.__name__}"}

    def spoken(self, path: str, between: str = " / ") -> str:
        """What the wording says at a path, in every language, once where they say the same."""
        said = [words(language).get(path, "") for language in self.languages]
        return between.join(dict.fromkeys(each for each in said if each))

    def part(self, model: type[BaseModel]) -> dict[str, Any]:
        """A record or part: its fields, and nothing but them."""
        shapes = fields_of(model)
        title = self.spoken(f"fields.{part_of(model)}.about.label") or model.__name__
        properties = {shape.name: self.field(shape) for shape in shapes}
        found: dict[str, Any] = {"title": title, "type": "object"}
        if issubclass(model, Point):
            texts = self.texts(None)
            properties = {**texts["properties"], **properties}
            found["anyOf"] = [{"required": [language]} for language in self.languages]
        required = [shape.name for shape in shapes if shape.required]
        return {
            **found,
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
        }

    def field(self, shape: FieldShape) -> dict[str, Any]:
        """A field with its name and explanation, in every language."""
        value = self.value(shape)
        if shape.many:
            least = {"minItems": shape.least} if shape.least else {}
            value = {"type": "array", **least, "items": value}
        if shape.by_language:
            each = dict.fromkeys(self.languages, value)
            value = {"type": "object", "properties": each, "additionalProperties": value}
        where = f"fields.{shape.part}.{shape.name}"
        said = {
            "title": self.spoken(f"{where}.label"),
            "description": self.spoken(f"{where}.help", "\n\n"),
        }
        return {**{name: words for name, words in said.items() if words}, **value}

    def value(self, shape: FieldShape) -> dict[str, Any]:
        """What one value of a field may be."""
        if shape.model is not None:
            return self.reference(shape.model)
        if shape.holds in {"texts", "name"}:
            texts = self.texts(shape)
            return texts if shape.holds == "texts" else {"anyOf": [_text(None), texts]}
        if self.handbook and shape.refers in CLOSED:
            return self.choice(shape.refers)
        choices = self.languages if shape.name == "written_in" else shape.choices
        return {"enum": list(choices)} if choices else _plain_value(shape)

    def texts(self, shape: FieldShape | None) -> dict[str, Any]:
        """Words by language, in the languages there are."""
        return {
            "type": "object",
            "properties": {
                language: {
                    "title": words(language)["language"],
                    **_text(shape.kind if shape else None),
                }
                for language in self.languages
            },
            "minProperties": 1,
            "additionalProperties": False,
        }

    def choice(self, vocabulary: str) -> dict[str, Any]:
        """One of a vocabulary, each with its name in every language for the editor's list."""
        assert self.handbook is not None  # noqa: S101 - its caller looked
        entries = self.handbook.vocabulary[vocabulary]
        names = [" / ".join(dict.fromkeys(name_of(each).values())) for each in entries.values()]
        return {"enum": list(entries), "enumDescriptions": names}


def _text(kind: Any) -> dict[str, Any]:
    """A text that says something; a plain one in one paragraph, and no longer than it may be."""
    one_line = kind is not None and kind.name == "plain"
    most = {"maxLength": kind.most} if kind is not None and kind.most else {}
    return {"type": "string", "pattern": r"^.*\S.*$" if one_line else r"\S", **most}


def _plain_value(shape: FieldShape) -> dict[str, Any]:
    limits = shape.limits
    if limits is None or shape.holds == "line":
        return _text(None)
    if shape.holds == "truth":
        return {"type": "boolean"}
    if limits.pattern:
        return {"type": "string", "pattern": limits.pattern}
    kind = "number" if shape.holds == "degree" else "integer"
    return {"type": kind, "minimum": limits.least, "maximum": limits.most}
