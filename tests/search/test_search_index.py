"""The site holds a search of its own pages, and two builds hold the same one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handbook.findables import findables
from handbook.indexing import IndexingError, finish_indexing, start_indexing
from handbook.publishing import publish

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import Site

    from handbook.library import Handbook
    from handbook.publishing import Publication


@pytest.mark.site
def test_every_record_and_text_is_in_the_search(
    site: Site, handbook: Handbook, publication: Publication
) -> None:
    told = json.loads((site.folder / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    made = list(findables(handbook, publication.pages))
    for language in handbook.languages:
        by_hand = len(list((site.folder.parent / "docs" / language).glob("*.md")))
        records = sum(each.language == language for each in made)
        assert told["languages"][language]["page_count"] >= records + by_hand


@pytest.mark.site
def test_everything_that_is_found_is_there(
    site: Site, handbook: Handbook, publication: Publication
) -> None:
    for each in findables(handbook, publication.pages):
        assert site.fault_of("", each.address) == "", each.address


@pytest.mark.site
def test_nothing_of_pagefinds_own_interfaces_is_published(site: Site) -> None:
    there = {path for path in site.files if path.startswith("pagefind/")}
    assert "pagefind/pagefind.js" in there
    assert not [path for path in there if "ui" in path.rpartition("/")[2].split(".")[0]]


def test_two_runs_give_the_same_bytes(tiny: Handbook, tmp_path: Path) -> None:
    assert index_of(tiny, tmp_path / "one") == index_of(tiny, tmp_path / "two")


def index_of(handbook: Handbook, folder: Path) -> dict[str, bytes]:
    """The search of a handbook, by path."""
    found = list(findables(handbook, publish(handbook).pages))
    finish_indexing(start_indexing(handbook, found, folder / "cache", folder / "site"))
    assert list((folder / "cache").iterdir()) == []
    out = folder / "site"
    return {
        str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }


def test_what_pagefind_says_is_told_when_it_fails(tiny: Handbook, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file where a folder should be")
    indexing = start_indexing(tiny, [], tmp_path / "cache", tmp_path / "site")
    with pytest.raises(IndexingError, match=r"."):
        finish_indexing(indexing)
