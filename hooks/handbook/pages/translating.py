"""The page that shows how far every record is translated, and where a reader can help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from handbook.library import KINDS
from handbook.pages.authors import ASSETS, form_address
from handbook.pages.views import index_page
from handbook.rendering import name_of
from handbook.translations import STATES, others_than

if TYPE_CHECKING:
    from markupsafe import Markup

    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice
    from handbook.translations import Progress


@dataclass(frozen=True, slots=True)
class Row:
    """A record, how far it is translated, and where the form opens it to better that."""

    kind: str
    title: Markup
    href: str
    progress: Progress
    form: str


def translations_page(handbook: Handbook, language: str) -> Page:
    """The state of every record in every language but its own."""
    return index_page(handbook, "translations", language, _states, assets=ASSETS)


def _states(voice: Voice) -> dict[str, Any]:
    tables = []
    for to in voice.handbook.languages:
        rows = [
            _row(voice, kind, id_, to)
            for kind, name in KINDS.items()
            for id_, record in voice.handbook.collection(name).items()
            if to in others_than(record, voice.handbook.languages)
        ]
        rows.sort(key=lambda row: STATES.index(row.progress.state))
        counts = Counter(row.progress.state for row in rows)
        tables.append((to, rows, [(state, counts[state]) for state in STATES if counts[state]]))
    return {"tables": tables, "states": STATES}


def _row(voice: Voice, kind: str, id_: str, to: str) -> Row:
    record = voice.handbook.collection(KINDS[kind])[id_]
    title, href = voice.words(name_of(record), record.written_in), voice.href(kind, id_)
    if getattr(record, "each", None):  # lies on its page once for each topic, under that one's name
        title, href = title.replace("{name}", "…"), voice.index(kind)
    asked = quote(id_ if kind == "case" else f"{kind}/{id_}")
    form = f"{form_address(voice)}?record={asked}&to={to}"
    return Row(kind, title, href, voice.handbook.progress(kind, id_, to), form)
