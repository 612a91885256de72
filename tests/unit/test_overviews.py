from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over
from hypothesis import given
from hypothesis import strategies as st

from handbook.facets import cases_by_value
from handbook.pages.denmark import LEAST_RADIUS, MOST_RADIUS, WIDTH, paths, radius, windows
from handbook.pages.matrix import SHADES, shade
from handbook.pages.overviews import overview_pages
from handbook.pages.timeline import Axis, axis_of
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


def body_of(handbook: Handbook, kind: str, language: str = "en") -> str:
    """The HTML of one of the pages that show all cases."""
    pages = {page.section: page for page in overview_pages(handbook, language)}
    return pages[kind].body()


def test_all_cases_can_be_looked_at_in_four_ways_in_each_language(tiny: Handbook) -> None:
    for language in tiny.languages:
        kinds = [page.section for page in overview_pages(tiny, language)]
        assert kinds == ["case", "matrix", "map", "timeline"]


def test_each_card_of_the_explorer_bears_the_values_of_its_case(tiny: Handbook) -> None:
    signs = re.findall(r'data-signs="([^"]*)"', body_of(tiny, "case"))
    borne = sorted(sign for card in signs for sign in card.split())
    assert borne == sorted(
        f"{facet}.{value}" for (facet, value), ids in cases_by_value(tiny).items() for _ in ids
    )


def test_each_choice_says_how_many_cases_it_gives(tiny: Handbook) -> None:
    offered = re.findall(
        r'name="([a-z]+)" value="([^"]*)".*?choice__count">(\d+)<', body_of(tiny, "case"), re.DOTALL
    )
    assert offered
    counts = cases_by_value(tiny)
    for facet, value, number in offered:
        assert int(number) == len(counts.get((facet, value), []))


def test_every_value_that_a_case_has_can_be_chosen(tiny: Handbook) -> None:
    offered = set(re.findall(r'name="([a-z]+)" value="([^"]*)"', body_of(tiny, "case")))
    assert set(cases_by_value(tiny)) <= offered


@pytest.mark.parametrize("kind", ["case", "matrix", "map", "timeline"])
def test_a_handbook_without_a_case_still_has_its_pages(tiny_folder: Path, kind: str) -> None:
    empty = read_handbook(tiny_folder)
    without = type(empty)(
        **{
            name: getattr(empty, name)
            for name in ("principles", "phases", "methods", "terms", "topics", "places")
        },
        cases={},
    )
    assert "<h1>" in body_of(without, kind)


def test_a_case_without_years_is_on_the_timeline_without_a_bar(tiny_folder: Path) -> None:
    case = (tiny_folder / "cases" / "byhaven.yaml").read_text(encoding="utf-8")
    lay_over(tiny_folder, {"cases/byhaven.yaml": case.replace("period:\n  from: 2018\n", "")})
    html = body_of(read_handbook(tiny_folder), "timeline")
    entry = html[html.index("/cases/byhaven/") :]
    assert "times__bar" not in entry[: entry.index("</li>")]


@given(st.integers(1, 500), st.integers(1, 500))
def test_a_cell_is_the_stronger_the_more_cases_it_has(number: int, more: int) -> None:
    most = number + more
    assert 1 <= shade(number, most) <= shade(most, most) == SHADES
    assert shade(0, most) == 0


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_spot_is_the_larger_the_more_cases_it_has(number: int, more: int) -> None:
    most = number + more
    assert LEAST_RADIUS <= radius(number, most) <= max(radius(most, most), LEAST_RADIUS)
    assert radius(most, most) <= MOST_RADIUS


def test_every_municipality_has_room_on_one_of_the_two_maps(tiny: Handbook) -> None:
    whole, capital = windows()
    for each in tiny.places.municipalities:
        window = capital if capital.holds(each.lon, each.lat) else whole
        x, y = window.place(each.lon, each.lat)
        assert window.left <= x <= window.left + window.width
        assert window.top <= y <= window.top + window.height


def test_the_enlarged_map_covers_nothing_that_is_at_home() -> None:
    whole, capital = windows()
    home = paths(whole)[0]
    points = [tuple(map(float, point.split())) for point in re.findall(r"[\d.]+ [\d.]+", home)]
    assert points
    assert whole.width == pytest.approx(WIDTH)
    covered = [(x, y) for x, y in points if x >= capital.left and y <= capital.top + capital.height]
    assert covered == []


def test_the_axis_begins_with_the_first_span_and_ends_after_the_last() -> None:
    assert axis_of([2000, 2005, 2010]) == Axis(2000, 2015)
    assert axis_of([2000]).marks == [(2000, 0.0), (2005, 100.0)]
    assert axis_of([]).marks
