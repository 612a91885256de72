"""The matrix, the map and the timeline say what the cases say, and lead to them."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

import pytest
from browser_fixtures import PHONE
from test_explorer import plain_filter, shown

if TYPE_CHECKING:
    from browser_fixtures import Reader
    from playwright.sync_api import Page

    from handbook.library import Handbook

pytestmark = [pytest.mark.browser, pytest.mark.site]

OVERVIEWS = {
    "da": ("da/cases/", "da/matrix/", "da/kort/", "da/tidslinje/"),
    "en": ("en/cases/", "en/matrix/", "en/map/", "en/timeline/"),
}
SPOTS = """Object.fromEntries([...document.querySelectorAll('.map__spot')].map(spot => [
    spot.getAttribute('href'), [spot.querySelector('text').textContent,
        ...['left', 'top'].map(side => spot.querySelector('circle').getBoundingClientRect()[side])],
]))"""
LISTED = """Object.fromEntries([...document.querySelectorAll('.map__list li')].map(item => [
    item.querySelector('a').getAttribute('href'),
    item.querySelector('.count').textContent.split(' ')[0],
]))"""


def choice_of(address: str) -> dict[str, set[str]]:
    """What a way to the explorer chooses."""
    choice: dict[str, set[str]] = {}
    for facet, value in parse_qsl(urlsplit(address).query):
        choice.setdefault(facet, set()).add(value)
    return choice


def ways_in(page: Page, table: str) -> list[tuple[str, str]]:
    """The text and address of every number in a table."""
    found: list[tuple[str, str]] = page.evaluate(
        "table => [...document.querySelectorAll(`${table} td a`)]"
        ".map(link => [link.textContent, link.getAttribute('href')])",
        table,
    )
    return found


@pytest.mark.parametrize("reader", [{"viewport": PHONE}], indirect=True)
@pytest.mark.parametrize("language", OVERVIEWS)
def test_every_overview_fits_a_phone(reader: Reader, language: str) -> None:
    for address in OVERVIEWS[language]:
        page = reader.goes_to(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert reader.complaints == reader.strangers == []


def test_each_cell_of_the_matrix_leads_to_as_many_cases_as_it_says(
    reader: Reader, handbook: Handbook
) -> None:
    plain = plain_filter(reader, handbook, "da")
    page = reader.goes_to("da/matrix/")
    cells = ways_in(page, ".matrix tbody")
    for text, address in cells:
        shows, challenges = (int(number) for number in text.split("/"))
        choice = choice_of(address)
        for stance, number in (("shows", shows), ("challenges", challenges)):
            one = {each for each in choice["principle"] if each.endswith(stance)}
            assert len(plain.found({**choice, "principle": one})) == number
    for _, address in Random(4).sample(cells, 3):  # noqa: S311 - to be repeated
        page.locator(f".matrix a[href='{address}']").click()
        page.wait_for_url("**/da/cases/?*")
        assert set(shown(page)) == plain.found(choice_of(address))
        page.go_back()


def test_the_empty_cells_of_the_matrix_are_told_as_gaps(reader: Reader, handbook: Handbook) -> None:
    page = reader.goes_to("en/matrix/")
    gaps = page.locator(".matrix__gap .unseen").all_inner_texts()
    filled = len(ways_in(page, ".matrix tbody"))
    assert len(gaps) + filled == len(handbook.topics.domains) * len(handbook.principles)
    assert all(gap.endswith("no cases yet") for gap in gaps)
    assert page.get_by_text(f"{len(gaps)} of {len(gaps) + filled} cells are empty.").is_visible()


def test_the_map_and_the_list_beside_it_say_the_same(reader: Reader, handbook: Handbook) -> None:
    page = reader.goes_to("da/kort/")
    spots, listed = page.evaluate(SPOTS), page.evaluate(LISTED)
    assert {address: number for address, (number, *_) in spots.items()} == listed
    named = {
        name
        for case in handbook.cases.values()
        for name in (case.place.municipality, *case.place.also_in)
        if name
    }
    assert set(page.locator(".map__list li a").all_inner_texts()) == named


def test_places_lie_on_the_map_as_they_lie_on_earth(reader: Reader) -> None:
    page = reader.goes_to("da/kort/")
    at = {address.split("/")[-2]: (x, y) for address, (_, x, y) in page.evaluate(SPOTS).items()}
    assert at["esbjerg"][0] < at["odense"][0] < at["lolland"][0] < at["bornholm"][0]
    assert at["aalborg"][1] < at["aarhus"][1] < at["odense"][1] < at["bornholm"][1]


def test_a_municipality_on_the_map_is_reached_by_keyboard(reader: Reader) -> None:
    page = reader.goes_to("da/kort/")
    page.locator(".map__skip a").focus()
    page.keyboard.press("Tab")
    name = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert name.startswith(("København: ", "Aarhus: "))
    page.keyboard.press("Enter")
    page.wait_for_url("**/da/steder/*/")


def test_the_map_can_be_skipped(reader: Reader) -> None:
    page = reader.goes_to("da/kort/")
    page.locator(".map__skip a").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.map__list') !== null")


def test_the_cases_that_are_not_on_the_map_are_listed_below_it(
    reader: Reader, handbook: Handbook
) -> None:
    page = reader.goes_to("da/kort/")
    listed = page.locator("#wide + ul a, .map__abroad dd a")
    ids = {address.split("/")[-2] for address in listed.evaluate_all("all => all.map(a => a.href)")}
    assert ids == {
        id_
        for id_, case in handbook.cases.items()
        if not (case.place.municipality or case.place.also_in)
    }


def test_the_map_says_whose_outlines_it_draws(reader: Reader) -> None:
    page = reader.goes_to("en/map/")
    assert "Natural Earth, public domain" in page.locator("figcaption").inner_text()


def test_the_timeline_tells_every_case_once_under_its_status(
    reader: Reader, handbook: Handbook
) -> None:
    page = reader.goes_to("en/timeline/")
    ids = page.evaluate(
        "[...document.querySelectorAll('.times')].flatMap(part => "
        "[...part.querySelectorAll('.times__case a')].map(link => "
        "[link.pathname.split('/').at(-2), part.querySelector('h2').id]))"
    )
    assert sorted(ids) == sorted(
        [id_, f"status-{case.status}"] for id_, case in handbook.cases.items()
    )


def test_the_timeline_runs_from_the_earliest_case_of_each_status(
    reader: Reader, handbook: Handbook
) -> None:
    page = reader.goes_to("da/tidslinje/")
    for part in page.locator(".times").all():
        links = part.locator(".times__case a").evaluate_all("all => all.map(a => a.href)")
        periods = [handbook.cases[link.split("/")[-2]].period for link in links]
        years = [(each.start or each.to) if each else None for each in periods]
        known = [year for year in years if year]
        assert years[: len(known)] == sorted(known)


def test_each_number_of_years_and_status_leads_to_as_many_cases(
    reader: Reader, handbook: Handbook
) -> None:
    plain = plain_filter(reader, handbook, "da")
    page = reader.goes_to("da/tidslinje/")
    numbers = ways_in(page, ".periods")
    assert numbers
    for text, address in numbers:
        choice = choice_of(address)
        if "status" in choice:
            assert len(plain.found(choice)) == int(text)
