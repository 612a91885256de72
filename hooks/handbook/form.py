"""What the form in the browser is made of: the model, the vocabulary and the words, as JSON.

The form knows no field by itself. It is told here which there are, what each may hold, what is said
of it, what it may choose from, and the sentences of its problems; so it can never lag behind the
model, and an author reads the same sentence in the form as in the build.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from handbook.anatomy import fields_of, part_of, parts_in
from handbook.library import KINDS
from handbook.manuscripts import MODELINE, comments_at_top, manuscript, modeline
from handbook.reading import FOLDERS, GUIDES, LISTS
from handbook.rendering import name_of
from handbook.source import PutAside
from handbook.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from handbook.anatomy import FieldShape
    from handbook.library import Handbook


class RecordFile(NamedTuple):
    """Where records of a kind stand in the data folder, and what they are made of."""

    path: str
    """The file's path, with `{id}` where each record has a file of its own."""
    part: str
    """What the anatomy calls the record."""
    model: type[BaseModel]
    listed: bool = False
    """Whether the file holds a list of them."""


RECORD_FILES: Final = {
    **{kind: RecordFile(f"{at}/{{id}}.yaml", kind, model) for kind, (at, model) in FOLDERS.items()},
    **{kind: RecordFile(at, kind, model, listed=True) for kind, (at, model) in LISTS.items()},
    **{f"guide/{id_}": RecordFile(at, id_, model) for id_, (at, model) in GUIDES.items()},
}
"""Everything that the form can open, by kind; each guide is a kind to itself."""

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "happened": (
        "written_in",
        "title",
        "summary",
        "story",
        "place",
        "period",
        "status",
        "domains",
        "arena",
        "target_group",
    ),
    "took-part": ("initiated_by", "actors"),
    "principles": ("principles", "methods"),
    "learn": ("lessons",),
    "sources": ("sources", "evidence"),
}
"""The form as a conversation: what happened, who took part, which principles and how, …"""

KEPT: Final = ("formerly", "search_words", "translations")
"""The fields that a command or a maintainer keeps; the form carries them along untouched."""

CHOSEN: Final = (
    "domains",
    "sectors",
    "arenas",
    "statuses",
    "evidence",
    "source_kinds",
    "municipalities",
    "regions",
    "countries",
    "principles",
    "methods",
    "phases",
)
"""What a field may choose from, with names; of the rest the form only knows which ids there are."""

SAID: Final = ("form", "case", "fact", "stance", "period", "source", "languages")
"""The parts of the wording that the form and its preview speak with."""


def form_files(handbook: Handbook) -> Iterator[tuple[str, str | Path]]:
    """Path and content of the form's description in each language, and of every record's file.

    A record's file is published as its author wrote it: whoever opens it in the form is told of
    what the form cannot keep.
    """
    for language in handbook.languages:
        content = json.dumps(described(handbook, language), ensure_ascii=False) + "\n"
        yield f"form-{language}.json", content
    written = {
        _file_of(kind, id_).path.format(id=id_): source.path
        for (kind, id_), source in handbook.files.items()
    }
    for name, path in written.items():
        if path:
            yield f"source/{name}", path


def _file_of(kind: str, id_: str) -> RecordFile:
    return RECORD_FILES[kind if kind in RECORD_FILES else f"{kind}/{id_}"]


def source_text(path: str, record: BaseModel, handbook: Handbook) -> str:
    """A record's file, as `handbook format` writes it, with its author's comments at the top.

    Whoever changes the record in the form proposes the whole file, and must not lose them.
    """
    folder, _, name = path.partition("/")
    kind = next(kind for kind, (where, _) in FOLDERS.items() if where == folder)
    aside = handbook.files.get((kind, name.removesuffix(".yaml")))
    comments = (
        comments_at_top(aside.path.read_text(encoding="utf-8"))
        if isinstance(aside, PutAside)
        else ()
    )
    data = record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return manuscript(path, _as_texts(data), handbook.languages, comments)


def described(handbook: Handbook, language: str) -> dict[str, Any]:
    """Everything the form needs to know in one language."""
    spoken = words(language)
    parts = dict.fromkeys(part for file in RECORD_FILES.values() for part in parts_in(file.model))
    return {
        "language": language,
        "languages": list(handbook.languages),
        "groups": GROUPS,
        "kept": KEPT,
        "parts": {
            part_of(part): [_field(part, shape, language) for shape in fields_of(part)]
            for part in parts
        },
        "names": {
            part_of(part): spoken.get(f"fields.{part_of(part)}.about.label", "") for part in parts
        },
        "records": {
            kind: {
                "path": file.path,
                "part": file.part,
                "listed": file.listed,
                "modeline": modeline(file.path),
            }
            for kind, file in RECORD_FILES.items()
        },
        "modeline": MODELINE,
        "choices": {name: list(_choices(handbook, name, language)) for name in CHOSEN},
        "known": {name: list(ids) for name, ids in _known(handbook).items()},
        "formerly": _formerly(handbook),
        "regions": {each.name: each.region for each in handbook.places.municipalities},
        "icons": {id_: each.icon for id_, each in handbook.principles.items()},
        "kinds": KINDS,
        "problems": _under("problems", spoken),
        "words": {name: _under(name, spoken) for name in SAID},
    }


def _field(part: type[BaseModel], shape: FieldShape, language: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": shape.name,
        "holds": shape.holds,
        "required": shape.required,
        "many": shape.many,
        "least": shape.least,
        "by_language": shape.by_language,
        "refers": shape.refers,
        "choices": list(shape.choices),
        **{what: shape.said(language, what) for what in ("label", "help", "example")},
    }
    if shape.kind:
        told |= {"kind": shape.kind.name, "most": shape.kind.most}
    if shape.holds == "point" and shape.model:
        told["choices"] = [choice for inner in fields_of(shape.model) for choice in inner.choices]
    if shape.holds == "part" and shape.model:
        told["of"] = part_of(shape.model)
    default = _defaults(part).get(shape.name)
    return told | ({"default": default} if default else {})


def _defaults(part: type[BaseModel]) -> dict[str, str]:
    """What a field holds when it is left out, where that is a value."""
    return {
        field.alias or name: str(_as_texts(field.default))
        for name, field in part.model_fields.items()
        if isinstance(field.default, str | bool)
    }


def _choices(handbook: Handbook, name: str, language: str) -> Iterator[list[str]]:
    """Id, name and explanation of each there is to choose from, in the handbook's order."""
    for id_, entry in handbook.vocabulary[name].items():
        explanation = getattr(entry, "explanation", None)
        texts = explanation if name in {"statuses", "evidence", "sectors"} else None
        yield [id_, _in(name_of(entry), language), _in(texts or {}, language)]


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _known(handbook: Handbook) -> dict[str, Mapping[str, Any] | list[str]]:
    """Every id that a field or a link in prose may lead to."""
    known: dict[str, Mapping[str, Any] | list[str]] = dict(handbook.vocabulary)
    known["guides"] = [*handbook.guides, "arenas", "worksheets"]
    return known


def _formerly(handbook: Handbook) -> dict[str, list[str]]:
    """The old ids, each with the records that have borne it: `cases/havnen`."""
    found: dict[str, list[str]] = {}
    for name in KINDS.values():
        for id_, record in handbook.collection(name).items():
            for old in record.formerly:
                found.setdefault(old, []).append(f"{name}/{id_}")
    return found


def _under(name: str, spoken: Mapping[str, str]) -> dict[str, str]:
    """The words below a name, but those that the form's page is searched by."""
    start = f"{name}."
    return {
        path.removeprefix(start): text
        for path, text in spoken.items()
        if path.startswith(start) and not path.endswith(".search-words")
    }


def _as_texts(data: Any) -> Any:
    """Plain data with its numbers as their author wrote them, which is how a source is read."""
    if isinstance(data, dict):
        return {key: _as_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_texts(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)
