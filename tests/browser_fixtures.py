"""A real browser at the real site, and what it notices while it reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import sync_playwright
from set_up_browser import FOUND, browser_there

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, ViewportSize
    from site_pages import Site

    from handbook.publishing import Publication


@dataclass
class Reader:
    """Someone who reads the served site in a browser of their own."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)
    """What the console said: errors of scripts, and everything the content policy stopped."""
    strangers: list[str] = field(default_factory=list)
    """Every address outside the site that the browser asked for."""

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._request(request.url))

    def _console(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:")):
            self.strangers.append(url)

    def goes_to(self, address: str) -> Page:
        self.page.goto(self.host + address)
        return self.page


AXE = "axe.run(document, {resultTypes: ['violations'], %s}).then(found => found.violations)"


def violations_on(page: Page, options: str = "") -> set[str]:
    """What axe finds on the page as it is now: the rule, the element, and what is wrong with it."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    return {
        f"{found['id']}: {node['html'][:200]}: {node['failureSummary'].splitlines()[-1].strip()}"
        for found in page.evaluate(AXE % options)
        for node in found["nodes"]
    }


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `make test` found or installed."""
    path = FOUND.read_text(encoding="utf-8") if FOUND.exists() else browser_there()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path or None)
        yield browser
        browser.close()


@pytest.fixture
def reader(browser: Browser, host: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """A reader at a desk; `@pytest.mark.parametrize("reader", [{…}], indirect=True)` seats others.

    The options are those of a browser context: `viewport`, `color_scheme`, `java_script_enabled`.
    """
    options = {"viewport": DESK, "reduced_motion": "reduce", **getattr(request, "param", {})}
    context = browser.new_context(**options)
    context.set_default_timeout(10_000)
    yield Reader(context.new_page(), host)
    context.close()


DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}

ALONE = {"index", "guide", "root"}
"""The kinds whose every page is made by a template or from a record of its own."""


@pytest.fixture(scope="session")
def page_types(site: Site, publication: Publication) -> Mapping[str, str]:
    """The fullest page of every type in every language: a name to tell, and its address."""
    fullest: dict[str, tuple[int, str]] = {}
    made = {page.address: page for page in publication.pages}
    for address, read in site.pages.items():
        if read.is_redirect:
            continue
        page = made.get(address)
        kind = page.key if page and page.kind in ALONE else page.kind if page else address
        kind = f"{kind}/{page.section}" if page and page.kind == "facet" else kind
        name = f"{kind} ({read.language})"
        file = f"{address}index.html" if address[-1:] in {"", "/"} else address
        size = (site.folder / file).stat().st_size
        fullest[name] = max(fullest.get(name, (0, "")), (size, address))
    return {name: address for name, (_, address) in sorted(fullest.items())}
