"""What a case can be found by: the explorer's facets, and the values a case has in each.

A value's sign is the same in both languages and in the address, such as `domain.elderly`; a
principle's has the stance behind it, `principle.dialogue.shows`. Everything that leads to a chosen
set of cases (the matrix, the map, the timeline) leads there by these signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from handbook.addresses import ascii_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from handbook.library import Handbook
    from handbook.model import Case

VOCABULARIES: Final[Mapping[str, str]] = {
    "principle": "principles",
    "domain": "domains",
    "status": "statuses",
    "initiator": "sectors",
    "sector": "sectors",
    "arena": "arenas",
    "period": "",
    "region": "regions",
    "municipality": "municipalities",
    "country": "countries",
    "evidence": "evidence",
    "method": "",
}
"""Each facet in the order readers meet it, and the vocabulary its values come from, if any."""

STANCES: Final = ("shows", "challenges")
HOME: Final = "DK"
LIVING: Final = frozenset({"ongoing", "anchored"})
"""The statuses of what has not ended."""
YEARS_A_SPAN: Final = 5


def values_of(handbook: Handbook, case: Case) -> Iterator[tuple[str, str]]:
    """The facets and values of a case, each pair once."""
    place = case.place
    yield from (("principle", f"{each.principle}.{each.stance}") for each in case.principles)
    yield from (("domain", domain) for domain in case.domains)
    yield "status", case.status
    if case.initiated_by:
        yield "initiator", case.initiated_by
    yield from (("sector", each) for each in _once(actor.sector for actor in case.actors))
    yield "arena", case.arena
    yield from (("period", str(span)) for span in spans_of(case, handbook.last_year))
    yield from (("region", ascii_id(name)) for name in regions_of(handbook, case))
    named = _once(name for name in (place.municipality, *place.also_in) if name)
    yield from (("municipality", ascii_id(name)) for name in named)
    yield "country", place.country
    yield "evidence", case.evidence
    yield "method", "yes" if case.methods else "no"


def cases_by_value(handbook: Handbook) -> Mapping[tuple[str, str], list[str]]:
    """The ids of the cases with each value of each facet."""

    def work() -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for id_, case in handbook.cases.items():
            for pair in values_of(handbook, case):
                found.setdefault(pair, []).append(id_)
        return found

    return handbook.once("cases by value", work)


def regions_of(handbook: Handbook, case: Case) -> list[str]:
    """The regions a case happened in: those it names, and those of its municipalities."""
    known = handbook.vocabulary["municipalities"]
    place = case.place
    names = [name for name in (place.municipality, *place.also_in) if name]
    return _once([*([place.region] if place.region else []), *(known[n].region for n in names)])


def years_of(case: Case, last_year: int) -> tuple[int, int] | None:
    """The first and last year of a case as far as known; what still lives lasts to `last_year`."""
    period = case.period
    if period is None or not (period.start or period.to):
        return None
    start = period.start or period.to or 0
    return start, period.to or (max(start, last_year) if case.status in LIVING else start)


def spans_of(case: Case, last_year: int) -> range:
    """The five-year spans a case touches, each by its first year."""
    years = years_of(case, last_year)
    if years is None:
        return range(0)
    start, end = years
    return range(start - start % YEARS_A_SPAN, end + 1, YEARS_A_SPAN)


def query(pairs: Iterable[tuple[str, str]]) -> str:
    """The part of the explorer's address that chooses some values."""
    return f"?{urlencode(list(pairs))}"


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
