"""The search page: the same field as in the header, with an address that can be sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handbook.pages.views import index_page
from handbook.search import WAYS_ON

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice


def search_page(handbook: Handbook, language: str) -> Page:
    """The search page of one language."""
    page = index_page(handbook, "search", language, _context)
    return replace(page, kind="search", assets=("css/search.css", "js/search/page.js"))


def _context(voice: Voice) -> dict[str, Any]:
    return {"ways": [(voice.index(kind), voice.say(f"index.{kind}.title")) for kind in WAYS_ON]}
