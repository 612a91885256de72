from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import lay_over
from hypothesis import given
from hypothesis import strategies as st

from handbook.facets import (
    LIVING,
    VOCABULARIES,
    cases_by_value,
    query,
    spans_of,
    values_of,
    years_of,
)
from handbook.model import Period
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook
    from handbook.model import Case

YEARS = st.none() | st.integers(1900, 2026)


def over(case: Case, start: int | None, to: int | None, status: str) -> Case:
    """A case with other years and another status."""
    period = Period.model_construct(start=start, to=to)
    return case.model_copy(update={"period": period, "status": status})


def test_a_case_has_a_value_in_every_facet_that_its_record_speaks_of(tiny: Handbook) -> None:
    assert list(values_of(tiny, tiny.cases["byhaven"])) == [
        ("principle", "listen-first.shows"),
        ("principle", "share-the-work.shows"),
        ("domain", "green"),
        ("domain", "culture"),
        ("status", "ongoing"),
        ("initiator", "citizens"),
        ("sector", "association"),
        ("sector", "public"),
        ("arena", "garden"),
        ("period", "2015"),
        ("region", "kysten"),
        ("municipality", "nordstrand"),
        ("country", "DK"),
        ("evidence", "high"),
        ("method", "yes"),
    ]


def test_every_value_of_every_case_is_of_a_facet_that_is_offered(tiny: Handbook) -> None:
    facets = {facet for facet, _ in cases_by_value(tiny)}
    assert facets <= set(VOCABULARIES)


def test_a_case_that_happened_in_two_regions_is_found_in_both(tiny_folder: Path) -> None:
    case = (tiny_folder / "cases" / "byhaven.yaml").read_text(encoding="utf-8")
    names = [each.name for each in read_handbook(tiny_folder).places.municipalities]
    also = case.replace("  town: Havnebyen", f"  also_in: [{', '.join(names[1:])}]")
    lay_over(tiny_folder, {"cases/byhaven.yaml": also})
    handbook = read_handbook(tiny_folder)
    regions = {each.region for each in handbook.places.municipalities}
    told = [
        value
        for facet, value in values_of(handbook, handbook.cases["byhaven"])
        if facet == "region"
    ]
    assert len(told) == len(set(told)) == len(regions)


@given(YEARS, YEARS, st.sampled_from(["ongoing", "anchored", "completed", "stopped", "unknown"]))
def test_a_case_lasts_from_its_first_known_year_and_no_longer_than_it_lives(
    tiny: Handbook, start: int | None, to: int | None, status: str
) -> None:
    last = 2026
    years = years_of(over(tiny.cases["byhaven"], start, to, status), last)
    if start is None and to is None:
        assert years is None
    elif start is None or to is None:
        known = start or to or 0
        assert years is not None
        assert years[0] == known
        assert years[1] == (last if status in LIVING and to is None else known)
    else:
        assert years == (start, to)


@given(st.integers(1900, 2026), st.integers(0, 60))
def test_a_case_is_found_in_every_span_of_its_years_and_in_no_other(
    tiny: Handbook, start: int, lasting: int
) -> None:
    case = over(tiny.cases["byhaven"], start, start + lasting, "completed")
    spans = set(spans_of(case, 2026))
    assert spans == {year - year % 5 for year in range(start, start + lasting + 1)}


def test_a_case_without_years_is_in_no_span(tiny: Handbook) -> None:
    case = tiny.cases["byhaven"].model_copy(update={"period": None})
    assert list(spans_of(case, 2026)) == []


def test_an_address_holds_every_choice() -> None:
    pairs = [("domain", "green"), ("domain", "culture"), ("principle", "listen-first.shows")]
    assert query(pairs) == "?domain=green&domain=culture&principle=listen-first.shows"
