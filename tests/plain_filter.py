"""What the explorer should find, worked out the plain way from what `cases.json` says.

It shares nothing with the explorer but the meaning of an address: the values of one
facet are either-or, facets are and, and every word of the free text must stand in the case.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from handbook.addresses import ascii_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from handbook.library import Handbook

Choice = dict[str, set[str]]
"""The values chosen in each facet."""


class PlainFilter:
    """The cases as `cases.json` tells them, and the names that a reader sees of their topics."""

    def __init__(self, cases: list[dict[str, Any]], handbook: Handbook, language: str) -> None:
        self.cases = {case["id"]: case for case in cases}
        self.handbook = handbook
        self.language = language
        periods = [case.get("period", {}) for case in cases]
        self.last_year = max(
            year for each in periods for key, year in each.items() if key in {"from", "to"}
        )
        self.values = {id_: self._values(case) for id_, case in self.cases.items()}
        self.texts = {id_: folded(self._text(case)) for id_, case in self.cases.items()}

    def found(self, choice: Choice, words: str = "") -> set[str]:
        """The ids of the cases that have what was chosen, and every word."""
        return {
            id_
            for id_, values in self.values.items()
            if all(values[facet] & wanted for facet, wanted in choice.items() if wanted)
            and all(word in self.texts[id_] for word in folded(words).split())
        }

    def _values(self, case: Mapping[str, Any]) -> dict[str, set[str]]:
        place = case["place"]
        names = [place.get("municipality"), *place.get("also_in", [])]
        municipalities = {name for name in names if name}
        regions = {
            each.region
            for each in self.handbook.places.municipalities
            if each.name in municipalities
        } | ({place["region"]} if "region" in place else set())
        return {
            "principle": {f"{each['principle']}.{each['stance']}" for each in case["principles"]},
            "domain": set(case["domains"]),
            "status": {case["status"]},
            "initiator": {case["initiated_by"]} if "initiated_by" in case else set(),
            "sector": {actor["sector"] for actor in case["actors"]},
            "arena": {case["arena"]},
            "period": {str(year - year % 5) for year in self._years(case)},
            "region": {ascii_id(name) for name in regions},
            "municipality": {ascii_id(name) for name in municipalities},
            "country": {place["country"]},
            "evidence": {case["evidence"]},
            "method": {"yes" if case["methods"] else "no"},
        }

    def _years(self, case: Mapping[str, Any]) -> Iterable[int]:
        period = case.get("period", {})
        start = period.get("from", period.get("to"))
        if start is None:
            return []
        lives = case["status"] in {"ongoing", "anchored"}
        return range(start, period.get("to", self.last_year if lives else start) + 1)

    def _text(self, case: Mapping[str, Any]) -> str:
        def told(texts: Any) -> str:
            if isinstance(texts, str):
                return texts
            return str(texts.get(self.language) or texts[case["written_in"]])

        def named(topics: Iterable[Any], ids: Iterable[str]) -> list[str]:
            return [each.name[self.language] for each in topics if each.id in ids]

        place = case["place"]
        topics = self.handbook.topics
        country = [
            each.name[self.language]
            for each in self.handbook.places.countries
            if each.code == place["country"]
        ]
        parts = [told(case[part]) for part in ("title", "summary", "target_group")]
        parts += [told(actor["name"]) for actor in case["actors"]]
        parts += [place.get("town", ""), place.get("municipality", ""), *place.get("also_in", [])]
        parts += named(topics.domains, case["domains"]) + named(topics.arenas, [case["arena"]])
        return "\n".join(parts + country)


def folded(text: str) -> str:
    """A text as it is compared: small letters, Danish ones spelt out, no accents."""
    spelt = text.lower().replace("å", "aa").replace("æ", "ae").replace("ø", "oe")
    letters = unicodedata.normalize("NFD", spelt)
    return "".join(each for each in letters if not unicodedata.combining(each))


def query(choice: Choice, words: str = "") -> str:
    """The address of a choice."""
    pairs = [(facet, value) for facet, values in choice.items() for value in sorted(values)]
    return "?" + urlencode(pairs + ([("q", words)] if words else []))
