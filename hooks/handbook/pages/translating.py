"""The page that shows how far every record is translated, and where a reader can help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from handbook.addresses import NOWHERE, Home, edit_address
from handbook.form import FORMED
from handbook.languages import others
from handbook.library import KINDS
from handbook.pages.authors import ASSETS, form_address
from handbook.pages.views import index_page
from handbook.reading import LISTS
from handbook.rendering import name_of
from handbook.translations import STATES, others_than
from handbook.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice
    from handbook.translations import Progress

IN_FILE: Final = "in-file"
"""The part of the page that tells how to translate what the form cannot open."""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a record is translated: in the form, or else in the file it stands in."""

    href: str
    file: str = ""
    find: str = ""
    """The id to look for in a file that holds many records."""


@dataclass(frozen=True, slots=True)
class Row:
    """A record, how far it is translated, and where that can be bettered."""

    kind: str
    title: Markup
    href: str
    progress: Progress
    way: Way


def translations_page(handbook: Handbook, language: str, home: Home = NOWHERE) -> Page:
    """The state of every record in every language but its own."""

    def states(voice: Voice) -> dict[str, Any]:
        return _states(voice, home)

    return index_page(handbook, "translations", language, states, assets=ASSETS)


def _states(voice: Voice, home: Home) -> dict[str, Any]:
    tables = []
    for to in voice.handbook.languages:
        rows = [
            _row(voice, home, kind, id_, to)
            for kind, name in KINDS.items()
            for id_, record in voice.handbook.collection(name).items()
            if to in others_than(record, voice.handbook.languages)
        ]
        rows.sort(key=lambda row: STATES.index(row.progress.state))
        counts = Counter(row.progress.state for row in rows)
        tables.append((to, rows, [(state, counts[state]) for state in STATES if counts[state]]))
    return {
        "tables": tables,
        "states": STATES,
        "example": _example(voice.handbook),
        "repository": home.repository,
    }


def _row(voice: Voice, home: Home, kind: str, id_: str, to: str) -> Row:
    record = voice.handbook.collection(KINDS[kind])[id_]
    title, href = voice.words(name_of(record), record.written_in), voice.href(kind, id_)
    if getattr(record, "each", None):  # lies on its page once for each topic, under that one's name
        title, href = title.replace("{name}", "…"), voice.index(kind)
    progress = voice.handbook.progress(kind, id_, to)
    return Row(kind, title, href, progress, _way(voice, home, kind, id_, to))


def _way(voice: Voice, home: Home, kind: str, id_: str, to: str) -> Way:
    """The form where it can open the record, else the file, else how to go about the file."""
    if kind in FORMED:
        name = id_ if kind == "case" else f"{kind}/{id_}"
        return Way(f"{form_address(voice)}?record={quote(name)}&to={to}")
    file = voice.handbook.files[kind, id_].file
    return Way(edit_address(home, file) or f"#{IN_FILE}", file, id_ if kind in LISTS else "")


def _example(handbook: Handbook) -> Mapping[str, str]:
    """A title and its translation, as they stand in a file of the handbook."""
    record = next(iter(handbook.principles.values()))
    first = record.written_in
    wanted = others(handbook.languages, first)[:1]
    to = next((each for each in wanted if each in record.title), first)
    texts = {each: record.title[each] for each in (first, to)}
    return {"first": first, "to": to, "text": yaml_text({"title": texts})}
