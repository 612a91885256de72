"""A reader collects pages in a booklet of her own, orders it and sends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from own_booklet_reader import (
    asking_for,
    button,
    entries,
    in_address,
    opened,
    parts,
    ready,
    told,
)

from handbook.addresses import address
from handbook.rendering import title_in

if TYPE_CHECKING:
    from browser_fixtures import Reader

    from handbook.library import Handbook

pytestmark = [pytest.mark.browser, pytest.mark.site]

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
