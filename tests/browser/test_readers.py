"""A reader with a phone, a keyboard, a preference, or no scripts at all gets the whole handbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_fixtures import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from browser_fixtures import Reader
    from playwright.sync_api import Page
    from site_pages import Site

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1440)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MARKED_OUTSIDE = """(() => {
  const outside = [...document.querySelectorAll("li")].filter(item => {
    const style = getComputedStyle(item);
    const marked = style.display === "list-item" && style.listStyleType !== "none";
    const room = item.getBoundingClientRect().left / parseFloat(style.fontSize);
    return item.checkVisibility() && marked && room < (style.listStyleType === "decimal" ? 1.4 : 1);
  });
  return outside.map(item => item.parentElement.outerHTML.slice(0, 60));
})()"""
"""The lists whose bullets or numbers have too little room before them to be seen whole."""
FOCUSED = """(() => {
  const element = document.activeElement;
  return element === document.body ? "" : element.matches("a") ? element.href : element.className;
})()"""
SEEN = """(() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  return outlined && inside;
})()"""


def test_no_type_of_page_is_wider_than_the_window(
    reader: Reader, page_types: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    for name, address in page_types.items():
        page = reader.goes_to(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            with subtests.test(page=name, width=width):
                assert page.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("reader", [{"viewport": PHONE}], indirect=True)
def test_the_numbers_of_a_list_stand_within_a_phones_window(
    reader: Reader, page_types: Mapping[str, str]
) -> None:
    lists = {
        address: reader.goes_to(address).evaluate(MARKED_OUTSIDE) for address in page_types.values()
    }
    assert {address: found for address, found in lists.items() if found} == {}


def test_no_type_of_page_complains_or_asks_a_stranger(
    reader: Reader, page_types: Mapping[str, str]
) -> None:
    for address in page_types.values():
        reader.goes_to(address)
    assert reader.complaints == []
    assert reader.strangers == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_place_that_the_keyboard_reaches_can_be_seen(reader: Reader, language: str) -> None:
    page = reader.goes_to(f"{language}/")
    reached = []
    while True:
        page.keyboard.press("Tab")
        if not (here := page.evaluate(FOCUSED)):
            break
        assert page.evaluate(SEEN), here
        reached.append(here)
        assert len(reached) < 300, "the keyboard is caught"
    menu = page.locator("#menu a").evaluate_all("links => links.map(link => link.href)")
    assert set(menu) <= set(reached)
    assert page.locator("a.language").evaluate("link => link.href") in reached
    assert any("scheme-button" in each for each in reached)
    links = page.locator("a[href]:visible").evaluate_all("links => links.map(link => link.href)")
    assert set(links) <= set(reached)


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') !== null")


@pytest.mark.parametrize("reader", [{"viewport": PHONE}], indirect=True)
def test_the_menu_of_a_phone_opens_and_closes_by_keyboard(reader: Reader) -> None:
    page = reader.goes_to("da/")
    button, first = page.locator(".menu-button"), page.locator("#menu a").first
    assert not first.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert first.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    assert not first.is_visible()
    assert button.evaluate("each => each === document.activeElement")


def test_the_language_switch_stays_on_the_same_page(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    here = page.locator("article .card__title a").first.get_attribute("href") or ""
    page.goto(f"{page.url}{here}")
    case = page.url.rstrip("/").rpartition("/")[2]
    page.locator("a.language").press("Enter")
    page.wait_for_url(re.compile(rf"/en/cases/{case}/$"))
    page.locator("a.language").press("Enter")
    page.wait_for_url(re.compile(rf"/da/cases/{case}/$"))


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@pytest.mark.parametrize("reader", [{"color_scheme": "light"}], indirect=True)
def test_the_chosen_scheme_survives_the_reload_and_the_next_page(reader: Reader) -> None:
    page = reader.goes_to("da/")
    light, button = paper(page), page.locator(".scheme-button")
    button.press("Enter")
    dark = paper(page)
    assert dark != light
    assert button.get_attribute("aria-pressed") == "true"
    page.reload()
    assert paper(page) == dark
    reader.goes_to("en/principles/")
    assert paper(page) == dark
    button.press("Enter")
    page.reload()
    assert paper(page) == light


def test_the_scheme_follows_the_machine_until_a_reader_chooses(reader: Reader) -> None:
    page = reader.goes_to("da/")
    page.emulate_media(color_scheme="light")
    light = paper(page)
    page.emulate_media(color_scheme="dark")
    assert paper(page) != light


@pytest.fixture
def page_with_a_term(reader: Reader, site: Site) -> Page:
    """A page where a term is used in the text."""
    with_terms = (
        address
        for address in sorted(site.listed)
        if address.startswith("da/principper/")
        and "data-hint" in (site.folder / address / "index.html").read_text(encoding="utf-8")
    )
    return reader.goes_to(next(with_terms))


def test_a_term_is_explained_where_the_keyboard_finds_it(page_with_a_term: Page) -> None:
    term, hint = page_with_a_term.locator("[data-hint]").first, page_with_a_term.locator("#hint")
    term.focus()
    assert hint.is_visible()
    assert hint.inner_text() == term.get_attribute("data-hint")
    assert term.get_attribute("aria-describedby") == "hint"
    page_with_a_term.keyboard.press("Escape")
    assert hint.count() == 0
    assert term.get_attribute("aria-describedby") is None
    assert term.evaluate("link => link === document.activeElement")


def test_an_explanation_stays_while_the_pointer_is_on_it(page_with_a_term: Page) -> None:
    term, hint = page_with_a_term.locator("[data-hint]").first, page_with_a_term.locator("#hint")
    term.hover()
    hint.hover()
    page_with_a_term.wait_for_timeout(400)
    assert hint.is_visible()
    page_with_a_term.mouse.move(0, 0)
    hint.wait_for(state="detached")


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_every_type_of_page_can_be_read_and_left(
    reader: Reader, page_types: Mapping[str, str]
) -> None:
    for address in page_types.values():
        page = reader.goes_to(address)
        assert page.locator("#content").inner_text().strip()
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            assert page.locator("h1").first.is_visible()
            assert page.locator("#menu a").first.is_visible()
            for dead in page.locator("button:visible, [role=button]:visible").all():
                assert dead.evaluate("each => !!each.closest('form, noscript')"), address
    assert reader.strangers == []


def test_a_missing_page_deep_down_still_finds_its_styles_and_its_way_home(reader: Reader) -> None:
    page = reader.page
    answer = page.goto(f"{reader.host}da/cases/findes/ikke/")
    assert answer
    assert answer.status == 404
    assert page.locator("h1").is_visible()
    unstyled = page.evaluate(
        "[...document.styleSheets].filter(each => !each.cssRules.length).length"
    )
    assert unstyled == 0
    page.locator("#content a").first.click()
    assert page.url == f"{reader.host}da/"
