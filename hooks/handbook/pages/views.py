"""The small views that templates get: everything looked up, nothing left to search for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape

from handbook.addresses import address, ascii_id, index_address, root_from
from handbook.library import KINDS
from handbook.output import Heading, Page
from handbook.printing import booklets_with
from handbook.rendering import Telling, Voice, html_of, name_of, summary_in, title_in
from handbook.translations import is_behind
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from handbook.fields import Texts
    from handbook.library import Handbook, Link
    from handbook.model import Case, Period


COLLECTED: Final = ("principle", "method", "case", "term")
"""What a reader may put in a booklet of her own."""
COLLECTING: Final = ("css/collect.css", "js/own-booklet/collect.js")
"""What a page needs for that."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name and a page."""

    id: str
    href: str
    name: Markup


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A case in a list."""

    id: str
    href: str
    title: Markup
    place: str
    body: Markup
    """What stands below the title, the same on every page of a language at the same depth."""
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


def case_card(voice: Voice, id_: str, because: str = "") -> CaseCard:
    """A case as a card."""

    def card() -> CaseCard:
        case = voice.handbook.cases[id_]
        place = place_line(voice, case)
        body = html_of(
            "card",
            v=voice,
            place=place,
            years=years_line(voice, case.period, case.status),
            status=voice.name("statuses", case.status),
            summary=voice.words(case.summary, case.written_in),
            principles=case.principles,
        )
        title = voice.words(case.title, case.written_in)
        href = voice.href("case", id_)
        return CaseCard(id_, href, title, place, Markup(body))  # noqa: S704 - our template

    found = voice.handbook.once(("card", voice.language, voice.root, id_), card)
    return replace(found, because=because) if because else found


def place_line(voice: Voice, case: Case) -> str:
    """Where a case happened, in a few words: the town, the municipality, the country."""
    place = case.place
    names = [place.town, place.municipality, *place.also_in]
    if place.region:
        names.append(voice.say("case.region", region=place.region))
    if place.country != "DK":
        names.append(str(voice.name("countries", place.country).striptags()))
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

    def place(spoken: str) -> str:
        return index_address(id_, spoken) if alone else address(kind, id_, spoken)

    where = place(language)
    voice = Voice(handbook, language, root_from(where))

    def body() -> str:
        telling = Telling.of(voice, record)
        template = id_ if alone else kind
        newer = voice.root + place(record.written_in) if is_behind(record, language) else ""
        own = {"v": voice, "r": telling, "record": record, "id": id_, "newer": newer}
        return html_of(template, **own, **context(telling))

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
        assets=COLLECTING if kind in COLLECTED else (),
    )


def index_page(
    handbook: Handbook,
    kind: str,
    language: str,
    context: Callable[[Voice], Mapping[str, object]],
    template: str = "",
    assets: tuple[str, ...] = (),
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
        assets=assets,
    )


def booklets_for(voice: Voice, kind: str, id_: str = "") -> list[Named]:
    """The booklets that tell a kind of record, or a topic's cases, as they lie on their page."""
    return [
        Named(each.id, voice.href("booklet", each.id), escape(each.title))
        for each in booklets_with(voice.handbook, voice.language, kind, id_)
    ]


def in_order(voice: Voice, cases: Iterable[str]) -> list[str]:
    """Cases by their titles in the voice's language."""
    records = voice.handbook.cases
    return sorted(cases, key=lambda id_: sorted_as(title_in(records[id_], voice.language)))


def sorted_as(title: str) -> str:
    """Danish order: æ, ø, å after z; signs such as § by the letter that follows."""
    letters = title.casefold().lstrip("§ 0123456789.()")
    return letters.replace("æ", "{a").replace("ø", "{b").replace("å", "{c")


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
