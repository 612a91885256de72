"""Every text that a reader sees in the real records, with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.fields import texts_in
from handbook.library import KINDS
from handbook.prose import plain
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from handbook.library import Handbook

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
PAGES = HERE.parents[1] / "docs"


NOT_WORDS = re.compile(
    r"\A---.*?---|```.*?```|^ {8}[^\n]*|`[^`]*`|\{\{.*?\}\}|\{ \.\w+ \}|<[^>]+>",
    re.DOTALL | re.MULTILINE,
)
"""What a hand-written page holds besides words: front matter, code, macros, classes, tags."""


@dataclass(frozen=True)
class Text:
    """One text in one language; `where` is the record and the field."""

    kind: str
    record: str
    where: str
    language: str
    words: str


@cache
def real_handbook() -> Handbook:
    """The handbook that is published."""
    return read_handbook(DATA)


@cache
def texts() -> tuple[Text, ...]:
    """Every text of every record, and every hand-written page."""
    found = []
    for kind, name in KINDS.items():
        for id_, record in real_handbook().collection(name).items():
            for path, by_language, _ in texts_in(record):
                where = f"{kind} {id_}: {'.'.join(map(str, path))}"
                found += [
                    Text(kind, id_, where, language, plain(words))
                    for language, words in by_language.items()
                    if language
                ]
    for path in sorted(PAGES.glob("*/*.md")):
        body = NOT_WORDS.sub(" ", path.read_text("utf-8"))
        where = str(path.relative_to(PAGES))
        found.append(Text("page", path.stem, where, path.parent.name, plain(body)))
    return tuple(found)
