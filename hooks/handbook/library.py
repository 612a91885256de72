"""`Handbook`: everything that was read, and every relation between its records.

Records hold ids and know nothing of each other; the questions that need two records at once are
asked here. All answers come in a stable order, so that two builds give the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest
from math import log
from typing import TYPE_CHECKING, Any, Final, TypeVar

from handbook.guides import Forms
from handbook.languages import DEFAULT_LANGUAGES
from handbook.translations import progress

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from handbook.fields import Texts
    from handbook.guides import Arena, Article, Booklet, Course, Route, Worksheet
    from handbook.model import Case, Cited, Method, Phase, Places, Principle, Term, Topic, Topics
    from handbook.source import PutAside, Source
    from handbook.translations import Progress

ValueT = TypeVar("ValueT")

KINDS: Final = {
    "principle": "principles",
    "phase": "phases",
    "method": "methods",
    "case": "cases",
    "term": "terms",
    "arena": "arena_guides",
    "article": "articles",
    "route": "routes",
    "worksheet": "worksheets",
    "guide": "guides",
    "booklet": "booklets",
}
"""Each kind of record, and the name of the collection it stands in."""


@dataclass(frozen=True, slots=True)
class Link:
    """That a case shows or challenges a principle, with the sentence that says how."""

    case: str
    principle: str
    stance: str
    how: Texts


@dataclass(frozen=True, slots=True)
class Citation:
    """One source of one record."""

    kind: str
    id: str
    source: Cited


@dataclass(frozen=True, repr=False)
class Handbook:
    """The whole. Every mapping is from id to record, in the order that readers meet them."""

    principles: Mapping[str, Principle]
    phases: Mapping[str, Phase]
    methods: Mapping[str, Method]
    cases: Mapping[str, Case]
    terms: Mapping[str, Term]
    topics: Topics
    places: Places
    arena_guides: Mapping[str, Arena] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    guides: Mapping[str, Forms | Course] = field(default_factory=dict)
    """The two records that are alone of their kind: `forms` and `course`."""
    booklets: Mapping[str, Booklet] = field(default_factory=dict)
    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    files: Mapping[tuple[str, str], Source | PutAside] = field(default_factory=dict)
    """The source of each record, by kind and id; for edit links and for telling problems."""
    questions: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict)
    """What readers ask in each language, and the pages that answer: `case:byhaven`."""
    _remembered: dict[Hashable, Any] = field(default_factory=dict, init=False, compare=False)

    def __repr__(self) -> str:
        """A few words: mkdocs-macros prints all it is given, which was a third of a build."""
        return f"<Handbook of {len(self.cases)} cases>"

    def once(self, key: Hashable, work: Callable[[], ValueT]) -> ValueT:
        """What many pages show alike, worked out for the first of them; it dies with the whole."""
        if key not in self._remembered:
            self._remembered[key] = work()
        value: ValueT = self._remembered[key]
        return value

    @cached_property
    def edition(self) -> str:
        """The month of the newest change to the principles, such as `2026-11`; never the clock."""
        return max(
            (change.date for each in self.principles.values() for change in each.history),
            default="",
        )

    @cached_property
    def last_year(self) -> int:
        """The newest year that any case names: how far what still lives can be told."""
        periods = [case.period for case in self.cases.values() if case.period]
        return max((year for each in periods for year in (each.start, each.to) if year), default=0)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link between a case and a principle."""
        return tuple(
            Link(id_, each.principle, each.stance, each.how)
            for id_, case in self.cases.items()
            for each in case.principles
        )

    @cached_property
    def _links_by_principle(self) -> Mapping[str, list[Link]]:
        return _grouped((link.principle, link) for link in self.links)

    def links_to(self, principle: str, stance: str) -> list[Link]:
        """The links of the cases that take a stance towards a principle."""
        return [link for link in self._links_by_principle[principle] if link.stance == stance]

    @cached_property
    def cases_by_facet(self) -> Mapping[tuple[str, str], list[str]]:
        """The ids of the cases with a value of a facet: `("domain", "elderly")`."""
        return _grouped(
            ((facet, value), id_)
            for id_, case in self.cases.items()
            for facet, value in facet_values(case)
        )

    @cached_property
    def cases_by_method(self) -> Mapping[str, list[str]]:
        """The ids of the cases where a method was used."""
        return _grouped(
            (method, id_) for id_, case in self.cases.items() for method in case.methods
        )

    @cached_property
    def methods_by_phase(self) -> Mapping[str, list[str]]:
        """The ids of the methods that belong to a phase."""
        return _grouped(
            (phase, id_) for id_, method in self.methods.items() for phase in method.phases
        )

    @cached_property
    def methods_by_principle(self) -> Mapping[str, list[tuple[str, Texts]]]:
        """The methods that serve a principle, each with the sentence that says how."""
        return _grouped(
            (each.principle, (id_, each.how))
            for id_, method in self.methods.items()
            for each in method.principles
        )

    @cached_property
    def terms_by_method(self) -> Mapping[str, list[str]]:
        """The ids of the terms that name a method."""
        return _grouped(
            (method, id_) for id_, term in self.terms.items() for method in term.methods
        )

    @cached_property
    def citations(self) -> Mapping[str, list[Citation]]:
        """Every cited work by its address, with the records that cite it."""
        return _grouped(
            (source.url.rstrip("/"), Citation(kind, id_, source))
            for kind, name in KINDS.items()
            for id_, record in self.collection(name).items()
            for source in getattr(record, "sources", ())
        )

    @cached_property
    def vocabulary(self) -> Mapping[str, Mapping[str, Any]]:
        """Everything an id in a record may lead to, by the name that `Refers` uses."""
        named: dict[str, Mapping[str, Any]] = {
            **{name: self.collection(name) for name in KINDS.values()},
            "municipalities": {each.name: each for each in self.places.municipalities},
            "regions": {each.name: each for each in self.places.regions},
            "countries": {each.code: each for each in self.places.countries},
        }
        for name in type(self.topics).model_fields:
            topics: list[Topic] = getattr(self.topics, name)
            named[name] = {each.id: each for each in topics}
        forms = self.guides.get("forms")
        named["forms"] = {each.id: each for each in forms.forms} if isinstance(forms, Forms) else {}
        return named

    def collection(self, name: str) -> Mapping[str, Any]:
        """All records of a kind by id; `name` is a value of `KINDS`."""
        records: Mapping[str, Any] = getattr(self, name)
        return records

    def progress(self, kind: str, id_: str, language: str) -> Progress:
        """How far a record is translated into a language."""
        record = self.collection(KINDS[kind])[id_]
        return self.once(("progress", kind, id_, language), lambda: progress(record, language))

    def neighbours(self, case: str, most: int = 4) -> list[tuple[str, list[tuple[str, str]]]]:
        """The cases most like a case, each with the traits they share, the rarest trait first.

        A trait weighs the less the more cases have it. In a large handbook one that more than a
        fiftieth of the cases share finds nobody and only tells those found apart, so that the work
        does not grow with their square; it finds where the rarer ones found too few.
        """
        most_common = max(200, len(self.cases) // 50)
        traits = sorted((len(self._cases_by_trait[each]), each) for each in self._traits[case])
        weights = {trait: log(1 + len(self.cases) / number) for number, trait in traits}
        scores: dict[str, float] = defaultdict(float)
        for number, trait in traits:
            if number > most_common and len(scores) > most:
                break
            weight = weights[trait]
            for other in self._cases_by_trait[trait]:
                scores[other] += weight
        scores.pop(case, None)
        likely = nsmallest(10 * most, scores, key=lambda other: (-scores[other], other))
        found = []
        for other in likely:
            theirs = self._traits[other]
            shared = [trait for trait in weights if trait in theirs]
            found.append((-sum(weights[trait] for trait in shared), other, shared))
        return [(other, shared) for _, other, shared in nsmallest(most, found)]

    @cached_property
    def _traits(self) -> Mapping[str, Mapping[tuple[str, str], None]]:
        """The traits of each case in their order; a mapping, since it is asked for one by one."""
        return {
            id_: dict.fromkeys(
                (
                    *(
                        pair
                        for pair in facet_values(case)
                        if pair[0] in {"domain", "arena", "initiator", "municipality"}
                    ),
                    *((link.stance, link.principle) for link in case.principles),
                    *(("sector", each) for each in {actor.sector: None for actor in case.actors}),
                    *(("method", method) for method in case.methods),
                )
            )
            for id_, case in self.cases.items()
        }

    @cached_property
    def _cases_by_trait(self) -> Mapping[tuple[str, str], list[str]]:
        return _grouped((trait, id_) for id_, traits in self._traits.items() for trait in traits)


def facet_values(case: Case) -> list[tuple[str, str]]:
    """What a case can be looked up by, as pairs of facet and value."""
    values = [("domain", domain) for domain in case.domains]
    values += [("arena", case.arena), ("status", case.status)]
    if case.initiated_by:
        values.append(("initiator", case.initiated_by))
    values += [
        ("municipality", name) for name in (case.place.municipality, *case.place.also_in) if name
    ]
    return values


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> Mapping[Any, Any]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
