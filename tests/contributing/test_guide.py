"""The guide for authors lacks no field, in the wording and on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markupsafe import escape

from handbook.anatomy import SAID, fields_of, part_of, parts_in
from handbook.pages.authors import WRITTEN, author_pages
from handbook.schemas import SCHEMAS
from handbook.wording import words

if TYPE_CHECKING:
    from pydantic import BaseModel

    from handbook.library import Handbook

GUIDED = {part_of(part): part for kind in WRITTEN for part in parts_in(SCHEMAS[kind])}
PARTS = {part_of(part): part for model in SCHEMAS.values() for part in parts_in(model)}
WORDED = sorted({path.split(".")[1] for path in words("en") if path.startswith("fields.")})


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_field_has_a_name_and_a_help(part: type[BaseModel], language: str) -> None:
    for shape in fields_of(part):
        assert shape.said(language, "label"), shape.name
        assert shape.said(language, "help"), shape.name
    assert words(language)[f"fields.{part_of(part)}.about.label"]


@pytest.mark.parametrize("part", GUIDED.values(), ids=GUIDED)
@pytest.mark.parametrize("language", ["da", "en"])
def test_of_a_field_in_the_guide_everything_is_said(part: type[BaseModel], language: str) -> None:
    silent = [
        (shape.name, what)
        for shape in fields_of(part)
        for what in SAID
        if not shape.said(language, what)
    ]
    assert silent == []


def test_nothing_is_said_of_a_field_that_is_not_there() -> None:
    there = {(shape.part, shape.name) for part in PARTS.values() for shape in fields_of(part)} | {
        (part, "about") for part in [*PARTS, "record"]
    }
    said = {tuple(path.split(".")[1:3]) for path in words("en") if path.startswith("fields.")}
    assert said == there


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_field_stands_in_the_guide_with_all_that_is_said_of_it(
    tiny: Handbook, language: str
) -> None:
    pages = {page.key: page.body() for page in author_pages(tiny, language)}
    for kind in WRITTEN:
        for part in parts_in(SCHEMAS[kind]):
            for shape in fields_of(part):
                told = pages[f"author/{kind}"]
                assert f'id="part-{part_of(part)}-{shape.name}"' in told
                for what in SAID:
                    assert str(escape(shape.said(language, what))) in told


def test_the_guide_offers_the_vocabulary_by_name(tiny: Handbook) -> None:
    pages = {page.key: page.body() for page in author_pages(tiny, "da")}
    assert "<code>green</code> Natur" in pages["author/case"]
