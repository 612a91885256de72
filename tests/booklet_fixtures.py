"""Booklets of the tiny handbook, made once for all tests, and what makes others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from handbook.booklets.making import Printed, booklets_of
from handbook.guides import Booklet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from handbook.library import Handbook

SITE = "https://haandbog.example/"


def declared_as(id_: str, *chapters: Mapping[str, Any], **fields: Any) -> dict[str, Booklet]:
    """A booklet as an author declares it."""
    texts = {"da": f"Hæftet {id_}", "en": f"The booklet {id_}"}
    written = {"title": texts, "summary": texts, "serves": texts} | fields
    return {id_: Booklet.model_validate({"id": id_, "chapters": list(chapters), **written})}


ALL_OF_IT = (
    declared_as(
        "whole",
        {"of": "principles"},
        {"of": "phases"},
        {"of": "methods"},
        {"of": "cases"},
        {"of": "course"},
        {"of": "worksheets"},
    )
    | declared_as("sheets", {"of": "cases"}, layout="sheets")
    | declared_as("cards", {"of": "methods"}, layout="cards")
    | declared_as("worksheets", {"of": "worksheets"}, layout="worksheets")
)


@pytest.fixture(scope="session")
def tiny_to_print(tiny: Handbook) -> Handbook:
    """The tiny handbook with a booklet of every layout."""
    return replace(tiny, booklets=ALL_OF_IT)


@pytest.fixture(scope="session")
def tiny_printed(
    tiny_to_print: Handbook, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Printed]:
    """Its booklets by name: `whole-da`."""
    made = booklets_of(tiny_to_print, SITE, tmp_path_factory.mktemp("kept"))
    return {each.declared.name: each for each in made}


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., list[Printed]]:
    """What makes the booklets of any handbook."""

    def made(handbook: Handbook, site: str = SITE) -> list[Printed]:
        return booklets_of(handbook, site, tmp_path / "kept")

    return made


@pytest.fixture(scope="session")
def real_sheets(handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """The sheets and cards of the real handbook by name: `methods-da`."""
    booklets = (
        declared_as("cases", {"of": "cases"}, layout="sheets")
        | declared_as("methods", {"of": "methods"}, layout="sheets")
        | declared_as("cards", {"of": "methods"}, layout="cards")
    )
    kept = tmp_path_factory.mktemp("kept-real")
    made = booklets_of(replace(handbook, booklets=booklets), SITE, kept)
    return {each.declared.name: each for each in made}
