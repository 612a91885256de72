"""The process as a picture: a path of phases that overlap and lead back, drawn from the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from handbook.rendering import Voice

WIDTH: Final = 920
MARGIN: Final = 60
MIDDLE: Final = 150
RADIUS: Final = 26
WAVE: Final = 22
"""How far every other phase stands below the line, so that the path is not a staircase."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A phase in the picture, in the units of its view box."""

    number: int
    href: str
    title: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Arc:
    """A way back or an overlap, as the path of an SVG element."""

    path: str
    back: bool
    told: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws."""

    spots: list[Spot]
    arcs: list[Arc]
    line: str
    width: int = WIDTH
    height: int = 2 * MIDDLE
    radius: int = RADIUS


def process_picture(voice: Voice) -> Picture:
    """The phases on a wave from left to right, their loops as arcs: back above, ahead below."""
    phases = voice.handbook.phases
    step = (WIDTH - 2 * MARGIN) // max(len(phases) - 1, 1)
    spots = {
        id_: Spot(
            phase.number,
            voice.href("phase", id_),
            str(voice.name("phases", id_).striptags()),
            MARGIN + place * step,
            MIDDLE + (WAVE if place % 2 else 0),
        )
        for place, (id_, phase) in enumerate(phases.items())
    }
    arcs = [
        _arc(spots[id_], spots[loop.phase], voice)
        for id_, phase in phases.items()
        for loop in phase.loops
        if loop.phase != id_
    ]
    line = "M" + " L".join(f"{spot.x} {spot.y}" for spot in spots.values())
    return Picture(list(spots.values()), arcs, line)


def _arc(start: Spot, end: Spot, voice: Voice) -> Arc:
    back = end.x < start.x
    lift = min(30 + abs(end.x - start.x) // 4, MIDDLE - RADIUS - 12)
    side = -1 if back else 1
    from_y, to_y = start.y + side * RADIUS, end.y + side * RADIUS
    peak = (from_y + to_y) // 2 + side * lift
    middle = (start.x + end.x) // 2
    told = voice.say("process.arc", start=start.title, end=end.title)
    return Arc(f"M{start.x} {from_y} Q{middle} {peak} {end.x} {to_y}", back, told)
