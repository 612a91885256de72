"""The small views that templates get: everything looked up, nothing left to search for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handbook.addresses import address, ascii_id, index_address, root_from
from handbook.library import KINDS
from handbook.output import Heading, Page
from handbook.rendering import Telling, Voice, html_of, name_of, summary_in, title_in
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markupsafe import Markup

    from handbook.fields import Texts
    from handbook.library import Handbook, Link
    from handbook.model import Case, Period


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and a page."""

    id: str
    href: str
    name: Markup


@dataclass(frozen=True, slots=True)
class Chip:
    """A principle as it stands on a card: its icon and colour by id, its stance in words."""

    principle: str
    icon: str
    href: str
    name: Markup
    stance: str


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case in a list."""

    id: str
    href: str
    title: Markup
    summary: Markup
    place: str
    years: str
    status: str
    status_name: Markup
    chips: list[Chip]
    because: str = ""
    """Why it stands here, where that needs saying: what it shares with another case."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A link between a case and a principle, seen from one of them."""

    id: str
    href: str
    name: Markup
    stance: str
    how: Markup
    icon: str = ""


def named(voice: Voice, kind: str, collection: str, ids: Iterable[str]) -> list[Named]:
    """Records or topics by name, in the order given."""
    return [Named(id_, voice.href(kind, id_), voice.name(collection, id_)) for id_ in ids]


def chips(voice: Voice, case: Case) -> list[Chip]:
    """The principles of a case."""
    return [
        Chip(
            each.principle,
            voice.handbook.principles[each.principle].icon,
            voice.href("principle", each.principle),
            voice.name("principles", each.principle),
            each.stance,
        )
        for each in case.principles
    ]


def case_card(voice: Voice, id_: str, because: str = "") -> CaseCard:
    """A case as a card."""
    case = voice.handbook.cases[id_]
    return CaseCard(
        id=id_,
        href=voice.href("case", id_),
        title=voice.words(case.title, case.written_in),
        summary=voice.words(case.summary, case.written_in),
        place=place_line(voice, case),
        years=years_line(voice, case.period, case.status),
        status=case.status,
        status_name=voice.name("statuses", case.status),
        chips=chips(voice, case),
        because=because,
    )


def place_line(voice: Voice, case: Case) -> str:
    """Where a case happened, in a few words: the town, the municipality, the country."""
    place = case.place
    names = [place.town, place.municipality, *place.also_in]
    if place.region:
        names.append(voice.say("case.region", region=place.region))
    if place.country != "DK":
        names.append(
            str(name_of(voice.handbook.vocabulary["countries"][place.country])[voice.language])
        )
    known = [name for number, name in enumerate(names) if name and name not in names[:number]]
    return ", ".join(known) or voice.say("case.nationwide")


def years_line(voice: Voice, period: Period | None, status: str) -> str:
    """The years of a case, as far as they are known."""
    if period is None or not (period.start or period.to):
        return voice.say("period.unknown")
    start, to = str(period.start), str(period.to)
    if period.start and period.to:
        return start if period.start == period.to else f"{start}–{to}"
    if period.to:
        return voice.say("period.until", to=to)
    lives = status in {"ongoing", "anchored"}
    return voice.say("period.since" if lives else "period.from", start=start)


def municipality_id(name: str) -> str:
    """The id of a municipality's page."""
    return ascii_id(name)


def links_from_case(telling: Telling, case: Case) -> list[Linked]:
    """What a case says of each of its principles."""
    voice = telling.voice
    return [
        Linked(
            each.principle,
            voice.href("principle", each.principle),
            voice.name("principles", each.principle),
            each.stance,
            telling.words(each.how),
            voice.handbook.principles[each.principle].icon,
        )
        for each in case.principles
    ]


def links_from_principle(voice: Voice, links: Iterable[Link]) -> list[Linked]:
    """What the cases say of a principle, each sentence the same as on the case's own page."""
    cases = voice.handbook.cases
    return [
        Linked(
            link.case,
            voice.href("case", link.case),
            voice.words(cases[link.case].title, cases[link.case].written_in),
            link.stance,
            voice.words(link.how, cases[link.case].written_in),
        )
        for link in links
    ]


def record_page(
    handbook: Handbook,
    kind: str,
    id_: str,
    language: str,
    context: Callable[[Telling], Mapping[str, object]],
    headings: tuple[Heading, ...] = (),
) -> Page:
    """The page of one record.

    Its template is named after its kind; a guide is alone of its kind, so its template and its
    address bear its own name.
    """
    record = handbook.collection(KINDS[kind])[id_]
    alone = kind == "guide"
    where = index_address(id_, language) if alone else address(kind, id_, language)
    voice = Voice(handbook, language, root_from(where))

    def body() -> str:
        telling = Telling.of(voice, record)
        template = id_ if alone else kind
        return html_of(template, v=voice, r=telling, record=record, id=id_, **context(telling))

    return Page(
        key=f"{kind}/{id_}",
        kind=kind,
        language=language,
        address=where,
        title=title_in(record, language),
        description=summary_in(record, language),
        body=body,
        headings=headings,
        source=handbook.files[kind, id_].file,
        translated=is_translated(name_of(record), language),
        section=kind,
    )


def index_page(
    handbook: Handbook,
    kind: str,
    language: str,
    context: Callable[[Voice], Mapping[str, object]],
    template: str = "",
) -> Page:
    """The page that lists a kind; its title and description stand in the wording under `index`."""
    where = index_address(kind, language)
    voice = Voice(handbook, language, root_from(where))
    words = f"index.{kind}"

    def body() -> str:
        return html_of(template or f"{kind}-index", v=voice, words=words, **context(voice))

    return Page(
        key=f"index/{kind}",
        kind="index",
        language=language,
        address=where,
        title=voice.say(f"{words}.title"),
        description=voice.say(f"{words}.summary"),
        body=body,
        section=kind,
    )


def is_translated(texts: Texts, language: str) -> bool:
    """Whether a text can be read in a language."""
    return "" in texts or language in texts


def headings(language: str, kind: str, *parts: str) -> tuple[Heading, ...]:
    """The headings of a record's page, which stand in the wording under its kind."""
    return tuple(Heading(part, sentence(language, f"{kind}.{part}")) for part in parts)


def beside(voice: Voice, kind: str, ids: list[str], id_: str, step: int) -> Named | None:
    """The record before or after, or nothing at either end."""
    there = ids.index(id_) + step
    if not 0 <= there < len(ids):
        return None
    collection = {"principle": "principles", "phase": "phases"}[kind]
    return named(voice, kind, collection, [ids[there]])[0]
