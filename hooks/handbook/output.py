"""What is published: a path and its content.

A `Page` is HTML for a reader in one language; the same page in the other languages has the same
`key`. Its body is worked out when it is asked for, so that a handbook of ten thousand cases need
not hold all its pages at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.problems import HandbookError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Content = str | bytes | Path | Callable[[], Iterable[str | bytes]]


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the site's root and its content."""

    path: str
    content: Content
    """A path is that of a file to be copied as it stands; what is called gives the pieces of the
    file one after the other, so that a file of all records need never be held."""

    @property
    def written(self) -> bytes:
        """The whole file; raises `OSError` when it is a copy of one that is gone."""
        return b"".join(self._pieces())

    def write_below(self, folder: Path) -> None:
        """Write the file; raises `OSError` where it cannot."""
        path = folder / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(self._pieces())

    def _pieces(self) -> Iterator[bytes]:
        if isinstance(self.content, Path):
            yield self.content.read_bytes()
        elif isinstance(self.content, bytes):
            yield self.content
        elif isinstance(self.content, str):
            yield self.content.encode("utf-8")
        else:
            for piece in self.content():
                yield piece.encode("utf-8") if isinstance(piece, str) else piece


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its table of contents."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language, without the frame that a site puts round it."""

    key: str
    """The same in every language: `case/den-frie-raadgivning-odense`."""
    kind: str
    language: str
    address: str
    """Where it stands below the site's root: `da/cases/den-frie-raadgivning-odense/`."""
    title: str
    description: str
    body: Callable[[], str] = field(repr=False, compare=False)
    headings: tuple[Heading, ...] = ()
    source: str = ""
    """The data file it is made from, for its edit link."""
    translated: bool = True
    """False when its main texts are shown in another language, for want of a translation."""
    section: str = ""
    """The key of the index page it belongs under."""
    assets: tuple[str, ...] = ()
    """The scripts and stylesheets that it alone needs, below `assets/`: `js/explorer.js`."""

    @property
    def path(self) -> str:
        """Its file below the site's root."""
        return f"{self.address}index.html"


def collisions(addresses: Iterable[tuple[str, str]]) -> list[Problem]:
    """A problem for each address that is given out twice; pairs of address and source."""
    seen: dict[str, str] = {}
    problems = []
    for address, source in addresses:
        if address in seen:
            details = {"address": address, "other": seen[address] or address}
            problems.append(Problem(Place(source or address), "", "same-address", details))
        seen.setdefault(address, source)
    return problems


def refuse_collisions(pages: Sequence[Page], outputs: Sequence[Output]) -> None:
    """Raises `HandbookError` when two outputs would land on the same address."""
    named = [(page.address, page.source) for page in pages]
    named += [(output.path.removesuffix("index.html"), "") for output in outputs]
    problems = collisions(named)
    if problems:
        raise HandbookError(problems)
