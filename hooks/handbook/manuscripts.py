"""A data file as its author would write it by hand: the modeline, the comments, the record.

`formatted` gives any file of the data folder that form. It keeps the comment lines at the top; a
comment further down has no place in plain data, so a file that has one is told and left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from handbook.anatomy import in_order
from handbook.problems import HandbookError, Place, Problem
from handbook.schemas import SCHEMAS, schema_of_file
from handbook.source import source_of
from handbook.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

MODELINE: Final = "# yaml-language-server: $schema="
"""How editors are told which schema a file follows."""


def modeline(path: str) -> str:
    """The line that leads an editor from a file of the data folder to its schema.

    The schemas stand in `schema/` beside the data folder, so that it works without a network and in
    a copy of the repository that was never published.
    """
    name = schema_of_file(path)
    up = "../" * (path.count("/") + 1)
    return f"{MODELINE}{up}schema/{name}.json" if name else ""


def manuscript(path: str, data: Any, languages: Sequence[str], comments: Sequence[str] = ()) -> str:
    """The text of a file with a record or a list of them; `path` is the file's in the data folder.

    Space at the ends of a text goes, as it does when the text is read.
    """
    name = schema_of_file(path)
    listed = name not in SCHEMAS
    model = SCHEMAS.get(name.removesuffix("s") if listed else name)
    trimmed = _trimmed(data)
    if model is not None:
        trimmed = (
            [in_order(each, model, languages) for each in trimmed]
            if listed and isinstance(trimmed, list)
            else in_order(trimmed, model, languages)
        )
    head = [each for each in (modeline(path), *comments) if each]
    return "".join(f"{line}\n" for line in head) + yaml_text(trimmed)


def formatted(text: str, path: str, file: str, languages: Sequence[str]) -> str:
    """A file's text in the form that `manuscript` gives.

    Raises `HandbookError` for what is no YAML, and for comments that would be lost; `file` is what
    the problem calls it.
    """
    source = source_of(text, file)
    line = _comment_within(text, len(_lines_at_top(text)))
    if line:
        raise HandbookError([Problem(Place(file, line), "", "comment-within")])
    return manuscript(path, source.data, languages, comments_at_top(text))


def comments_at_top(text: str) -> list[str]:
    """The comments that a file begins with, which are kept; the modeline is none."""
    lines = _lines_at_top(text)
    return [each for each in lines if each.startswith("#") and not each.startswith(MODELINE)]


def _lines_at_top(text: str) -> list[str]:
    """The comment and empty lines that a file begins with."""
    found: list[str] = []
    for line in text.removeprefix("\ufeff").splitlines():
        if line.strip() and not line.startswith("#"):
            break
        found.append(line)
    return found


def _comment_within(text: str, after: int) -> int:
    """The line of the first comment that stands below the top, or 0.

    A `#` that belongs to no text and no key can only begin a comment.
    """
    rest = list(text)
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            for index in range(event.start_mark.index, event.end_mark.index):
                rest[index] = rest[index] if rest[index] == "\n" else "x"
    for number, line in enumerate("".join(rest).split("\n"), 1):
        if number > after and "#" in line:
            return number
    return 0


def _trimmed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _trimmed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_trimmed(value) for value in data]
    return data.strip() if isinstance(data, str) else data
