"""The tiny handbook, published: every page and every file as it was last approved.

A difference is text that a reader will see. Look at it, and when it is meant, write the goldens
anew with `pytest --update-goldens` and commit them with their cause.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from handbook.publishing import publish

if TYPE_CHECKING:
    import pytest

    from handbook.library import Handbook
    from handbook.output import Page

GOLDEN = Path(__file__).parent / "golden"


def test_the_tiny_handbook_is_published_as_approved(
    tiny: Handbook, request: pytest.FixtureRequest
) -> None:
    published = _published(tiny)
    if request.config.getoption("--update-goldens"):
        _write(published)
    approved = {
        path.relative_to(GOLDEN).as_posix(): path.read_bytes()
        for path in GOLDEN.rglob("*")
        if path.is_file()
    }
    assert sorted(published) == sorted(approved)
    for path in sorted(published):
        assert _shown(published[path]) == _shown(approved[path]), f"tests/golden/{path} differs"


def _published(handbook: Handbook) -> dict[str, bytes]:
    publication = publish(handbook)
    return {
        **{f"{page.address}index.html": _told(page).encode() for page in publication.pages},
        **{
            output.path: output.written
            for output in publication.files
            if not output.path.endswith(".docx")  # packed by zlib; tests/documents/ opens them
        },
    }


def _shown(content: bytes) -> str:
    """A file's content so that pytest can show where it differs."""
    return content.decode("utf-8", "backslashreplace")


def _told(page: Page) -> str:
    """A page with what its frame is told about it, each on its line above the body."""
    facts = {
        "title": page.title,
        "description": page.description,
        "kind": page.kind,
        "key": page.key,
        "section": page.section,
        "language": page.language,
        "translated": page.translated,
        "source": page.source,
        "headings": ", ".join(f"#{each.anchor} {each.title}" for each in page.headings),
    }
    head = "\n".join(f"{name}: {value}" for name, value in facts.items())
    return f"<!--\n{head}\n-->\n{page.body()}"


def _write(published: dict[str, bytes]) -> None:
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, content in published.items():
        file = GOLDEN / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
