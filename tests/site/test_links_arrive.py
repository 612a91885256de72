"""Every address that the built site mentions leads somewhere, also when it stands in a sub-path."""

from __future__ import annotations

import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag, urlsplit

import pytest

if TYPE_CHECKING:
    from site_pages import Site

pytestmark = pytest.mark.site


def test_every_link_and_anchor_of_every_page_arrives(site: Site) -> None:
    astray = {
        f"{address}: {link.address}: {fault}"
        for address, page in site.pages.items()
        for link in page.links
        if (fault := site.fault_of(address, link.address))
    }
    assert not astray


def test_what_styles_and_scripts_mention_is_there(site: Site) -> None:
    astray = {
        f"{path}: {link.address}: {fault}"
        for path, links in site.links_of_files.items()
        for link in links
        if (fault := site.fault_of(path, link.address))
    }
    assert not astray


def test_nothing_is_fetched_from_a_third_party(site: Site) -> None:
    mentions = [(address, page.links) for address, page in site.pages.items()]
    mentions += site.links_of_files.items()
    elsewhere = {
        f"{where}: <{link.tag}> {link.address}"
        for where, links in mentions
        for link in links
        if link.is_fetched
        and not link.address.startswith(("data:", "#"))
        and not site.is_ours(site.whole(where, link.address))
    }
    assert not elsewhere


def test_a_host_with_a_sub_path_serves_every_page(site: Site, host: str) -> None:
    for address in site.pages:
        with urllib.request.urlopen(host + quote(address)) as answer:  # noqa: S310 - our own host
            assert answer.status == 200


def test_every_page_can_be_reached_from_the_root(site: Site) -> None:
    reached, next_ones = {""}, [""]
    while next_ones:
        page = next_ones.pop()
        for link in site.pages[page].links:
            whole = urldefrag(site.whole(page, link.address)).url
            path = urlsplit(whole).path.removeprefix(urlsplit(site.url).path)
            if link.tag == "a" and site.is_ours(whole) and path in site.pages.keys() - reached:
                reached.add(path)
                next_ones.append(path)
    assert site.listed.keys() - reached == set()
