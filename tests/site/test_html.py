"""The HTML of every page is as the standard has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from site_pages import Site

pytestmark = pytest.mark.site

BLOCK = re.compile(r"<pre.*?</pre>", re.DOTALL)
LINES_RUN_TOGETHER = re.compile(r"<code>[^<]*\n[^<]*</code>")
TOLD = 3
"""How many faults of a kind of page are told: the others are mostly the same again."""


def test_a_strict_parser_accepts_every_page(site: Site) -> None:
    faults: dict[str, list[str]] = {}
    for address, page in site.pages.items():
        faults.setdefault("/".join(address.split("/")[:2]), []).extend(page.errors)
    assert [fault for found in faults.values() for fault in found[:TOLD]] == []


def test_code_of_several_lines_stands_in_a_block_of_its_own(site: Site) -> None:
    """Markdown takes a fence within a list for words of the sentence."""
    found = {}
    for address in site.pages:
        file = site.folder / address
        html = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
        found[address] = LINES_RUN_TOGETHER.findall(BLOCK.sub("", html))
    assert {address: code for address, code in found.items() if code} == {}


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    twice = {
        f"{address}#{id_}"
        for address, page in site.pages.items()
        for id_, times in page.ids.items()
        if times > 1
    }
    assert not twice


def test_a_text_of_another_language_is_marked_as_one_that_the_house_speaks(site: Site) -> None:
    marked = {language for page in site.pages.values() for language in page.foreign}
    assert marked <= {page.language for page in site.pages.values()}
