"""The map: Denmark drawn from free outlines, with the municipalities that have cases.

No tiles and no third party: the outlines stand in `denmark.json` and become paths of an SVG. Round
Copenhagen the municipalities lie closer than a finger is wide, so that part is drawn once more,
larger, in the corner where Sweden is. Bornholm stands where it lies.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import ascii_id
from handbook.facets import HOME, cases_by_value
from handbook.pages.explorer import explorer_href
from handbook.pages.views import Named, case_card, in_order, index_page, named, sorted_as

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.output import Page
    from handbook.rendering import Voice

OUTLINES: Final = Path(__file__).with_name("denmark.json")
WIDTH: Final = 800
LEAST_RADIUS: Final = 10
MOST_RADIUS: Final = 20

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """A piece of the earth and the piece of paper it is drawn on.

    Longitudes are shortened as they are at 56° north; over a country this small nothing more is
    needed to keep its shape.
    """

    west: float
    east: float
    south: float
    north: float
    left: float = 0
    top: float = 0
    scale: float = 1

    @property
    def width(self) -> float:
        """Its width on paper."""
        return (self.east - self.west) * cos(radians(56)) * self.scale

    @property
    def height(self) -> float:
        """Its height on paper."""
        return (self.north - self.south) * self.scale

    def place(self, lon: float, lat: float) -> Point:
        """Where a place on earth stands on paper."""
        x = self.left + (lon - self.west) * cos(radians(56)) * self.scale
        return round(x, 1), round(self.top + (self.north - lat) * self.scale, 1)

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place lies within it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


CAPITAL: Final = Window(11.98, 12.72, 55.53, 56.1)
"""The part that is enlarged, before it has a place on the paper."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A municipality on the map."""

    name: str
    href: str
    told: str
    count: int
    x: float
    y: float
    radius: float


def map_page(handbook: Handbook, language: str) -> Page:
    """The page of the map."""
    assets = ("css/overviews.css",)
    return index_page(handbook, "map", language, _map, assets=assets)


def _map(voice: Voice) -> dict[str, Any]:
    handbook = voice.handbook
    whole, capital = windows()
    spots = _spots(voice, whole, capital)
    corner = whole.place(CAPITAL.west, CAPITAL.north)
    end = whole.place(CAPITAL.east, CAPITAL.south)
    return {
        "whole": whole,
        "capital": capital,
        "frame": (*corner, round(end[0] - corner[0], 1), round(end[1] - corner[1], 1)),
        "outlines": paths(whole),
        "enlarged": paths(capital),
        "spots": sorted(spots, key=lambda spot: (-spot.count, sorted_as(spot.name))),
        "listed": sorted(spots, key=lambda spot: sorted_as(spot.name)),
        "regions": [(each, name, count) for each, name, count in _regions(voice) if count],
        "wide": [case_card(voice, id_) for id_ in in_order(voice, _without_place(handbook))],
        "abroad": _abroad(voice),
        "credit": _outlines(),
    }


@cache
def _outlines() -> dict[str, Any]:
    outlines: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return outlines


def windows() -> tuple[Window, Window]:
    """The map of the country, and that of the capital area in its upper right corner."""
    bounds = _outlines()["window"]
    scale = WIDTH / Window(**bounds).width
    whole = Window(**bounds, scale=scale)
    edge = 8
    plain = Window(CAPITAL.west, CAPITAL.east, CAPITAL.south, CAPITAL.north)
    larger = 0.33 * WIDTH / plain.width
    left = WIDTH - plain.width * larger - edge
    return whole, Window(
        plain.west, plain.east, plain.south, plain.north, round(left, 1), edge, larger
    )


@cache
def paths(window: Window) -> tuple[str, str]:
    """The country and its neighbours as the paths of an SVG."""
    return tuple(  # type: ignore[return-value]
        " ".join(_path(window, ring) for ring in _outlines()[part] if _touches(window, ring))
        for part in ("home", "beyond")
    )


def _path(window: Window, ring: list[Point]) -> str:
    points = [window.place(lon, lat) for lon, lat in ring]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _touches(window: Window, ring: list[Point]) -> bool:
    lons, lats = zip(*ring, strict=True)
    beside = min(lons) > window.east or max(lons) < window.west
    return not beside and not (min(lats) > window.north or max(lats) < window.south)


def _spots(voice: Voice, whole: Window, capital: Window) -> list[Spot]:
    handbook = voice.handbook
    counted = handbook.cases_by_facet
    counts = {
        each.name: len(counted["municipality", each.name])
        for each in handbook.places.municipalities
        if counted["municipality", each.name]
    }
    most = max(counts.values(), default=1)
    spots = []
    for each in handbook.places.municipalities:
        if each.name not in counts:
            continue
        count = counts[each.name]
        window = capital if capital.holds(each.lon, each.lat) else whole
        x, y = window.place(each.lon, each.lat)
        told = voice.say("map.place", name=each.name, count=voice.counted("case", count))
        href = voice.href("municipality", ascii_id(each.name))
        spots.append(Spot(each.name, href, told, count, x, y, radius(count, most)))
    return spots


def radius(count: int, most: int) -> float:
    """The radius of a spot: its area grows with the number, within what can be read and hit."""
    share = sqrt(count - 1) / sqrt(most - 1) if most > 1 else 0
    return round(LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * share, 1)


def _regions(voice: Voice) -> list[tuple[str, str, int]]:
    by_value = cases_by_value(voice.handbook)
    return [
        (
            explorer_href(voice, ("region", ascii_id(region.name))),
            region.name,
            len(by_value.get(("region", ascii_id(region.name)), [])),
        )
        for region in voice.handbook.places.regions
    ]


def _without_place(handbook: Handbook) -> list[str]:
    """The cases at home that name no municipality."""
    return [
        id_
        for id_, case in handbook.cases.items()
        if case.place.country == HOME and not (case.place.municipality or case.place.also_in)
    ]


def _abroad(voice: Voice) -> list[tuple[Named, list[Named]]]:
    """The countries abroad by name, each with its cases."""
    by_value = cases_by_value(voice.handbook)
    countries = []
    for country in voice.handbook.places.countries:
        ids = by_value.get(("country", country.code), [])
        if country.code == HOME or not ids:
            continue
        href = explorer_href(voice, ("country", country.code))
        name = voice.name("countries", country.code)
        cases = named(voice, "case", "cases", in_order(voice, ids))
        countries.append((Named(country.code, href, name), cases))
    return sorted(countries, key=lambda each: sorted_as(str(each[0].name)))
