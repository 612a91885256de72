"""Where every page stands, and how one page points at another.

An address once published is kept: it is made of the language, a word for the kind of page from the
wording, and the record's id. Links are relative, so that the site works under any sub-path.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from handbook.wording import words

LETTERS: Final = str.maketrans(
    {"å": "aa", "æ": "ae", "ø": "oe", "Å": "aa", "Æ": "ae", "Ø": "oe", "ß": "ss"}
)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the site and its records are kept, as far as that is known."""

    url: str = ""
    """The whole address of the site's top, with a slash at its end."""
    repository: str = ""
    branch: str = "main"


NOWHERE: Final = Home()


def home_of(url: str, repository: str) -> Home:
    """The home at two addresses as a person writes them, with a slash at their ends or without."""
    return Home(f"{url.rstrip('/')}/" if url else "", repository.rstrip("/"))


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


def feed_path(language: str) -> str:
    """Where the feed of a language stands."""
    return f"api/v1/feed-{language}.json"


def edit_address(home: Home, path: str) -> str:
    """Where a file of the repository can be edited, or nothing where no repository is known.

    The platforms differ in one word; `docs/assets/js/form/hosts.js` tells them apart likewise.
    """
    if not (home.repository and path):
        return ""
    host = urlsplit(home.repository).hostname or ""
    word = "edit"
    if "gitlab" in host:
        word = "-/edit"
    elif host == "codeberg.org" or "forgejo" in host or "gitea" in host:
        word = "_edit"
    return f"{home.repository}/{word}/{home.branch}/{path}"


def root_from(own_address: str) -> str:
    """The way from a page up to the site's root: `../../` from `da/cases/`."""
    return "../" * own_address.count("/") or "./"
