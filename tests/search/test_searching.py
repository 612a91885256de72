"""A reader searches: by keyboard, in both languages, on a phone, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from browser_fixtures import DESK, PHONE, Reader, violations_on
from conftest import lay_over
from playwright.sync_api import expect
from site_fixtures import built, served

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

PAGES = {"da": "da/soeg/", "en": "en/search/"}
ASKED = {
    "da": ("ensomme ældre", "Kom med! i Hillerød", "resultater for »ensomme ældre«"),
    "en": ("drug users", "Fixelancen", "results for “drug users”"),
}


def opened(page: Page, keys: str = "/") -> Locator:
    """The dialog, opened by a key."""
    page.keyboard.press(keys)
    dialog = page.locator("dialog.search[open]")
    expect(dialog).to_be_visible()
    return dialog


def titles(place: Page | Locator) -> list[str]:
    """The titles of the results, once there are some."""
    place.locator(".found__link").first.wait_for()
    return place.locator(".found .found__link").all_inner_texts()


def addresses(place: Page | Locator) -> list[str]:
    place.locator(".found__link").first.wait_for()
    found: list[str] = place.locator(".found .found__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return found


@pytest.mark.parametrize("language", ASKED)
@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_she_finds_a_page_with_the_keyboard_alone(reader: Reader, language: str, keys: str) -> None:
    ask, title, told = ASKED[language]
    page = reader.goes_to(f"{language}/")
    dialog = opened(page, keys)
    page.keyboard.type(ask)
    expect(dialog.get_by_role("status")).to_contain_text(told)
    shown = titles(dialog)
    place = next(number for number, each in enumerate(shown) if title in each)
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cases/[a-z-]+/$"))
    expect(page.locator("h1")).to_contain_text(title)
    assert reader.complaints == []
    assert reader.strangers == []


def test_the_arrows_lead_back_to_the_field(reader: Reader) -> None:
    page = reader.goes_to("da/")
    dialog = opened(page)
    page.keyboard.type("demens")
    titles(dialog)
    page.keyboard.press("ArrowDown")
    expect(dialog.locator(".found__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_escape_closes_and_nothing_is_remembered(reader: Reader) -> None:
    page = reader.goes_to("da/")
    dialog = opened(page)
    page.keyboard.type("demens")
    titles(dialog)
    dialog.get_by_role("button", name="Luk").press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    again = opened(page)
    expect(again.get_by_role("searchbox")).to_have_value("")
    expect(again.locator(".found")).to_have_count(0)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_a_slash_in_a_field_is_a_slash(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    field = page.locator("article input[type=search], article input[type=text]").first
    field.press("/")
    expect(page.locator("dialog.search[open]")).to_have_count(0)
    assert field.input_value() == "/"


def test_the_dialog_has_a_name_and_the_button_opens_it(reader: Reader) -> None:
    page = reader.goes_to("en/")
    page.get_by_role("link", name="Search").first.click()
    expect(page.get_by_role("dialog", name="Search the handbook")).to_be_visible()


def test_enter_in_the_field_leads_to_an_address_that_can_be_sent(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    dialog = opened(page)
    page.keyboard.type("borgerbudget")
    in_dialog = addresses(dialog)
    dialog.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/da/soeg/?q=borgerbudget")
    assert addresses(page) == in_dialog


@pytest.mark.parametrize("language", PAGES)
def test_the_kinds_narrow_what_is_shown_and_stand_in_the_address(
    reader: Reader, language: str
) -> None:
    page = reader.goes_to(f"{PAGES[language]}?q=samskabelse")
    titles(page)
    methods = page.locator("input[name=kind][value=method]")
    methods.check()
    expect(page.locator(".found h2")).to_have_count(1)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["samskabelse"], "kind": ["method"]}
    only = addresses(page)
    page.reload()
    assert addresses(page) == only
    expect(methods).to_be_checked()


def test_results_stand_under_their_kinds_and_show_where_the_word_stands(reader: Reader) -> None:
    page = reader.goes_to("da/soeg/?q=konflikt")
    titles(page)
    kinds = page.locator(".found h2").all_inner_texts()
    assert len(kinds) == len(set(kinds)) > 1
    marked = page.locator(".found__text mark").all_inner_texts()
    assert any("konflikt" in word.lower() for word in marked)
    assert "⁂" not in page.locator(".search__out").inner_text()


def test_more_results_come_when_asked_for(reader: Reader) -> None:
    page = reader.goes_to("da/soeg/?q=kommune")
    first = addresses(page)
    page.locator(".found__more").click()
    expect(page.locator(".found .found__link")).to_have_count(2 * len(first))


@pytest.mark.parametrize(
    ("ask", "address"),
    [
        ("borgernes", "da/ordliste/#borgerinddragelse"),
        ("aeldrepleje", "da/cases/frivillige-i-aeldreplejen-aarhus/"),
        ("pleje", "da/cases/frivillige-i-aeldreplejen-aarhus/"),
        ("Åbenrå", "da/steder/aabenraa/"),
        ("Aabenraa", "da/steder/aabenraa/"),
        ("inddragelse af brugere", "da/ordliste/#brugerinddragelse"),
        ("neighbor", "en/cases/every-one-every-day-barking/"),
        ("neighbour", "en/cases/every-one-every-day-barking/"),
        ("elderly care", "en/cases/frivillige-i-aeldreplejen-aarhus/"),
        ("eldercare", "en/cases/frivillige-i-aeldreplejen-aarhus/"),
    ],
)
def test_a_word_is_found_in_its_other_forms(reader: Reader, ask: str, address: str) -> None:
    page = reader.goes_to(f"{PAGES[address[:2]]}?q={ask}")
    found = addresses(page)
    while reader.host + address not in found and page.locator(".found__more").count():
        page.locator(".found__more").click()
        expect(page.locator(".found .found__link").nth(len(found))).to_be_visible()
        found = addresses(page)
    assert reader.host + address in found


@pytest.mark.parametrize(
    ("ask", "address"),
    [
        ("examples from the UK", "en/cases/coventry-city-of-culture/"),
        ("hvad er kl", "da/ordliste/#kl"),
    ],
)
def test_a_last_word_of_two_letters_counts_where_it_is_whole(
    reader: Reader, ask: str, address: str
) -> None:
    page = reader.goes_to(f"{PAGES[address[:2]]}?q={ask}")
    assert reader.host + address in addresses(page)


def test_a_mistyped_word_is_understood_and_it_is_said(reader: Reader) -> None:
    page = reader.goes_to("da/soeg/?q=forventingsafstemming")
    assert "forventningsafstemning" in titles(page)
    expect(page.locator(".found__meant")).to_contain_text("»forventningsafstemning«")


def test_where_nothing_is_found_words_and_ways_are_offered(reader: Reader) -> None:
    page = reader.goes_to("da/")
    dialog = opened(page)
    page.keyboard.type("fxklmw")
    expect(dialog.get_by_role("status")).to_contain_text("Ingen resultater")
    ways = dialog.get_by_role("link")
    expect(ways.first).to_be_visible()
    assert reader.host + "da/ordliste/" in ways.evaluate_all("links => links.map(a => a.href)")


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("language", PAGES)
def test_without_javascript_the_button_leads_to_a_page_of_ways_on(
    reader: Reader, language: str
) -> None:
    page = reader.goes_to(f"{language}/")
    page.locator(".search-button").click()
    assert page.url == reader.host + PAGES[language]
    expect(page.locator("noscript .notice")).to_be_visible()
    assert page.locator(".search-ways a").count() > 1


@pytest.mark.parametrize("reader", [{"viewport": PHONE}], indirect=True)
def test_it_fits_on_a_phone(reader: Reader) -> None:
    page = reader.goes_to("da/soeg/?q=frivillige")
    titles(page)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.goto(reader.host + "da/")
    dialog = opened(page)
    page.keyboard.type("frivillige")
    titles(dialog)
    assert dialog.evaluate("each => each.scrollWidth - each.clientWidth") == 0
    assert dialog.bounding_box()["width"] <= PHONE["width"]  # type: ignore[index]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ask", ["ensomme ældre", "fxklmw"])
def test_axe_finds_nothing_in_the_dialog_and_on_the_page(
    reader: Reader, size: dict[str, int], scheme: str, ask: str
) -> None:
    reader.page.set_viewport_size(size)
    reader.page.emulate_media(color_scheme=scheme)
    page = reader.goes_to(f"da/soeg/?q={ask}")
    expect(page.locator(".search__status")).to_contain_text(ask)
    assert violations_on(page) == set()
    page = reader.goes_to("da/")
    dialog = opened(page)
    page.keyboard.type(ask)
    expect(dialog.get_by_role("status")).to_contain_text(ask)
    assert violations_on(page) == set()


def test_an_untranslated_case_is_found_by_its_danish_text_and_marked(
    browser: Browser, tiny_folder: Path, tmp_path: Path
) -> None:
    changed = {"title: {da: Værkstedet, en: The workshop}": "title: {da: Værkstedet}"}
    lay_over(tiny_folder, {"cases/vaerkstedet.yaml": {"change": changed}})
    built(tmp_path / "site", tiny_folder)
    with served(tmp_path / "site") as host, browser.new_page() as page:
        reader = Reader(page, host)
        reader.goes_to("en/search/?q=vaerksted")
        link = page.locator(".found__link", has_text="Værkstedet")
        expect(link).to_have_attribute("lang", "da")
        expect(page.locator(".found__note").first).to_have_text("in Danish")
        assert reader.complaints == []


def test_the_nearest_words_are_those_that_a_plain_count_of_changes_gives(reader: Reader) -> None:
    page = reader.goes_to("da/")
    differing = page.evaluate(
        """async (typed) => {
          const root = document.querySelector(".search-button").dataset.root;
          const at = (path) => new URL(root + path, document.baseURI).href;
          const { distance, nearest } = await import(at("assets/js/search/spelling.js"));
          const list = (await (await fetch(at("pagefind/da/words.txt"))).text()).split("\\n");
          const plain = (word, most) => list
            .map((known) => ({ known, far: distance(word, known, most) }))
            .filter(({ far }) => far <= most)
            .sort((one, other) => one.far - other.far)
            .map(({ known }) => known);
          return typed.filter((word) => {
            const most = Math.min(2, word.length - 2);
            return nearest(word, list, 2).join() !== plain(word, most).join();
          });
        }""",
        MISTYPED.split(),
    )
    assert differing == []


MISTYPED = "frivilige borgre kommnue ældrre samskabels forankrign metoed demenz xyzzy aftlae øl bøn"
