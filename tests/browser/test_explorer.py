"""A reader finds the cases she looks for, keeps the address, goes back, and sends it on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from browser_fixtures import PHONE, violations_on
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_filter import PlainFilter, query

if TYPE_CHECKING:
    from browser_fixtures import Reader
    from playwright.sync_api import Page, Route

    from handbook.library import Handbook

pytestmark = [pytest.mark.browser, pytest.mark.site]

ADDRESSES = {"da": "da/cases/", "en": "en/cases/"}
SHOWN = """[...document.querySelectorAll('.explorer__cases > li:not([hidden]) .card__title a')]
    .map(link => link.pathname.split('/').at(-2))"""
COUNTS = """Object.fromEntries([...document.querySelectorAll('.choice')].map(choice => {
    const box = choice.querySelector('input');
    return [`${box.name} ${box.value}`,
        Number(choice.querySelector('.choice__count').textContent)];
}))"""
MANY = 1000


def shown(page: Page) -> list[str]:
    """The cases that a reader sees, in their order."""
    ids: list[str] = page.evaluate(SHOWN)
    return ids


def told(page: Page) -> str:
    """What is said of how many there are."""
    return page.locator(".explorer__found [role=status]").inner_text()


def asked(page: Page) -> dict[str, list[str]]:
    """What the address says is chosen."""
    return parse_qs(urlsplit(page.url).query)


def box(page: Page, facet: str, value: str) -> Any:
    """One choice, its facet opened."""
    page.locator(f".facet[data-facet={facet}]").evaluate("facet => { facet.open = true; }")
    return page.locator(f"input[name={facet}][value='{value}']")


def plain_filter(reader: Reader, handbook: Handbook, language: str) -> PlainFilter:
    """The plain way over the export that the site serves."""
    answer = reader.page.request.get(f"{reader.host}api/v1/cases.json")
    return PlainFilter(answer.json(), handbook, language)


@pytest.mark.parametrize("language", ADDRESSES)
def test_whatever_is_chosen_the_explorer_finds_what_a_plain_filter_finds(
    reader: Reader, handbook: Handbook, language: str
) -> None:
    plain = plain_filter(reader, handbook, language)
    page = reader.goes_to(ADDRESSES[language])
    offered: dict[str, list[str]] = {}
    for sign in page.evaluate(COUNTS):
        facet, value = sign.split(" ")
        offered.setdefault(facet, []).append(value)
    some_words = sorted(
        {word for text in plain.texts.values() for word in re.findall(r"\w+", text)}
    )
    choices = st.sets(st.sampled_from(sorted(offered)), max_size=3).flatmap(
        lambda facets: st.fixed_dictionaries(
            {facet: st.sets(st.sampled_from(offered[facet]), max_size=3) for facet in facets}
        )
    )
    words = st.one_of(st.just(""), st.lists(st.sampled_from(some_words), max_size=2).map(" ".join))

    @settings(max_examples=40)
    @given(choices, words)
    def holds(choice: dict[str, set[str]], words: str) -> None:
        reader.goes_to(ADDRESSES[language] + query(choice, words))
        assert set(shown(page)) == plain.found(choice, words)
        for sign, number in page.evaluate(COUNTS).items():
            facet, value = sign.split(" ")
            assert number == len(plain.found({**choice, facet: {value}}, words)), sign

    holds()
    assert reader.complaints == []


def test_a_choice_stands_in_the_address_and_comes_back_with_it(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    all_cases = shown(page)
    box(page, "domain", "elderly").check()
    one = shown(page)
    box(page, "principle", "dialogue.shows").check()
    both = shown(page)
    assert set(both) < set(one) < set(all_cases)
    assert asked(page) == {"domain": ["elderly"], "principle": ["dialogue.shows"]}
    page.reload()
    assert shown(page) == both
    page.go_back()
    assert shown(page) == one
    assert not box(page, "principle", "dialogue.shows").is_checked()
    page.go_back()
    assert shown(page) == all_cases
    assert asked(page) == {}
    page.go_forward()
    assert shown(page) == one


def test_two_values_of_a_facet_are_either_or(reader: Reader) -> None:
    page = reader.goes_to("da/cases/?domain=elderly")
    elderly = set(shown(page))
    box(page, "domain", "youth").check()
    both = set(shown(page))
    box(page, "domain", "elderly").uncheck()
    assert both == elderly | set(shown(page))


def test_she_comes_back_from_a_case_to_what_she_had_chosen(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    box(page, "status", "stopped").check()
    stopped = shown(page)
    page.locator(".explorer__cases > li:not([hidden]) .card__title a").first.click()
    page.wait_for_url("**/cases/*/")
    page.go_back()
    assert shown(page) == stopped


def test_a_word_being_typed_is_one_step_back(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    before = shown(page)
    page.locator("input[name=q]").press_sequentially("ældre")
    assert asked(page) == {"q": ["ældre"]}
    assert set(shown(page)) < set(before)
    found = shown(page)
    page.locator("input[name=q]").fill("aeldre")
    assert shown(page) == found
    page.go_back()
    assert shown(page) == before
    assert page.locator("input[name=q]").input_value() == ""


def test_each_choice_can_be_undone_where_it_is_told(reader: Reader) -> None:
    page = reader.goes_to("da/cases/?domain=elderly&status=ongoing&q=kommune")
    chosen = page.locator(".explorer__chosen button")
    assert [text.strip(" ×") for text in chosen.all_inner_texts()][:3] == [
        "Ældre",
        "I gang",
        "»kommune«",
    ]
    page.get_by_role("button", name="Fjern valget: Ældre").press("Enter")
    assert asked(page) == {"status": ["ongoing"], "q": ["kommune"]}
    assert page.evaluate("document.activeElement.closest('.explorer__chosen') !== null")
    page.get_by_role("button", name="Fjern alle valg").press("Enter")
    assert asked(page) == {}
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.locator(".explorer__chosen").is_hidden()


def test_the_years_run_either_way_and_unknown_years_stand_last(
    reader: Reader, handbook: Handbook
) -> None:
    def years(page: Page) -> list[int | None]:
        periods = [handbook.cases[id_].period for id_ in shown(page)]
        return [period.start if period else None for period in periods]

    page = reader.goes_to("da/cases/?sort=newest")
    newest = years(page)
    known = [year for year in newest if year]
    assert known == sorted(known, reverse=True)
    assert newest[: len(known)] == known
    page.locator("select[name=sort]").select_option("oldest")
    assert years(page) == [*sorted(known), *newest[len(known) :]]
    page.go_back()
    assert years(page) == newest


def test_the_number_is_told_to_a_screen_reader(reader: Reader, handbook: Handbook) -> None:
    page = reader.goes_to("da/cases/")
    assert told(page) == f"{len(handbook.cases)} cases"
    box(page, "domain", "dementia").check()
    assert told(page) == f"{len(shown(page))} af {len(handbook.cases)} cases"


def test_where_nothing_is_found_it_is_said_with_a_way_on(reader: Reader) -> None:
    page = reader.goes_to("en/cases/?q=xyzzy")
    assert shown(page) == []
    assert page.get_by_text("No case fits all of it.").is_visible()
    page.locator(".explorer__chosen button").first.click()
    assert shown(page)
    assert page.get_by_text("No case fits all of it.").is_hidden()


def test_an_address_with_odd_values_shows_what_it_can(reader: Reader) -> None:
    page = reader.goes_to("da/cases/?domain=nothing&sort=odd&status=ongoing&x=%3Cb%3E")
    assert page.locator("input:checked").count() == 1
    assert page.locator("select[name=sort]").input_value() == "title"
    assert reader.complaints == []


def test_the_other_language_keeps_the_choice(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    box(page, "domain", "elderly").check()
    danish = set(shown(page))
    page.locator("a.language").first.click()
    page.wait_for_url("**/en/cases/?domain=elderly")
    assert set(shown(page)) == danish


def test_filters_are_reached_and_used_by_keyboard_alone(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    everything = shown(page)
    page.locator("select[name=sort]").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.keyboard.press("Space")
    assert len(shown(page)) < len(everything)


@pytest.mark.parametrize("reader", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_all_cases_stand_there_and_pages_do_the_filtering(
    reader: Reader, handbook: Handbook
) -> None:
    page = reader.goes_to("da/cases/")
    assert page.locator(".explorer__cases .card__title").count() == len(handbook.cases)
    assert page.locator(".explorer__form").is_hidden()
    page.locator(".explorer__browse a").first.click()
    page.locator(".values a").first.click()
    assert page.locator(".card__title").count()


@pytest.mark.parametrize("reader", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_a_case_is_found_in_three_taps(reader: Reader) -> None:
    page = reader.goes_to("da/cases/")
    assert page.locator("input[name=domain]").first.is_hidden()
    page.locator(".explorer__filters > summary").click()
    page.locator("label.choice", has_text="Ældre").first.click()
    page.locator(".explorer__cases > li:not([hidden]) .card__title a").first.click()
    page.wait_for_url("**/da/cases/*/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_while_choices_are_made(reader: Reader, scheme: str, width: int) -> None:
    page = reader.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    reader.goes_to("da/cases/?domain=dementia&status=ongoing&q=hjem")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert violations_on(page) == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def with_many_cases(reader: Reader) -> Page:
    """The page of the cases as it would be with a thousand: its own cards, over and over."""

    def more(route: Route) -> None:
        html = route.fetch().text()
        start = html.index("<li data-signs=")
        end = html.rindex("</ul>", start, html.index('<p class="explorer__more"'))
        cards = html[start:end]
        times = -(-MANY // cards.count("<li data-signs="))
        route.fulfill(body=html[:start] + cards * times + html[end:], content_type="text/html")

    reader.page.route("**/da/cases/", more)
    return reader.goes_to("da/cases/")


def test_of_very_many_cases_some_are_shown_and_more_on_request(reader: Reader) -> None:
    page = with_many_cases(reader)
    first = shown(page)
    number = int(re.findall(r"\d+", told(page))[0])
    assert number >= MANY > len(first)
    page.locator(".explorer__more button").press("Enter")
    assert len(shown(page)) == 2 * len(first)
    card = page.evaluate(
        "[...document.querySelectorAll('.card__title a')].indexOf(document.activeElement)"
    )
    assert card == len(first)
