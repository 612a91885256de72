"""Every worksheet can be had for Word: opened there, it is the same sheet."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from conftest import TINY, lay_over
from docx import Document
from docx.oxml.ns import qn

from handbook.addresses import document_path
from handbook.documents.worksheets import documents
from handbook.documents.writing import writable
from handbook.publishing import publish
from handbook.reading import read_handbook
from handbook.rendering import title_in

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Docx

    from handbook.library import Handbook

SPOKEN = {"da": "da-DK", "en": "en-GB"}
HOSTILE = [
    "<w:p><b>fed</b></w:p>",
    "]]> &amp; &lt; &#x202e;",
    "=HYPERLINK(x)",
    "{PAGE} \\* MERGEFORMAT",
    "العربية 😀",
    "x" * 300,
]


@pytest.fixture(scope="module")
def opened(handbook: Handbook) -> dict[tuple[str, str], Docx]:
    """Every document of the real handbook by worksheet and language, opened as Word would."""
    files = {output.path: output.written for output in documents(handbook)}
    return {
        (id_, language): Document(BytesIO(files[document_path(id_, language)]))
        for id_ in handbook.worksheets
        for language in handbook.languages
    }


def headings(document: Docx, level: int) -> list[str]:
    """The headings of a level."""
    return [each.text for each in document.paragraphs if _style(each) == f"Heading {level}"]


def _style(paragraph: Any) -> str:
    name: str = paragraph.style.name
    return name


def told(texts: dict[str, str], language: str, written_in: str) -> str:
    """A text as a reader of a language gets it."""
    return texts.get(language) or texts[written_in]


def test_every_worksheet_is_a_document_in_every_language(handbook: Handbook) -> None:
    paths = {output.path for output in publish(handbook).files if output.path.endswith(".docx")}
    assert paths == {
        f"documents/{id_}-{language}.docx"
        for id_ in handbook.worksheets
        for language in handbook.languages
    }


def test_its_title_and_its_blocks_are_headings(
    handbook: Handbook, opened: dict[tuple[str, str], Docx]
) -> None:
    for (id_, language), document in opened.items():
        sheet = handbook.worksheets[id_]
        assert headings(document, 1) == [title_in(sheet, language)]
        blocks = [told(block.heading, language, sheet.written_in) for block in sheet.blocks]
        assert headings(document, 2)[1 : 1 + len(blocks)] == blocks


def test_a_table_has_a_head_that_is_marked_as_one(
    handbook: Handbook, opened: dict[tuple[str, str], Docx]
) -> None:
    for (id_, language), document in opened.items():
        sheet = handbook.worksheets[id_]
        blocks = [block for block in sheet.blocks if block.form == "table"]
        assert len(document.tables) == len(blocks)
        for block, table in zip(blocks, document.tables, strict=True):
            first = table.rows[0]
            columns = [told(each, language, sheet.written_in) for each in block.columns]
            assert [cell.text for cell in first.cells][-len(columns) :] == columns
            marked = [row for row in table.rows if _marked(row)]
            assert [row._tr for row in marked] == [first._tr]  # noqa: SLF001 - a row is made anew
            items = [told(each, language, sheet.written_in) for each in block.items]
            assert len(table.rows) == 1 + (len(items) or block.rows)
            if items:
                assert [row.cells[0].text for row in table.rows][1:] == items


def _marked(row: Any) -> bool:
    return row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # noqa: SLF001


def test_there_are_boxes_to_tick_and_lines_to_write_on(
    handbook: Handbook, opened: dict[tuple[str, str], Docx]
) -> None:
    for (id_, language), document in opened.items():
        sheet = handbook.worksheets[id_]
        boxes = [each.text for each in document.paragraphs if _style(each) == "Box"]
        assert boxes == [
            f"\u2610\t{told(item, language, sheet.written_in)}"
            for block in sheet.blocks
            if block.form == "checks"
            for item in block.items
        ]
        lines = [each for each in document.paragraphs if _style(each) == "Line"]
        assert len(lines) == sum(block.rows for block in sheet.blocks if block.form == "lines")
        borders = document.styles["Line"].element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
        assert {each.tag for each in borders} == {qn("w:bottom"), qn("w:between")}


def test_word_is_told_its_language_title_and_author(
    handbook: Handbook, opened: dict[tuple[str, str], Docx]
) -> None:
    for (id_, language), document in opened.items():
        properties = document.core_properties
        assert properties.title == title_in(handbook.worksheets[id_], language)
        assert properties.author
        assert properties.language == SPOKEN[language]
        assert f"{properties.created:%Y-%m}" == handbook.edition == f"{properties.modified:%Y-%m}"
        spoken = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
        assert spoken == {SPOKEN[language]}


def test_the_mark_of_a_source_leads_to_the_source_below(
    opened: dict[tuple[str, str], Docx],
) -> None:
    led = 0
    for document in opened.values():
        names = {each.get(qn("w:name")) for each in document.element.iter(qn("w:bookmarkStart"))}
        goals = {
            link.fragment
            for paragraph in document.paragraphs
            for link in paragraph.hyperlinks
            if not link.address
        }
        assert goals <= names
        led += len(goals)
    assert led


def test_the_same_records_give_the_same_bytes(tiny: Handbook) -> None:
    again = [(output.path, output.written) for output in documents(read_handbook(TINY))]
    assert [(output.path, output.written) for output in documents(tiny)] == again
    for output in documents(tiny):
        entries = zipfile.ZipFile(BytesIO(output.written)).infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_the_text_it_is(tiny_folder: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    change = {"da: Vande": f"da: {quoted}", "da: Skriv navne på opgaverne.": f"da: {quoted}"}
    lay_over(tiny_folder, {"worksheets.yaml": {"change": change}})
    danish = next(documents(read_handbook(tiny_folder)))
    document = Document(BytesIO(danish.written))
    assert document.tables[0].rows[1].cells[0].text == text
    assert [each.text for each in document.paragraphs if _style(each) == "Lead"] == [text]


def test_prose_is_written_as_it_is_read(tiny_folder: Path) -> None:
    prose = (
        "**Tegn** *et* `kort`, se [siden](https://example.org/?a=1&b=2) og [kortet](method:kortet)."
    )
    lay_over(tiny_folder, {"worksheets.yaml": {"change": {"da: Hæng arket op.": f"da: '{prose}'"}}})
    document = Document(BytesIO(next(documents(read_handbook(tiny_folder))).written))
    use = next(each for each in document.paragraphs if _style(each) == "List Number")
    assert use.text == "Tegn et kort, se siden og kortet."
    assert [link.address for link in use.hyperlinks] == ["https://example.org/?a=1&b=2"]
    assert [run.text for run in use.runs if run.bold] == ["Tegn"]
    assert [run.text for run in use.runs if run.italic] == ["et"]


def test_a_text_in_another_language_says_which(tiny_folder: Path) -> None:
    lay_over(
        tiny_folder,
        {"worksheets.yaml": {"change": {"{da: Vande, en: Watering}": "{da: Vande}"}}},
    )
    english = [*documents(read_handbook(tiny_folder))][-1]
    document = Document(BytesIO(english.written))
    cell = document.tables[0].rows[1].cells[0]
    assert cell.text == "Vande"
    assert {each.get(qn("w:val")) for each in cell._tc.iter(qn("w:lang"))} == {"da-DK"}  # noqa: SLF001


def test_signs_that_no_document_can_hold_are_left_out() -> None:
    unwritable = "".join(map(chr, [*range(9), 11, 12, *range(14, 32), 0xD800, 0xFFFE, 0xFFFF]))
    assert writable(f"a{unwritable}b") == "ab"
    assert writable("æ\t\n 😀") == "æ 😀"


def test_the_document_is_offered_where_the_sheet_is(tiny: Handbook) -> None:
    pages = {page.key: page for page in publish(tiny).pages if page.language == "da"}
    for key in ("worksheet/who-does-what", "index/worksheet"):
        hrefs = re.findall(r'href="((?:\.\./)+)(documents/[^"]*)"', pages[key].body())
        depth = pages[key].address.count("/")
        assert hrefs == [("../" * depth, "documents/who-does-what-da.docx")]
