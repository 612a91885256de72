"""Where a record is spoken of: the records whose prose links to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.fields import texts_in
from handbook.library import KINDS
from handbook.prose import examined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.library import Handbook

Record = tuple[str, str]
"""A record by its kind and id."""


def mentions(handbook: Handbook, kind: str) -> Mapping[str, list[Record]]:
    """For each record of a kind, the other records with a link to it in prose, each once."""
    return handbook.once(("mentions", kind), lambda: _mentions(handbook, kind))


def _mentions(handbook: Handbook, kind: str) -> dict[str, list[Record]]:
    found: dict[str, dict[Record, None]] = {}
    for by, name in KINDS.items():
        for id_, record in handbook.collection(name).items():
            for _, texts, mark in texts_in(record):
                if mark.name == "plain":
                    continue
                for text in texts.values():
                    # Most texts link to nothing of the kind, and need not be parsed to see it.
                    references = examined(text)[1] if f"{kind}:" in text else ()
                    for each in references:
                        if each.kind == kind and (by, id_) != (kind, each.id):
                            found.setdefault(each.id, {})[by, id_] = None
    return {id_: list(records) for id_, records in found.items()}
