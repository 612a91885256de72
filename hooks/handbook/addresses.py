"""Where every page stands, and how one page points at another.

An address once published is kept: it is made of the language, a word for the kind of page from the
wording, and the record's id. Links are relative, so that the site works under any sub-path.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from handbook.wording import words

LETTERS: Final = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "Å": "aa", "Æ": "ae", "Ø": "oe", "ß": "ss"}
)


def ascii_id(name: str) -> str:
    """A name as an id: lower-case ASCII with hyphens, å→aa, æ→ae, ø→oe."""
    plain = (
        unicodedata.normalize("NFKD", name.translate(LETTERS)).encode("ascii", "ignore").decode()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def index_address(kind: str, language: str) -> str:
    """The address of the page that lists a kind: `da/principper/`."""
    return f"{language}/{words(language)[f'paths.{kind}']}/"


def address(kind: str, id_: str, language: str) -> str:
    """The address of a record's or facet value's page; terms and booklets are anchors of a list."""
    if kind in {"term", "booklet"}:
        return f"{index_address(kind, language)}#{id_}"
    return f"{index_address(kind, language)}{id_}/"


def document_path(id_: str, language: str) -> str:
    """Where a worksheet stands as a Word document."""
    return f"documents/{id_}-{language}.docx"


def root_from(own_address: str) -> str:
    """The way from a page up to the site's root: `../../` from `da/cases/`."""
    return "../" * own_address.count("/") or "./"
