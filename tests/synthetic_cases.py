"""Synthetic cases: as many as asked for, each like the real ones and unlike every other.

A case takes its shape from one real case (which parts it has, how many principles, domains and
sources) and each of its texts from another, both languages together, so that lengths are real.
Every text bears the case's number: no build gets faster by remembering what it has said before.
The first cases bear the ids of the real ones, so that links to them still arrive.
"""

from __future__ import annotations

import copy
import re
import shutil
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

from handbook.fields import MOST_HOW, MOST_SUMMARY, MOST_TITLE
from handbook.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handbook.library import Handbook

ALONE = ("status", "domains", "arena", "initiated_by", "target_group", "evidence", "period")
"""The fields that say nothing of each other, so that each may come from a case of its own."""
NEVER = ("formerly", "translations")
"""What only holds for the real case: its old addresses, and what its translation was made from."""


def write_synthetic_data(handbook: Handbook, data: Path, out: Path, number: int, seed: int) -> None:
    """Copy a data folder with synthetic cases in the place of its own."""
    shutil.copytree(data, out, ignore=lambda folder, _: ["cases"] if folder == str(data) else [])
    (out / "cases").mkdir()
    for id_, case in synthetic_cases(handbook, data, number, seed):
        (out / "cases" / f"{id_}.yaml").write_text(_yaml(case), encoding="utf-8")


def synthetic_cases(
    handbook: Handbook, data: Path, number: int, seed: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Pairs of id and case as an author writes it; the same for the same seed and records."""
    random = Random(seed)  # noqa: S311 - to be repeated, not to be secret
    files = sorted((data / "cases").glob("*.yaml"))
    real = [(path.stem, read_source(path, data).data) for path in files]
    if number < len(real):
        message = f"the other records lead to {len(real)} real cases: make at least as many"
        raise ValueError(message)
    places = [each.name for each in handbook.places.municipalities]
    for count in range(number):
        id_ = real[count % len(real)][0]
        drawn = _Drawn(random, [case for _, case in real], places, count + 1)
        yield (id_ if count < len(real) else f"{id_}-{count + 1}"), drawn.case()


class _Drawn:
    """One case being drawn; a class because every draw takes from the same generator."""

    def __init__(
        self, random: Random, real: list[dict[str, Any]], places: list[str], number: int
    ) -> None:
        self.random = random
        self.real = real
        self.places = places
        self.number = number
        self.sources = 1

    def case(self) -> dict[str, Any]:
        """The whole case."""
        case = copy.deepcopy(self.random.choice(self.real))
        for name in NEVER:
            case.pop(name, None)
        for name in ALONE:
            if name in case:
                case[name] = self._field(name)
        self.sources = len(case["sources"])
        case["sources"] = [self._source(place) for place in range(1, self.sources + 1)]
        case["title"] = self._short(self._field("title"), MOST_TITLE)
        case["summary"] = self._short(self._field("summary"), MOST_SUMMARY)
        case["place"] = self._place(case["place"])
        case["actors"] = [self._one_of("actors") for _ in case["actors"]]
        case["story"] = {part: self._long(self._part(part)) for part in case["story"]}
        for each in case["principles"]:
            each["how"] = self._short(self._how(each["principle"], each["stance"]), MOST_HOW)
        if "lessons" in case:
            case["lessons"] = [self._long(self._one_of("lessons")) for _ in case["lessons"]]
        return case

    def _field(self, name: str) -> Any:
        return self.random.choice([case[name] for case in self.real if name in case])

    def _one_of(self, name: str) -> dict[str, Any]:
        """One entry of a list, from any case, as something that may be changed."""
        return dict(self.random.choice([each for case in self.real for each in case.get(name, [])]))

    def _part(self, part: str) -> dict[str, str]:
        return dict(
            self.random.choice([case["story"][part] for case in self.real if part in case["story"]])
        )

    def _how(self, principle: str, stance: str) -> dict[str, str]:
        return dict(
            self.random.choice(
                [
                    each["how"]
                    for case in self.real
                    for each in case["principles"]
                    if (each["principle"], each["stance"]) == (principle, stance)
                ]
            )
        )

    def _source(self, place: int) -> dict[str, Any]:
        """A source at an address of its own: hardly any two real cases share one."""
        source = self._one_of("sources")
        address, _, _ = source["url"].partition("#")
        sign = "&" if "?" in address else "?"
        source["url"] = f"{address}{sign}case={self.number}-{place}"
        source["key"] = f"s{place}"
        return source

    def _place(self, place: dict[str, Any]) -> dict[str, Any]:
        """A place of the same kind; a region is left out where it would contradict."""
        if "municipality" not in place:
            return place
        others = place.get("also_in", [])
        names = self.random.sample(self.places, 1 + len(others))
        kept = {name: value for name, value in place.items() if name != "region"}
        return {**kept, "municipality": names[0], **({"also_in": names[1:]} if others else {})}

    def _short(self, texts: dict[str, str], most: int) -> dict[str, str]:
        """Plain texts that bear the number and are no longer than they may be."""
        mark = f" ({self.number})"
        return {
            language: text[: most - len(mark)].rstrip() + mark for language, text in texts.items()
        }

    def _long(self, texts: dict[str, str]) -> dict[str, str]:
        """Prose that bears the number, with its notes leading to the sources of this case."""
        return {
            language: f"({self.number}) "
            + re.sub(
                r"\(source:[^)]*\)",
                lambda _: f"(source:s{self.random.randint(1, self.sources)})",
                text,
            )
            for language, text in texts.items()
        }


class _Dumper(yaml.CSafeDumper):
    """Writes long texts as blocks and every text in full, the way authors do."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML asks for each
        """Two cases may share a text; the file says it twice."""
        return True


def _block(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > 80 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)


def _yaml(case: dict[str, Any]) -> str:
    text: str = yaml.dump(case, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text
