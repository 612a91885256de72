"""YAML text → plain data, and the place of every key.

The text is read as text: `no`, `12:30`, dates and `012` stay what the author wrote, and the model
decides what is a year. PyYAML only splits the text into events; the tree is built here in one pass
without recursion, so that a file nested or aliased to death is a told problem, not a crash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import yaml

from handbook.problems import HandbookError, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 256_000
"""No case needs more: the longest real one is under 20 kB, and a phone has to show it."""
MOST_BYTES_OF_A_LIST: Final = 1_000_000
"""A file that holds a list of records may be larger: the glossary has terms by the hundred."""
DEEPEST: Final = 12
"""The model is five levels deep."""

INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Signs no author means to write: controls, separators that YAML takes for line breaks, and the
marks that make a line read otherwise than it is stored."""

FieldPath = tuple[str | int, ...]
"""The way from a file's top to a field: `("principles", 1, "how", "da")`."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file as its author wrote it: lists, mappings and texts, and where each stands."""

    file: str
    data: Any
    places: dict[FieldPath, tuple[int, int]]
    blocks: frozenset[FieldPath]
    """The texts written as `|` blocks, whose lines are the file's own lines."""
    path: Path | None = None
    """The file itself, where there is one."""

    def place(self, path: FieldPath) -> Place:
        """Where a field stands, or its nearest parent that is there."""
        while path not in self.places and path:
            path = path[:-1]
        return Place(self.file, *self.places.get(path, (1, 1)))

    def problem(
        self, path: FieldPath, code: str, line: int | None = None, /, **details: str
    ) -> Problem:
        """A problem at a field, or at a line of its text (from 0) when that is a `|` block."""
        place = self.place(path)
        if line is not None and path in self.blocks:
            place = Place(place.file, place.line + 1 + line, 1)
        return Problem(place, dotted(path), code, details)


@dataclass(frozen=True, slots=True)
class PutAside:
    """A source that was read and let go, and is read again when a problem needs its places.

    The places of ten thousand cases are half a gigabyte, and all but a few are never asked for.
    """

    file: str
    path: Path
    folder: Path

    def problem(
        self, path: FieldPath, code: str, line: int | None = None, /, **details: str
    ) -> Problem:
        """A problem at a field, as its source would tell it."""
        return read_source(self.path, self.folder).problem(path, code, line, **details)


def dotted(path: FieldPath) -> str:
    """A path the way authors read it: `principles[1].how.da`."""
    told = ""
    for step in path:
        told += f"[{step}]" if isinstance(step, int) else f".{step}" if told else step
    return told


def read_source(path: Path, folder: Path, most: int = MOST_BYTES) -> Source:
    """Read one YAML file below the data folder, of at most so many bytes.

    Raises `HandbookError` for a file that is not plain, small, valid UTF-8 YAML inside the folder.
    """
    name = str(path.relative_to(folder.parent)) if path.is_relative_to(folder.parent) else str(path)
    if not path.resolve().is_relative_to(folder.resolve()):
        raise HandbookError([Problem(Place(name), "", "outside-folder")])
    content = path.read_bytes()
    if len(content) > most:
        details = {"size": str(-(-len(content) // 1000)), "most": str(most // 1000)}
        raise HandbookError([Problem(Place(name), "", "too-large", details)])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise HandbookError([Problem(Place(name, line), "", "not-utf8")]) from None
    return replace(source_of(text, name), path=path)


def source_of(text: str, file: str) -> Source:
    """The source in a text. Raises `HandbookError` for everything that is not plain YAML."""
    text = text.removeprefix("\ufeff")
    if sign := INVISIBLE.search(text):
        before = text[: sign.start()]
        place = Place(file, before.count("\n") + 1, sign.start() - before.rfind("\n"))
        details = {"sign": f"U+{ord(sign.group()):04X}"}
        raise HandbookError([Problem(place, "", "invisible-sign", details)])
    reader = _Reader(file)
    try:
        for event in iter(yaml.CBaseLoader(text).get_event, None):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        code = "yaml-tab" if _has_tab(text, place.line) else "yaml-syntax"
        raise HandbookError([*reader.problems, Problem(place, "", code)]) from None
    if reader.problems:
        raise HandbookError(reader.problems)
    if reader.root is None:
        raise HandbookError([Problem(Place(file), "", "empty-file")])
    return Source(file, reader.root, reader.places, frozenset(reader.blocks))


def _has_tab(text: str, line: int) -> bool:
    lines = text.splitlines()
    near = lines[max(line - 2, 0) : line]
    return any("\t" in each[: len(each) - len(each.lstrip())] for each in near)


class _Reader:
    """Builds the tree from parser events; a class because the open nodes are a stack."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.places: dict[FieldPath, tuple[int, int]] = {}
        self.blocks: list[FieldPath] = []
        self.problems: list[Problem] = []
        self._open: list[tuple[Any, FieldPath]] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_tag(event)
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_tag(event)
            self._start({} if isinstance(event, yaml.MappingStartEvent) else [], event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._tell(event, "alias")
            self._add(None, event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents == 2:  # noqa: PLR2004 - the first document too many
                self._tell(event, "several-documents")

    @staticmethod
    def _spot(event: yaml.Event) -> tuple[int, int]:
        """Line and column from 1; the parser marks every event, which its types do not say."""
        mark = event.start_mark
        return (mark.line + 1, mark.column + 1) if mark else (1, 1)

    def _tell(self, event: yaml.Event, code: str, **details: str) -> None:
        path = self._path() if self._open else ()
        place = Place(self.file, *self._spot(event))
        self.problems.append(Problem(place, dotted(path), code, details))

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in {None, "!"}:
            self._tell(event, "yaml-tag", tag=str(event.tag))

    def _path(self) -> FieldPath:
        parent, path = self._open[-1]
        key = self._keys[-1] if isinstance(parent, dict) else len(parent)
        return path if key is None else (*path, key)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if event.style == '"' and (sign := INVISIBLE.search(event.value)):  # an escape: "\u202e"
            self._tell(event, "invisible-sign", sign=f"U+{ord(sign.group()):04X}")
        if self._open and isinstance(self._open[-1][0], dict) and self._keys[-1] is None:
            self._key(event)
        else:
            if event.style == "|":
                self.blocks.append(self._path() if self._open else ())
            self._add(event.value, event)

    def _key(self, event: yaml.ScalarEvent) -> None:
        parent, path = self._open[-1]
        key = event.value
        if not key:
            self._tell(event, "odd-key")
        self._keys[-1] = key
        if key in parent:
            first = self.places[(*path, key)][0]
            self._tell(event, "duplicate-key", key=key, line=str(first))
        else:
            self.places[(*path, key)] = self._spot(event)

    def _add(self, value: Any, event: yaml.Event) -> None:
        if not self._open:
            if self.root is None:
                self.root = value
            return
        parent, path = self._open[-1]
        if isinstance(parent, dict):
            key = self._keys[-1]
            if key is None:
                if not isinstance(event, yaml.AliasEvent):
                    self._tell(event, "odd-key")
                self._keys[-1] = ""
                return
            parent.setdefault(key, value)
            self._keys[-1] = None
        else:
            self.places[(*path, len(parent))] = self._spot(event)
            parent.append(value)

    def _start(self, node: Any, event: yaml.Event) -> None:
        path = self._path() if self._open else ()
        if len(self._open) == DEEPEST:
            self._tell(event, "too-deep")
            raise HandbookError(self.problems)
        self._add(node, event)
        self._open.append((node, path))
        self._keys.append(None)
