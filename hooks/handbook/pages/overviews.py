"""The pages that show all cases at once: the explorer, the matrix, the map and the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.pages.denmark import map_page
from handbook.pages.explorer import explorer_page
from handbook.pages.matrix import matrix_page
from handbook.pages.timeline import timeline_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.library import Handbook
    from handbook.output import Page


def overview_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """Every way to look at all cases at once."""
    for page_of in (explorer_page, matrix_page, map_page, timeline_page):
        yield page_of(handbook, language)
