"""A booklet of a reader's own, as its tests open it and look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from handbook.rendering import title_in

if TYPE_CHECKING:
    from browser_fixtures import Reader
    from playwright.sync_api import Locator, Page

    from handbook.library import Handbook

PAGES = {"da": "da/mit-haefte/", "en": "en/my-booklet/"}


@pytest.fixture(scope="session")
def some(handbook: Handbook) -> list[str]:
    """A case, a method, a principle and two words of the glossary."""
    first = [
        f"{kind}:{next(iter(records))}"
        for kind, records in (
            ("case", handbook.cases),
            ("method", handbook.methods),
            ("principle", handbook.principles),
        )
    ]
    return [*first, *(f"term:{id_}" for id_ in list(handbook.terms)[:2])]


@pytest.fixture(scope="session")
def titles(handbook: Handbook, some: list[str]) -> list[str]:
    """What they are called in Danish."""
    collections = {"case": "cases", "method": "methods", "principle": "principles", "term": "terms"}
    found = []
    for sign in some:
        kind, _, id_ = sign.partition(":")
        found.append(title_in(handbook.collection(collections[kind])[id_], "da"))
    return found


def opened(reader: Reader, query: str = "", language: str = "da") -> Page:
    """The booklet's page, everything fetched."""
    page = reader.goes_to(PAGES[language] + query)
    ready(page)
    return page


def ready(page: Page) -> None:
    # Both at one moment: either alone is also true before, or while, the pages are fetched.
    page.wait_for_function(
        """() => !document.querySelector('[data-act=print][aria-disabled]') &&
            document.querySelector('.own__status').textContent !==
            document.querySelector('.own').dataset.fetching"""
    )


def asking_for(signs: list[str], title: str = "") -> str:
    """The query of an address that asks for a booklet."""
    return f"?titel={quote(title)}&d={','.join(signs)}" if title else f"?d={','.join(signs)}"


def in_address(page: Page) -> list[str]:
    return ",".join(parse_qs(urlsplit(page.url).query).get("d", [])).split(",")


def entries(page: Page) -> list[str]:
    """The list, entry by entry."""
    signs: list[str] = page.locator(".own__record").evaluate_all(
        "all => all.map(each => each.dataset.record)"
    )
    return signs


def parts(page: Page) -> list[str]:
    """The booklet, part by part."""
    signs: list[str] = page.locator(".booklet__part").evaluate_all(
        "all => all.map(each => each.dataset.record)"
    )
    return signs


def told(page: Page) -> str:
    return page.locator(".own__status").inner_text()


def button(page: Page, name: str, title: str) -> Locator:
    return page.get_by_role("button", name=f"{name}: {title}", exact=True)
