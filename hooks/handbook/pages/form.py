"""The page with the form for a case: its frame, its pictures, and how to do without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handbook.addresses import root_from
from handbook.anatomy import fields_of
from handbook.form import GROUPS, KEPT, source_text
from handbook.model import Case
from handbook.output import Heading, Page
from handbook.rendering import Voice, html_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from handbook.anatomy import FieldShape
    from handbook.library import Handbook

ASSETS = ("css/form.css", "js/form/form.js")


def form_pages(handbook: Handbook, language: str) -> Iterator[Page]:
    """The page of the form in a language."""
    where = f"{language}/{Voice(handbook, language, '').say('form.path')}/"
    voice = Voice(handbook, language, root_from(where))
    parts = [*(f"group.{name}" for name in (*GROUPS, "send")), "by-hand"]

    def body() -> str:
        return html_of(
            "form",
            v=voice,
            groups=GROUPS,
            fields=[*_fields(Case, "")],
            example=_example(handbook),
            cases=sorted(
                (str(voice.name("cases", id_).striptags()), id_) for id_ in handbook.cases
            ),
        )

    yield Page(
        key="form",
        kind="form",
        language=language,
        address=where,
        title=voice.say("form.title"),
        description=voice.say("form.description"),
        body=body,
        headings=tuple(
            Heading(part.removeprefix("group."), voice.say(f"form.{part}")) for part in parts
        ),
        assets=ASSETS,
    )


def _fields(model: type[BaseModel], before: str) -> Iterator[tuple[str, FieldShape]]:
    """Every field an author fills in, with its path, those of a part behind the part itself."""
    for shape in fields_of(model):
        if shape.name in KEPT:
            continue
        path = f"{before}{shape.name}"
        yield path, shape
        if shape.holds == "part" and shape.model:
            yield from _fields(shape.model, f"{path}{'[]' if shape.many else ''}.")


def _example(handbook: Handbook) -> dict[str, Any]:
    """The first case of the handbook as a file to start from."""
    for id_, case in handbook.cases.items():
        return {"id": id_, "text": source_text(f"cases/{id_}.yaml", case, handbook)}
    return {}
