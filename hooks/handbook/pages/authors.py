"""The guide for authors: every field of a record, read off the model, with what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import address, root_from
from handbook.anatomy import FieldShape, fields_of, part_of, parts_in
from handbook.output import Heading, Page
from handbook.pages.views import index_page
from handbook.rendering import Voice, html_of
from handbook.schemas import CLOSED, SCHEMAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup
    from pydantic import BaseModel

    from handbook.library import Handbook

WRITTEN: Final = ("case", "method", "principle", "phase", "term")
"""The kinds of record that the guide explains, the one most people write first."""

ASSETS: Final = ("css/authors.css",)

MOST_CHOICES: Final = 30
"""A longer list is not printed: a reader knows what their municipality is called."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A field as the guide shows it."""

    name: str
    said: dict[str, str]
    marks: list[str]
    choices: list[tuple[str, Markup | str]]


def author_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """The guide: a page that lists the kinds of record, and a page for each."""
    yield index_page(handbook, "author", language, _kinds, assets=ASSETS)
    for kind in WRITTEN:
        yield _page(handbook, kind, language)


def form_address(voice: Voice) -> str:
    """The way to the form in the browser."""
    return f"{voice.root}{voice.language}/{voice.say('form.path')}/"


def _kinds(voice: Voice) -> dict[str, Any]:
    kinds = [
        (voice.href("author", kind), voice.say(f"fields.{kind}.about.label"), kind)
        for kind in WRITTEN
    ]
    return {"kinds": kinds, "form": form_address(voice)}


def _page(handbook: Handbook, kind: str, language: str) -> Page:
    where = address("author", kind, language)
    voice = Voice(handbook, language, root_from(where))
    name = voice.say(f"fields.{kind}.about.label")
    parts = parts_in(SCHEMAS[kind])

    def body() -> str:
        told = [(_anchor(part), _title(voice, part), _explained(voice, part)) for part in parts]
        return html_of(
            "author", v=voice, kind=kind, name=name, parts=told, form=form_address(voice)
        )

    return Page(
        key=f"author/{kind}",
        kind="author",
        language=language,
        address=where,
        title=voice.say("author.title", kind=name.lower()),
        description=voice.say("author.description", kind=name.lower()),
        body=body,
        headings=tuple(Heading(_anchor(part), _title(voice, part)) for part in parts),
        section="author",
        assets=ASSETS,
    )


def _anchor(part: type[BaseModel]) -> str:
    return f"part-{part_of(part)}"


def _title(voice: Voice, part: type[BaseModel]) -> str:
    return voice.say(f"fields.{part_of(part)}.about.label")


def _explained(voice: Voice, part: type[BaseModel]) -> list[Explained]:
    return [
        Explained(
            shape.name,
            {
                what: shape.said(voice.language, what)
                for what in ("label", "help", "why", "example", "bad")
            },
            list(_marks(voice, shape)),
            _choices(voice, shape),
        )
        for shape in fields_of(part)
    ]


def _marks(voice: Voice, shape: FieldShape) -> Iterator[str]:
    """What a field is, in a few words each."""
    yield voice.say("author.required" if shape.required else "author.left-out")
    holds = shape.kind.name if shape.kind and shape.holds != "name" else shape.holds
    yield voice.say(f"author.holds.{'choice' if shape.refers in CLOSED else holds}")
    if shape.many:
        yield voice.say("author.several")
    if shape.by_language:
        yield voice.say("author.one-each")
    if shape.kind and shape.kind.most:
        yield voice.say("author.most", number=str(shape.kind.most))


def _choices(voice: Voice, shape: FieldShape) -> list[tuple[str, Markup | str]]:
    """What a field may be, each with its name; nothing where that would fill the page."""
    if shape.refers in CLOSED:
        entries = voice.handbook.vocabulary[shape.refers]
        if len(entries) <= MOST_CHOICES:
            return [(id_, voice.name(shape.refers, id_)) for id_ in entries]
    return [(each, "") for each in shape.choices]
