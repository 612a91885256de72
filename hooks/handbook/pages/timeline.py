"""The cases in time: how many were under way when, and each case as a bar over its years.

A list to be read from the top, whatever the eye makes of the bars: each entry says its years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbook.facets import LIVING, YEARS_A_SPAN, cases_by_value, spans_of, years_of
from handbook.pages.explorer import explorer_href, spans
from handbook.pages.views import in_order, index_page, years_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice


@dataclass(frozen=True, slots=True)
class Bar:
    """A case in time; `left` and `width` are hundredths of the axis."""

    href: str
    title: Markup
    years: str
    left: float
    width: float
    look: str
    """`lives`, `ended`, `one-year` where only one is known, or nothing where none is."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The years that the bars lie over: whole five-year spans from the first case to the last."""

    first: int
    last: int

    @property
    def marks(self) -> list[tuple[int, float]]:
        """The years that are written, each with its place in hundredths."""
        return [(year, self.place(year)) for year in range(self.first, self.last + 1, YEARS_A_SPAN)]

    def place(self, year: float) -> float:
        """Where a year begins, in hundredths of the axis."""
        return round(100 * (year - self.first) / (self.last - self.first), 2)


def timeline_page(handbook: Handbook, language: str) -> Page:
    """The page of the cases in time."""
    return index_page(handbook, "timeline", language, _timeline, assets=("css/overviews.css",))


def _timeline(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    all_spans = spans(handbook)
    axis = axis_of(all_spans)
    by_value = cases_by_value(handbook)
    groups = []
    for status in handbook.topics.statuses:
        ids = by_value.get(("status", status.id), [])
        if ids:
            name = voice.name("statuses", status.id)
            groups.append((status, name, [_bar(voice, axis, id_) for id_ in _by_year(voice, ids)]))
    return {
        "axis": axis,
        "groups": groups,
        "statuses": [(status.id, name) for status, name, _ in groups],
        "table": _table(voice, all_spans, [status.id for status, _, _ in groups]),
        "last_year": str(handbook.last_year),
    }


def axis_of(all_spans: Sequence[int]) -> Axis:
    """The axis over some spans; of a handbook without years it is any."""
    first, last = (all_spans[0], all_spans[-1]) if all_spans else (0, 0)
    return Axis(first, last + YEARS_A_SPAN)


def _by_year(voice: Voice, ids: list[str]) -> list[str]:
    """The earliest first, of one year by title, and at the end those without years."""
    last = voice.handbook.last_year
    years = {id_: years_of(voice.handbook.cases[id_], last) for id_ in ids}
    return sorted(in_order(voice, ids), key=lambda id_: years[id_] or (9999, 9999))


def _bar(voice: Voice, axis: Axis, id_: str) -> Bar:
    handbook = voice.handbook
    case = handbook.cases[id_]
    years = years_of(case, handbook.last_year)
    told = years_line(voice, case.period, case.status)
    title = voice.words(case.title, case.written_in)
    href = voice.href("case", id_)
    if years is None or case.period is None:
        return Bar(href, title, told, 0, 0, "")
    start, end = years
    lives = case.status in LIVING and not case.period.to
    known = case.period.start and case.period.to
    look = "lives" if lives else "ended" if known else "one-year"
    left = axis.place(start)
    return Bar(href, title, told, left, round(axis.place(end + 1) - left, 2), look)


def _table(voice: Voice, all_spans: list[int], statuses: list[str]) -> list[tuple[Any, ...]]:
    """Rows of years, each with its number of cases by status, every number a way to them."""
    handbook = voice.handbook
    counts: dict[tuple[int, str], int] = {}
    for case in handbook.cases.values():
        for span in spans_of(case, handbook.last_year):
            counts[span, case.status] = counts.get((span, case.status), 0) + 1
    rows = []
    for span in all_spans:
        years = f"{span}–{span + YEARS_A_SPAN - 1}"
        period = ("period", str(span))
        row = [_cell(voice, years, counts.get((span, each), 0), each, period) for each in statuses]
        total = sum(number for number, _, _ in row)
        rows.append((years, explorer_href(voice, period), total, row))
    return rows


def _cell(
    voice: Voice, years: str, number: int, status: str, period: tuple[str, str]
) -> tuple[int, str, str]:
    name = str(voice.name("statuses", status).striptags())
    told = voice.say("timeline.cell", years=years, status=name, count=voice.counted("case", number))
    return number, explorer_href(voice, period, ("status", status)), told
