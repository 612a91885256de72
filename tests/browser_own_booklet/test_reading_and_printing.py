"""A booklet of a reader's own is read on the screen and on paper, with and without JavaScript."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_fixtures import PHONE
from own_booklet_reader import (
    PAGES,
    asking_for,
    opened,
    ready,
    told,
)
from pypdf import PdfReader

from handbook.addresses import address

if TYPE_CHECKING:
    from pathlib import Path

    from browser_fixtures import Reader
    from playwright.sync_api import Route

    from handbook.library import Handbook

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_the_parts_have_their_own_ids_headings_and_links(
    reader: Reader, some: list[str], handbook: Handbook
) -> None:
    page = opened(reader, asking_for(some))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(each => +each.tagName[1])"
    )
    assert levels.count(1) == 1
    steps = [after - before for before, after in pairwise(levels)]
    assert max(steps) <= 1
    lost = page.evaluate(
        """[...document.querySelectorAll(".booklet a[href^='#']")]
            .filter(link => !document.getElementById(link.hash.slice(1))).map(link => link.hash)"""
    )
    assert lost == []
    left = page.locator(".booklet :is(nav, button, form, script, .made-from, .beside, #neighbours)")
    assert left.count() == 0
    principle = next(iter(handbook.cases.values())).principles[0].principle
    page = opened(reader, asking_for([some[0], f"principle:{principle}"]))
    within = page.locator(f".booklet__part a[href='#part-principle-{principle}']")
    assert within.count() >= 1
    outside = page.locator(".booklet__part a[data-address]:not([href^='#'])").first
    assert str(outside.get_attribute("href")).startswith(reader.host)


def test_pages_that_cannot_be_fetched_are_told_when_the_last_page_is_there(
    reader: Reader, some: list[str], titles: list[str]
) -> None:
    case, method, principle = (
        reader.host + address(*sign.split(":"), language="da") for sign in some[:3]
    )
    late: list[Route] = []
    page = reader.page
    page.route(case, lambda route: route.abort())
    page.route(principle, lambda route: route.abort())
    page.route(method, lambda route: late.append(route))  # noqa: PLW0108 - it marks its handlers
    with (
        page.expect_request(method),
        page.expect_event("requestfailed", lambda request: request.url == case),
        page.expect_event("requestfailed", lambda request: request.url == principle),
    ):
        reader.goes_to(PAGES["da"] + asking_for(some[:3]))
    assert not any(title in told(page) for title in titles), "while a page is waited for"
    assert page.locator("[data-act=print]").get_attribute("aria-disabled") == "true"
    late[0].continue_()
    ready(page)
    assert f"{titles[0]}, {titles[2]}" in told(page)
    assert page.locator(".booklet__part .notice").count() == 2
    assert page.locator(".booklet__part").count() == 3


@pytest.fixture
def printed(reader: Reader, some: list[str], tmp_path: Path) -> Path:
    """The booklet as the browser prints it to a file."""
    page = opened(reader, asking_for(some, "Aftenens hæfte"))
    path = tmp_path / "booklet.pdf"
    page.pdf(path=path, format="A5", tagged=True, outline=True)
    return path


def test_it_prints_with_cover_contents_and_each_page_on_its_own(
    printed: Path, titles: list[str]
) -> None:
    with pikepdf.open(printed) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        starts = {
            str(item.title): numbers[_destination(pdf, item).objgen] for item in _outline(pdf)
        }
        assert starts["Aftenens hæfte"] == 1
        assert starts["Indhold"] == 2
        own = [next(starts[each] for each in starts if each.startswith(title)) for title in titles]
        assert own == sorted(own)
        assert len({1, 2, *own[:4]}) == 6, "each begins a page"
        assert own[3] == own[4], "words stand together"
        assert len(pdf.pages) > own[-1], "and the last says where it is from"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "da"
        assert {tuple(round(float(side)) for side in page.mediabox) for page in pdf.pages} == {
            (0, 0, 420, 596)
        }


def _outline(pdf: pikepdf.Pdf) -> list[Any]:
    """Every entry of the outline, the deeper ones too."""
    found: list[Any] = []

    def gather(items: Any) -> None:
        for item in items:
            found.append(item)
            gather(item.children)

    with pdf.open_outline() as outline:
        gather(outline.root)
    return found


def _destination(pdf: pikepdf.Pdf, item: Any) -> Any:
    goal = item.destination if item.destination is not None else item.action.D
    if not isinstance(goal, pikepdf.Array):
        named = pikepdf.NameTree(pdf.Root.Names.Dests) if "/Names" in pdf.Root else pdf.Root.Dests
        goal = named[str(goal)]
    goal = goal if isinstance(goal, pikepdf.Array) else goal.D
    return goal[0]


def test_on_paper_there_is_the_booklet_and_nothing_else(
    printed: Path, titles: list[str], some: list[str]
) -> None:
    pages = [page.extract_text() for page in PdfReader(printed).pages]
    text = "\n".join(pages)
    assert "Aftenens hæfte" in pages[0]
    assert all(title in " ".join(pages[1].split()) for title in titles)
    for screen in ("Læg i mit hæfte", "Print hæftet", "Hæftets titel", "Hovedmenu", "Tøm hæftet"):
        assert screen not in text
    # Lines of an address end at its hyphens, which reading takes for those of a broken word.
    address_printed = some[0].replace("-", "") in "".join(text.split()).replace("-", "")
    assert address_printed


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("language", PAGES)
def test_without_javascript_the_page_says_so_and_leads_to_the_ready_booklets(
    reader: Reader, language: str, some: list[str]
) -> None:
    page = reader.goes_to(PAGES[language])
    assert page.locator("noscript .notice").is_visible()
    assert page.locator(".own, .booklet").first.is_hidden()
    page.locator("noscript a").click()
    assert page.url == f"{reader.host}{'da/haefter/' if language == 'da' else 'en/booklets/'}"
    page = reader.goes_to(address("case", some[0].partition(":")[2], language))
    assert page.locator(".collect").is_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE["width"], 1440])
def test_axe_finds_nothing_and_nothing_runs_off_the_side(
    reader: Reader, some: list[str], scheme: Any, width: int
) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    opened(reader, asking_for(some, "Et hæfte med en meget lang titel " * 3))
    for _ in range(2):
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        reader.goes_to("da/ordliste/")
        page.locator(".collect button").first.click()
