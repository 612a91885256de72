"""`publish(handbook)`: the whole site on one page, every output declared in order.

Nothing is written here: a page is an address and a body that is worked out when it is asked for;
an export is a path and its content. Who writes them is for the door of a site generator, or for
`python -m handbook write`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import NOWHERE, Home
from handbook.booklets.shelf import shelf_page
from handbook.documents.worksheets import documents
from handbook.exports import exports
from handbook.output import Output, Page, refuse_collisions
from handbook.pages.authors import author_pages
from handbook.pages.cases import case_page
from handbook.pages.form import form_pages
from handbook.pages.guides import guide_pages
from handbook.pages.indexes import index_pages
from handbook.pages.methods import method_page, phase_page
from handbook.pages.overviews import overview_pages
from handbook.pages.own_booklet import own_booklet_files, own_booklet_page
from handbook.pages.principles import principle_page
from handbook.pages.root import redirects, root_page
from handbook.pages.search import search_page
from handbook.pages.translating import translations_page
from handbook.rendering import compile_templates
from handbook.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from handbook.booklets.making import Printed
    from handbook.library import Handbook


RECORD_PAGES: Final = {
    "principles": principle_page,
    "cases": case_page,
    "methods": method_page,
    "phases": phase_page,
}
"""What makes the page of each kind of core record."""


@dataclass(frozen=True, slots=True, repr=False)
class Publication:
    """Everything that is published: pages that a site frames, and files that stand as they are."""

    pages: list[Page]
    files: list[Output]


def publish(
    handbook: Handbook, printed: Sequence[Printed] = (), home: Home = NOWHERE
) -> Publication:
    """All pages and files; `printed` are the booklets, which take longer and may be left out.

    `home` says where the site and its records are kept, for what bears whole addresses.

    Raises `HandbookError` when two would land on the same address.
    """
    pages = [
        page
        for language in handbook.languages
        for pages in (
            record_pages(handbook, language),
            index_pages(handbook, language),
            overview_pages(handbook, language),
            guide_pages(handbook, language),
            [shelf_page(handbook, language, printed)],
            [own_booklet_page(handbook, language)],
            form_pages(handbook, language),
            author_pages(handbook, language),
            [translations_page(handbook, language)],
            [search_page(handbook, language)],
        )
        for page in pages
    ]
    pages.append(root_page(handbook))
    files = [*exports(handbook, home), *redirects(handbook), *documents(handbook)]
    files += own_booklet_files(handbook)
    files += [output for each in printed for output in each.outputs]
    refuse_collisions(pages, files)
    return Publication(pages, files)


def write_site(publication: Publication, framed: Callable[[Page], str], folder: Path) -> None:
    """Write every page, in the frame that `framed` puts round it, and every file.

    Each page stands beside itself in another language, so that of two who share the work each has
    one of them. Raises `OSError` where a file cannot be written.
    """

    def write(made: Page | Output) -> None:
        output = Output(made.path, framed(made)) if isinstance(made, Page) else made
        output.write_below(folder)

    compile_templates()
    pages = sorted(publication.pages, key=lambda page: page.key)
    everything: list[Page | Output] = [*pages, *publication.files]
    for _ in shared(write, everything):
        pass


def record_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """The page of every principle, case, method and phase."""
    for name, page_of in RECORD_PAGES.items():
        make: Any = page_of
        for id_, record in handbook.collection(name).items():
            yield make(handbook, id_, record, language)
