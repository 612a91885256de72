"""The site holds a search of its own pages, and two builds hold the same one."""

from __future__ import annotations

import io
import json
import pickle
import shutil
from functools import partial
from typing import TYPE_CHECKING

import pytest
from site_fixtures import ROOT, served

from handbook.findables import findable_lists, findable_records, findables
from handbook.indexer import make_search
from handbook.indexing import (
    GLOSSARY,
    GO,
    RECORDS,
    REST,
    IndexingError,
    abandon_indexing,
    finish_indexing,
    indexes_in,
    start_indexing,
    tell,
    tell_the_rest,
)
from handbook.publishing import publish
from handbook.search import settings_file

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser
    from site_pages import Site

    from handbook.findable import Findable
    from handbook.library import Handbook
    from handbook.publishing import Publication


@pytest.mark.site
def test_every_record_and_text_is_in_the_search(
    site: Site, handbook: Handbook, publication: Publication
) -> None:
    made = list(findables(handbook, publication.pages))
    for language in handbook.languages:
        entry = site.folder / "pagefind" / language / "pagefind-entry.json"
        told = json.loads(entry.read_text("utf-8"))
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
    assert "pagefind/da/pagefind.js" in there
    assert not [path for path in there if "ui" in path.rpartition("/")[2].split(".")[0]]


def test_two_runs_give_the_same_bytes(tiny: Handbook, tmp_path: Path) -> None:
    assert index_of(tiny, tmp_path / "one") == index_of(tiny, tmp_path / "two")


def index_of(handbook: Handbook, folder: Path) -> dict[str, bytes]:
    """The search of a handbook, by path."""
    records = partial(findable_records, handbook)
    indexing = start_indexing(handbook, records, folder / "cache", folder / "site")
    tell_the_rest(indexing, findable_lists(handbook, publish(handbook).pages))
    finish_indexing(indexing)
    out = folder / "site"
    return {
        str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }


def test_what_pagefind_says_is_told_when_it_fails(tiny: Handbook, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file where a folder should be")
    indexing = start_indexing(tiny, lambda _: [], tmp_path / "cache", tmp_path / "site")
    tell_the_rest(indexing, [])
    with pytest.raises(IndexingError, match=r"."):
        finish_indexing(indexing)


def test_a_process_that_has_ended_already_is_no_riddle(tiny: Handbook, tmp_path: Path) -> None:
    indexing = start_indexing(tiny, lambda _: [], tmp_path / "cache", tmp_path / "site")
    for process in indexing.processes.values():
        process.kill()
        process.wait()
    tell_the_rest(indexing, [])
    with pytest.raises(IndexingError):
        finish_indexing(indexing)


def test_a_build_that_fails_leaves_the_last_good_search_alone(
    tiny: Handbook, tmp_path: Path
) -> None:
    good = index_of(tiny, tmp_path)
    records = partial(findable_records, tiny)
    abandon_indexing(start_indexing(tiny, records, tmp_path / "cache", tmp_path / "site"))
    assert good == {
        str(path.relative_to(tmp_path / "site")): path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("room", "used"), [(0, "memory"), (1 << 62, "cache")])
def test_it_is_made_in_memory_where_there_is_room_and_leaves_nothing_behind(
    tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, used: str
) -> None:
    (tmp_path / "memory").mkdir()
    monkeypatch.setattr("handbook.indexing.MEMORY", tmp_path / "memory")
    monkeypatch.setattr("handbook.indexing.ROOM", room)
    for end in (finish_indexing, abandon_indexing):
        records = partial(findable_records, tiny)
        indexing = start_indexing(tiny, records, tmp_path / "cache", tmp_path / "site")
        assert indexing.folder.parent == tmp_path / used
        assert indexing.folder.stat().st_mode & 0o077 == 0, "others may look into it"
        tell_the_rest(indexing, [])
        end(indexing)
        assert list((tmp_path / used).iterdir()) == []


@pytest.fixture
def shared_out(tiny: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The Danish search of the tiny handbook, its last record in an index of its own."""
    found = records_in(tiny, "da")
    monkeypatch.setattr("handbook.indexer.MOST_AT_ONCE", len(found) - 1)
    return search_of(found, "da", tmp_path, monkeypatch)


def search_of(
    found: list[Findable], language: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The search of a site that has nothing else than these; the folder it stands in."""
    monkeypatch.setattr("sys.stdin", io.StringIO(GO))
    started = folder / "told"
    started.mkdir(parents=True)
    tell(started, RECORDS, [language], found)
    tell(started, REST, [language], [])
    (started / f"{GLOSSARY}{language}").write_bytes(pickle.dumps([]))
    out = folder / "site" / "pagefind" / language
    make_search(started, language, out)
    settings = settings_file([language], language, indexes_in(out), likeness=False)
    (out / "settings.json").write_text(settings, "utf-8")
    shutil.copytree(ROOT / "docs" / "assets" / "js", folder / "site" / "assets" / "js")
    (folder / "site" / "index.html").write_text("<!doctype html><title>Search</title>", "utf-8")
    return out


def records_in(handbook: Handbook, language: str) -> list[Findable]:
    """What is found of the records in a language."""
    return list(findable_records(handbook, language))


def test_what_is_too_much_for_one_index_is_shared_between_several(
    tiny: Handbook, shared_out: Path
) -> None:
    assert indexes_in(shared_out) == [".", "2"]
    pages = [
        json.loads((shared_out / part / "pagefind-entry.json").read_text("utf-8"))
        for part in indexes_in(shared_out)
    ]
    found = records_in(tiny, "da")
    assert [each["languages"]["da"]["page_count"] for each in pages] == [len(found) - 1, 1]
    kinds = json.loads((shared_out / "kinds.json").read_text("utf-8"))
    assert sum(len(names.split()) for names in kinds.values()) == len(found)


@pytest.mark.browser
def test_a_reader_finds_what_stands_in_any_of_them(
    tiny: Handbook, shared_out: Path, browser: Browser
) -> None:
    site = shared_out.parents[1]
    found = records_in(tiny, "da")
    programs: list[str] = []
    with served(site) as root:
        page = browser.new_page()
        page.on("request", lambda asked: programs.append(asked.url))
        page.goto(root)
        for each in (found[0], found[-1]):
            addresses = page.evaluate(FIND, [root, each.title])
            assert any(path.endswith(each.address.partition("#")[0]) for path in addresses)
        page.close()
    # Two indexes in one program wrote over each other's memory, now and then (Pagefind 1.5.2).
    own = {url for url in programs if "pagefind.js" in url}
    assert len(own) == len(indexes_in(shared_out))


FIND = """async ([root, ask]) => {
  const { openEngine } = await import(new URL("assets/js/search/engine.js", root).href);
  const { addressOf } = await import(new URL("assets/js/search/view.js", root).href);
  const engine = await openEngine(new URL("pagefind/da/", root), "da");
  const { hits } = await engine.find(ask);
  const pages = await Promise.all(hits.map((hit) => hit.result.data()));
  return pages.map((page) => addressOf(page.raw_url).split("#")[0]);
}"""
