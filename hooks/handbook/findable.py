"""What can be found, once in each language: an address, and the words of what stands there.

A `Findable` holds the words of a page as a reader would read them, told apart by how much they say
of what the page is about. It knows no record: `findables` makes it of them, and `search` reads it
in a process that need not load the models.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KINDS_SHOWN: Final = ("principle", "case", "method", "term", "page")
"""What results are grouped by; every other kind of page is a `page`."""


@dataclass(frozen=True, slots=True)
class Findable:
    """Something a reader can find, in one language."""

    address: str
    """Below the site's root; it may end in an anchor."""
    language: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    """Other names for it, which stand on the page too."""
    summary: str = ""
    facts: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    shown_in: str = ""
    """The language of its texts, where that is another one."""
    aside: tuple[str, ...] = ()
    """Names that are searched and not shown, such as the title in another language."""
    asked: tuple[str, ...] = ()
    """Sentences that readers ask with, which are searched and not shown."""

    @property
    def read_in(self) -> str:
        """The language of its texts."""
        return self.shown_in or self.language

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that can be read of it."""
        return (self.title, *self.names, self.summary, *self.facts, *self.texts)
