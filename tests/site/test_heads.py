"""What every page says of itself: its title, its language, its address, its other languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from handbook.addresses import feed_path

if TYPE_CHECKING:
    from site_pages import Site

    from handbook.library import Handbook
    from handbook.publishing import Publication

pytestmark = pytest.mark.site

XML = {
    "sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


def test_every_page_has_one_title_that_no_other_page_has(site: Site) -> None:
    assert {address for address, page in site.pages.items() if len(page.titles) != 1} == set()
    times = Counter(page.titles[0] for page in site.pages.values() if not page.is_redirect)
    assert {title for title, number in times.items() if number > 1} == set()


def test_every_page_has_one_heading_of_the_first_level(site: Site) -> None:
    wrong = {
        address: page.headings
        for address, page in site.pages.items()
        if not page.is_redirect and [bool(each) for each in page.headings] != [True]
    }
    assert not wrong


def test_every_page_bears_its_own_language(site: Site, handbook: Handbook) -> None:
    for address, page in site.pages.items():
        first = address.partition("/")[0]
        expected = first if first in handbook.languages else handbook.languages[0]
        assert page.language == expected, address


def test_every_page_describes_itself(site: Site) -> None:
    described = {address: page.meta.get("description") for address, page in site.listed.items()}
    assert {address for address, text in described.items() if not text} == set()
    times = Counter(described.values())
    assert {text for text, number in times.items() if number > 1} == set()


def test_no_menu_says_of_two_entries_that_the_reader_is_there(site: Site) -> None:
    marked = {address: max(page.here, default=0) for address, page in site.pages.items()}
    assert {address for address, number in marked.items() if number > 1} == set()
    assert 1 in marked.values()


def test_every_page_names_its_own_address_as_the_canonical_one(site: Site) -> None:
    canonical = {address: page.canonical for address, page in site.listed.items()}
    assert canonical == {address: [site.url + address] for address in site.listed}


def test_translations_point_at_each_other_and_at_themselves(site: Site) -> None:
    for address, page in site.pages.items():
        if page.hreflangs:
            assert page.hreflangs[page.language] == site.url + address
        for language, whole in page.hreflangs.items():
            other = site.listed[whole.removeprefix(site.url)]
            assert other.language == language
            assert other.hreflangs == page.hreflangs


def test_exactly_the_translated_pages_have_translations(
    site: Site, publication: Publication, handbook: Handbook
) -> None:
    translated: dict[str, set[str]] = {}
    for page in publication.pages:
        if page.translated:
            translated.setdefault(page.key, set()).add(page.language)
    for page in publication.pages:
        others = translated.get(page.key, set()) if page.translated else set()
        expected = others if len(others) > 1 else set()
        assert site.pages[page.address].hreflangs.keys() == expected, page.address
    made = {page.address for page in publication.pages}
    for address in site.listed.keys() - made:
        assert site.pages[address].hreflangs.keys() == set(handbook.languages), address


def test_the_sitemap_holds_every_page_and_nothing_else(site: Site) -> None:
    sitemap = ET.parse(site.folder / "sitemap.xml")  # noqa: S314 - we have just made it
    told = {}
    for each in sitemap.iterfind("sitemap:url", XML):
        others = {
            str(link.get("hreflang")): str(link.get("href"))
            for link in each.iterfind("xhtml:link", XML)
        }
        told[each.findtext("sitemap:loc", namespaces=XML)] = others
    assert told == {site.url + address: page.hreflangs for address, page in site.listed.items()}


def test_search_engines_are_told_to_leave_out_what_is_no_page(site: Site) -> None:
    hidden = {
        address for address, page in site.pages.items() if "noindex" in page.meta.get("robots", "")
    }
    assert hidden == site.pages.keys() - site.listed.keys()


def test_every_page_offers_the_feed_of_its_own_language(site: Site) -> None:
    for address, page in site.listed.items():
        offered = {
            site.whole(address, link.address)
            for link in page.links
            if link.tag == "link" and link.rel == "alternate" and link.address.endswith(".json")
        }
        assert offered == {site.url + feed_path(page.language)}, address


def test_every_page_fences_itself_off_from_other_hosts(site: Site) -> None:
    for address, page in site.pages.items():
        if not page.is_redirect:
            rules = page.meta["Content-Security-Policy"]
            assert "default-src 'self'" in rules, address
            assert "'unsafe-inline'" not in rules.partition("script-src")[2].partition(";")[0]
