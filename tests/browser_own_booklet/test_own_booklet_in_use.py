"""A reader collects pages in a booklet of her own, orders it, sends it and prints it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, urlsplit

import pikepdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_fixtures import PHONE
from pypdf import PdfReader

from handbook.addresses import address
from handbook.rendering import title_in

if TYPE_CHECKING:
    from pathlib import Path

    from browser_fixtures import Reader
    from playwright.sync_api import Locator, Page

    from handbook.library import Handbook

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGES = {"da": "da/mit-haefte/", "en": "en/my-booklet/"}
PUT = {"da": "Læg i mit hæfte", "en": "Put in my booklet"}
MOST = 60
"""How many pages a booklet has room for."""
HOSTILE = [
    "case:constructor",
    "principle:__proto__",
    "case:../../../etc/passwd",
    "javascript:alert(1)",
    "term:<script>alert(1)</script>",
    "worksheet:purpose-canvas",
    "case:no-such-case",
    "",
    "%00",
    "method:",
]


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
    page.wait_for_function("() => !document.querySelector('[data-act=print][aria-disabled]')")
    page.wait_for_function(
        """() => document.querySelector('.own__status').textContent !==
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


def test_pages_of_both_languages_go_into_one_booklet(
    reader: Reader, some: list[str], handbook: Handbook
) -> None:
    for number, sign in enumerate(some[:3]):
        language = ("da", "en")[number % 2]
        kind, _, id_ = sign.partition(":")
        page = reader.goes_to(address(kind, id_, language))
        page.get_by_role("button", name=PUT[language]).press("Enter")
        assert f": {number + 1}." in page.locator(".collect__status").inner_text()
    page = reader.goes_to("da/ordliste/")
    for sign in some[3:]:
        page.locator(f".collect[data-record='{sign}'] button").click()
    assert page.get_by_role("button", name=PUT["da"]).count() == len(handbook.terms) - 2
    page.locator(".collect__see:visible").first.click()
    page.wait_for_url("**/mit-haefte/?d=*")
    ready(page)
    assert in_address(page) == some == entries(page) == parts(page)
    page.locator("a.language").click()
    page.wait_for_url("**/my-booklet/?d=*")
    ready(page)
    assert in_address(page) == some == parts(page)
    assert page.locator(".booklet__part h2").nth(2).inner_text() == title_in(
        handbook.principles[some[2].partition(":")[2]], "en"
    )
    assert (reader.complaints, reader.strangers) == ([], [])


def test_what_was_put_in_can_be_taken_out_where_it_was_put_in(
    reader: Reader, some: list[str]
) -> None:
    page = reader.goes_to(address("case", some[0].partition(":")[2], "da"))
    collect = page.locator(".collect button")
    collect.click()
    assert collect.inner_text() == "Tag ud af mit hæfte"
    page.reload()
    assert collect.inner_text() == "Tag ud af mit hæfte"
    collect.click()
    assert collect.inner_text() == PUT["da"]
    assert page.evaluate("localStorage.length") == 0


def test_entries_are_moved_by_keyboard_and_the_focus_goes_along(
    reader: Reader, some: list[str], titles: list[str]
) -> None:
    page = opened(reader, asking_for(some))
    down = button(page, "Flyt ned", titles[0])
    for place in (2, 3):
        down.press("Enter")
        assert told(page) == f"»{titles[0]}« er nu nummer {place} af {len(some)}."
        assert down.evaluate("each => each === document.activeElement")
    now = [*some[1:3], some[0], *some[3:]]
    ready(page)
    assert entries(page) == now == in_address(page) == parts(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert entries(page) == [some[1], some[0], *some[2:]]
    first = button(page, "Flyt op", titles[1])
    first.press("Enter")
    assert entries(page)[0] == some[1], "the first has nowhere to go"
    page.go_back()
    assert entries(page) == now


def test_an_entry_is_moved_by_its_grip(reader: Reader, some: list[str]) -> None:
    page = opened(reader, asking_for(some))
    grips = page.locator(".own__grip")
    first, third = grips.nth(0).bounding_box(), grips.nth(2).bounding_box()
    assert first
    assert third
    page.mouse.move(first["x"] + 5, first["y"] + 5)
    page.mouse.down()
    page.mouse.move(third["x"] + 5, third["y"] + third["height"] + 12, steps=8)
    page.mouse.up()
    assert entries(page) == [*some[1:3], some[0], *some[3:]] == in_address(page)


def test_an_entry_is_taken_out_and_the_focus_stays_in_the_list(
    reader: Reader, some: list[str], titles: list[str]
) -> None:
    page = opened(reader, asking_for(some))
    button(page, "Tag ud", titles[1]).press("Enter")
    assert entries(page) == [some[0], *some[2:]] == in_address(page)
    assert told(page) == f"»{titles[1]}« er taget ud. Tilbage i hæftet: {len(some) - 1}."
    assert button(page, "Tag ud", titles[2]).evaluate("each => each === document.activeElement")


def test_the_address_holds_the_whole_booklet(reader: Reader, some: list[str]) -> None:
    page = opened(reader, asking_for(some))
    title = "Vores møde & »mad« + 100 %"
    page.get_by_label("Hæftets titel").fill(title)
    sent = page.url
    with reader.page.context.browser.new_context() as other:  # type: ignore[union-attr]
        theirs = other.new_page()
        theirs.goto(sent)
        ready(theirs)
        assert theirs.locator(".booklet__title").inner_text() == title
        assert parts(theirs) == some
        assert theirs.url == sent
        assert theirs.title().startswith(title)


def test_a_booklet_that_was_sent_leaves_the_readers_own_alone(
    reader: Reader, some: list[str]
) -> None:
    page = reader.goes_to(address("case", some[0].partition(":")[2], "da"))
    page.locator(".collect button").click()
    page = opened(reader, asking_for(some[1:], "Sendt"))
    assert page.locator(".own__sent").is_visible()
    page.locator("[data-move=remove]").first.click()
    page = opened(reader)
    assert parts(page) == some[:1]
    page = opened(reader, asking_for(some[1:], "Sendt"))
    page.get_by_role("button", name="Gør det til mit hæfte").click()
    page = opened(reader)
    assert parts(page) == some[1:]
    assert page.locator(".booklet__title").inner_text() == "Sendt"


def test_it_can_be_emptied_and_that_can_be_regretted(reader: Reader, some: list[str]) -> None:
    page = reader.goes_to(address("case", some[0].partition(":")[2], "da"))
    page.locator(".collect button").click()
    page = opened(reader)
    page.get_by_role("button", name="Tøm hæftet").press("Enter")
    assert page.locator(".own__empty").is_visible()
    assert page.locator(".booklet").is_hidden()
    assert urlsplit(page.url).query == ""
    assert page.evaluate("localStorage.length") == 0
    page.go_back()
    assert entries(page) == some[:1]
    page.go_forward()
    assert entries(page) == []


@pytest.mark.parametrize("title", ["<img src=x onerror=alert(1)>", "\u202eelit\x07", "x" * 5000])
def test_a_hostile_address_asks_for_nothing_that_is_not_there(
    reader: Reader, some: list[str], title: str
) -> None:
    dialogs: list[str] = []
    reader.page.on("dialog", lambda dialog: dialogs.append(dialog.message) or dialog.dismiss())
    asked = quote(",".join([*HOSTILE, some[0], *HOSTILE, some[0]]))
    page = opened(reader, f"?titel={quote(title)}&d={asked}&d=case:x&x=%22%3E")
    assert entries(page) == some[:1] == parts(page)
    assert f": {len({*HOSTILE} - {''})}." in told(page)
    shown = page.locator(".booklet__title").evaluate("each => each.textContent")
    assert len(shown) <= 120
    assert not re.search("[\u202e\x07]", shown)
    assert page.locator(".booklet__title *").count() == 0
    assert (dialogs, reader.complaints, reader.strangers) == ([], [], [])


def test_a_booklet_has_an_end(reader: Reader, handbook: Handbook) -> None:
    many = [f"term:{id_}" for id_ in handbook.terms] + [f"case:{id_}" for id_ in handbook.cases]
    assert len(many) > MOST
    page = opened(reader, asking_for(many))
    assert entries(page) == many[:MOST]
    page.evaluate(
        "signs => localStorage.setItem('own-booklet', JSON.stringify({title: '', signs}))",
        many[:MOST],
    )
    page = reader.goes_to(address("principle", next(iter(handbook.principles)), "en"))
    page.locator(".collect button").click()
    assert str(MOST) in page.locator(".collect__told").inner_text()
    assert page.locator(".collect button").inner_text() == PUT["en"]


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"signs": "case:x", "title": 7}', '"x"'])
def test_a_spoilt_store_is_an_empty_basket(reader: Reader, kept: str) -> None:
    reader.page.add_init_script(f"localStorage.setItem('own-booklet', {kept!r})")
    page = opened(reader)
    assert entries(page) == []
    assert page.locator(".own__empty").is_visible()
    assert reader.complaints == []


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


def test_a_page_that_cannot_be_fetched_is_told(
    reader: Reader, some: list[str], titles: list[str]
) -> None:
    reader.page.route("**/cases/*/", lambda route: route.abort())
    page = opened(reader, asking_for(some[:2]))
    assert titles[0] in told(page)
    assert page.locator(".booklet__part .notice").count() == 1
    assert page.locator(".booklet__part").count() == 2


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
