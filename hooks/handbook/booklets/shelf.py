"""The page where the booklets lie: covers, uses, sizes and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from handbook.booklets.making import FOLDER
from handbook.pages.views import index_page
from handbook.printing import declared
from handbook.rendering import Telling

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from handbook.booklets.making import Printed
    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.printing import Declared
    from handbook.rendering import Voice

PAPERS: Final = {"booklet": "a5", "worksheets": "a4", "sheets": "a4", "cards": "cards"}
"""The paper of each layout, as the wording names it."""
HOWS: Final = {"a5": "fold", "a4": "a4", "cards": "cards"}
"""How each is printed."""
MEGABYTE: Final = 1_000_000
THICKEST: Final = 80
"""The most pages that a long stapler and a hand can fold: twenty sheets."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to take: its address, what it is for, how large it is."""

    href: str
    words: str
    size: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A booklet as it lies on the page."""

    id: str
    language: str
    title: str
    summary: str
    serves: str | Markup
    paper: str
    how: str
    pages: str
    cover: str
    files: tuple[File, ...]


def shelf_page(handbook: Handbook, language: str, printed: Sequence[Printed]) -> Page:
    """The page of the booklets in a language; without files when none have been made."""
    made = {each.declared.name: each for each in printed}

    def context(voice: Voice) -> Mapping[str, Any]:
        shelved = [
            _shelved(voice, each, made.get(each.name)) for each in declared(handbook, language)
        ]
        return {"booklets": shelved, "made": bool(made), "edition": handbook.edition}

    return index_page(handbook, "booklet", language, context, assets=("css/booklets.css",))


def _shelved(voice: Voice, which: Declared, made: Printed | None) -> Shelved:
    booklet = which.booklet
    paper = PAPERS[booklet.layout]
    where = f"{voice.root}{FOLDER}/{which.name}"
    files = []
    if made:
        words = voice.say("booklet.read" if made.folded else "booklet.print")
        files.append(File(f"{where}.pdf", words, _size(voice, made.read)))
        if made.folded:
            size = _size(voice, made.folded)
            files.append(File(f"{where}-print.pdf", voice.say("booklet.fold"), size))
    return Shelved(
        which.id,
        "" if voice.language in booklet.title else booklet.written_in,
        which.title,
        which.told(booklet.summary),
        Telling.of(voice, booklet).inline(booklet.serves),
        voice.say(f"booklet.type-{paper}"),
        _how(voice, paper, made),
        voice.counted("page", made.pages) if made else "",
        f"{where}.png" if made else "",
        tuple(files),
    )


def _how(voice: Voice, paper: str, made: Printed | None) -> str:
    """How to print it; a thick booklet is better put in a binder."""
    how = voice.say(f"booklet.how-{HOWS[paper]}")
    thick = made is not None and made.folded and made.pages > THICKEST
    return f"{how} {voice.say('booklet.how-thick')}" if thick else how


def _size(voice: Voice, content: bytes) -> str:
    """A size as readers write it: 840 kB, 1,4 MB in Danish and 1.4 MB in English."""
    if len(content) < MEGABYTE:
        return voice.say("booklet.size", size=str(max(1, round(len(content) / 1000))))
    size = f"{len(content) / MEGABYTE:.1f}".replace(".", voice.say("booklet.point"))
    return voice.say("booklet.size-large", size=size)
