"""The file to read: what PDF/UA asks of it, and what a reader does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from conftest import TINY
from pdf_reading import fonts_of, links, opened, outline_of, runs, shown_unmarked, tags, tags_below

from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.booklets.making import Printed
    from handbook.library import Handbook

MILLIMETRE = 72 / 25.4
NAMES = [
    f"{name}-{language}"
    for name in ("whole", "sheets", "cards", "worksheets")
    for language in read_handbook(TINY).languages
]
PAPERS = {"whole": (148, 210), "sheets": (210, 297), "cards": (210, 297), "worksheets": (210, 297)}

every_booklet = pytest.mark.parametrize("name", NAMES)


@every_booklet
def test_it_says_that_it_is_pdf_ua_and_is_tagged(
    tiny_printed: dict[str, Printed], name: str
) -> None:
    pdf = opened(tiny_printed[name].read)
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"].startswith(tiny_printed[name].declared.title)
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert next(str(tag.S) for tag in tags(pdf)) == "/Document"
    assert all(page.get("/Tabs") == "/S" for page in pdf.pages if "/Annots" in page)


@every_booklet
def test_it_names_its_language(tiny_printed: dict[str, Printed], name: str) -> None:
    pdf = opened(tiny_printed[name].read)
    assert str(pdf.Root.Lang) == tiny_printed[name].declared.language


@every_booklet
def test_its_fonts_are_embedded(tiny_printed: dict[str, Printed], name: str) -> None:
    fonts = dict(fonts_of(opened(tiny_printed[name].read)))
    assert fonts
    assert all(fonts.values())


@every_booklet
def test_its_pages_have_the_size_of_its_paper(tiny_printed: dict[str, Printed], name: str) -> None:
    wide, high = PAPERS[name.split("-", maxsplit=1)[0]]
    pdf = opened(tiny_printed[name].read)
    assert len(pdf.pages) == tiny_printed[name].pages
    for page in pdf.pages:
        left, bottom, right, top = (float(each) for each in page.mediabox)
        assert right - left == pytest.approx(wide * MILLIMETRE, abs=0.1)
        assert top - bottom == pytest.approx(high * MILLIMETRE, abs=0.1)


@every_booklet
def test_no_line_leaves_its_page(tiny_printed: dict[str, Printed], name: str) -> None:
    pdf = opened(tiny_printed[name].read)
    margin = 7 * MILLIMETRE
    for page in pdf.pages:
        width = float(page.mediabox[2])
        for run in runs(page):
            assert margin <= run.left, run.text
            assert run.right <= width - margin, run.text


@every_booklet
def test_every_picture_is_told_in_words(tiny_printed: dict[str, Printed], name: str) -> None:
    pdf = opened(tiny_printed[name].read)
    figures = [tag for tag in tags(pdf) if tag.S == "/Figure"]
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
    assert bool(figures) == (name.split("-", maxsplit=1)[0] != "worksheets")


@every_booklet
def test_headings_begin_at_the_first_level_and_leave_none_out(
    tiny_printed: dict[str, Printed], name: str
) -> None:
    names = [str(tag.S) for tag in tags(opened(tiny_printed[name].read))]
    levels = [int(each[2:]) for each in names if each[:2] == "/H" and each[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_booklet
def test_nothing_is_shown_that_is_neither_tagged_nor_marked_as_decoration(
    tiny_printed: dict[str, Printed], name: str
) -> None:
    pdf = opened(tiny_printed[name].read)
    assert not [shown for page in pdf.pages for shown in shown_unmarked(page)]


@every_booklet
def test_every_table_names_its_columns(tiny_printed: dict[str, Printed], name: str) -> None:
    for table in (tag for tag in tags(opened(tiny_printed[name].read)) if tag.S == "/Table"):
        below = [str(tag.S) for tag in tags_below(table)]
        assert "/TH" in below


@every_booklet
def test_every_link_leads_somewhere_and_is_tagged(
    tiny_printed: dict[str, Printed], name: str
) -> None:
    pdf = opened(tiny_printed[name].read)
    for _, link in links(pdf):
        assert "/Dest" in link or "/A" in link
        assert "/StructParent" in link
        assert str(link.get("/Contents", "")).strip()


def test_the_outline_has_every_record(tiny_printed: dict[str, Printed]) -> None:
    titles = outline_of(opened(tiny_printed["whole-en"].read))
    handbook = read_handbook(TINY)
    for records in (handbook.principles, handbook.phases, handbook.methods, handbook.cases):
        for record in records.values():
            shown = record.title.get("en") or record.title[record.written_in]
            assert shown in titles


def test_two_builds_give_the_same_bytes(
    tiny_printed: dict[str, Printed],
    tiny_to_print: Handbook,
    printed: Callable[[Handbook], list[Printed]],
) -> None:
    again = {each.declared.name: each for each in printed(tiny_to_print)}
    for name, first in tiny_printed.items():
        assert again[name].read == first.read
        assert again[name].folded == first.folded
        assert again[name].cover == first.cover


def test_a_cover_is_a_picture(tiny_printed: dict[str, Printed]) -> None:
    for each in tiny_printed.values():
        assert each.cover.startswith(b"\x89PNG")
