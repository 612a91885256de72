"""The reader's own booklet: its page, and the titles of everything that can be put in it.

The page is a frame for `js/own-booklet/page.js`: what is chosen stands in the address or in the
reader's browser, never here. The titles are a small file, so that an address that names what is not
there is told from one that does before any page is asked for.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import index_address
from handbook.library import KINDS
from handbook.output import Output
from handbook.pages.views import COLLECTED, index_page, is_translated, named
from handbook.rendering import name_of, title_in
from handbook.wording import sentence

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice

ASSETS: Final = ("css/own-booklet.css", "js/own-booklet/page.js")


def own_booklet_page(handbook: Handbook, language: str) -> Page:
    """The page of the reader's own booklet in a language."""
    page = index_page(handbook, "own-booklet", language, _context, assets=ASSETS)
    return replace(page, section="booklet")


def own_booklet_files(handbook: Handbook) -> list[Output]:
    """The titles of what can be put in a booklet, one file a language."""
    return [Output(_path(language), _titles(handbook, language)) for language in handbook.languages]


def _path(language: str) -> str:
    return f"assets/own-booklet-{language}.json"


def _context(voice: Voice) -> dict[str, Any]:
    return {
        "titles": voice.root + _path(voice.language),
        "ways": [(voice.index(kind), voice.say(f"index.{kind}.title")) for kind in COLLECTED],
        "hues": named(voice, "principle", "principles", voice.handbook.principles),
    }


def _titles(handbook: Handbook, language: str) -> str:
    """Each kind with its name, where its pages begin, and its titles by id."""
    told = {}
    for kind in COLLECTED:
        records = handbook.collection(KINDS[kind])
        told[kind] = {
            "name": sentence(language, f"own-booklet.kind.{kind}"),
            "begins": index_address(kind, language) + ("#" if kind == "term" else ""),
            "titles": {id_: title_in(record, language) for id_, record in records.items()},
            "spoken": {
                id_: record.written_in
                for id_, record in records.items()
                if not is_translated(name_of(record), language)
            },
        }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
