"""Worksheets → Word documents: `documents(handbook)`, the same bytes from the same records."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Row

from handbook.addresses import document_path
from handbook.documents.stationery import (
    CHECK,
    HEADING,
    HINT,
    LEAD,
    LINE,
    NUMBERED,
    SOURCE,
    TITLE,
    element,
    locale,
    stationery,
)
from handbook.documents.writing import begin, bookmark, writable, write
from handbook.output import Output
from handbook.rendering import PARTS, Telling, Voice, environment, numbered_sources, title_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as Docx
    from docx.table import Table

    from handbook.guides import Block, Worksheet
    from handbook.library import Handbook
    from handbook.rendering import NumberedSource

BOX: Final = "\u2610"
"""An empty box to tick."""
LONG_AGO: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that a zip file can name; no clock is asked."""
MOST_SIGNS: Final = 255
"""What a property of a document may hold."""


def documents(handbook: Handbook) -> Iterator[Output]:
    """Every worksheet as a document, in every language."""
    for language in handbook.languages:
        voice = Voice(handbook, language, "")
        for id_, sheet in handbook.worksheets.items():
            yield Output(document_path(id_, language), partial(_written, voice, sheet))


def _written(voice: Voice, sheet: Worksheet) -> Iterator[bytes]:
    document = Document(BytesIO(stationery(voice.language)))
    telling = Telling.of(voice, sheet)
    _describe(document, voice, sheet)
    write(begin(document, TITLE), telling.words(sheet.title))
    write(begin(document, LEAD), telling.words(sheet.summary))
    begin(document, HEADING).add_run(voice.say("worksheet.use"))
    for each in sheet.use:
        write(begin(document, NUMBERED), telling.inline(each))
    for block in sheet.blocks:
        _block(document, telling, block)
    if sources := numbered_sources(sheet):
        begin(document, HEADING).add_run(voice.say("document.sources"))
        for source in sources:
            _source(document, voice, source)
    elif sheet.blocks[-1].form == "table":
        document.add_paragraph()  # Word asks for one after the last table
    _foot(document, voice)
    file = BytesIO()
    document.save(file)
    yield _timeless(file.getvalue())


def _describe(document: Docx, voice: Voice, sheet: Worksheet) -> None:
    """Say in the file's properties what it is; its time is the edition's month."""
    edition = voice.handbook.edition
    time = datetime.strptime(edition, "%Y-%m").replace(tzinfo=UTC) if edition else LONG_AGO
    site = voice.say("site.name")
    properties = document.core_properties
    properties.title = writable(title_in(sheet, voice.language))[:MOST_SIGNS]
    properties.author = properties.last_modified_by = site
    properties.subject = voice.say("title.worksheet")
    properties.comments = voice.say("own-booklet.licence")
    properties.language = locale(voice.language)
    properties.created = properties.modified = time.replace(tzinfo=None)
    properties.revision = 1


def _block(document: Docx, telling: Telling, block: Block) -> None:
    write(begin(document, HEADING), telling.words(block.heading))
    if block.hint:
        write(begin(document, HINT), telling.inline(block.hint))
    if block.form == "lines":
        for _ in range(block.rows):
            begin(document, LINE)
    elif block.form == "checks":
        for item in block.items:
            paragraph = begin(document, CHECK)
            paragraph.add_run(f"{BOX}\t")
            write(paragraph, telling.words(item))
    else:
        _table(document, telling, block)


def _table(document: Docx, telling: Telling, block: Block) -> None:
    """A table with a head that Word repeats on every page; items head its rows."""
    heads = [telling.words(each) for each in block.columns]
    items = [telling.words(each) for each in block.items]
    beside = 1 if items else 0
    rows = len(items) or block.rows
    table = document.add_table(1, max(1, beside + len(heads)), style="Table Grid")
    table.autofit = False
    _look(table, telling, block)
    empty = _empty_row(table)
    if heads:
        head = table.rows[0]
        head._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001 - no heads there
        for cell, words in zip(head.cells[beside:], heads, strict=True):
            write(cell.paragraphs[0], f"<strong>{words}</strong>")
    else:
        table._tbl.remove(table.rows[0]._tr)  # noqa: SLF001
    for number in range(rows):
        table._tbl.append(deepcopy(empty))  # noqa: SLF001 - a tenth of the time of `add_row`
        if items:
            write(table.rows[-1].cells[0].paragraphs[0], f"<strong>{items[number]}</strong>")


def _look(table: Table, telling: Telling, block: Block) -> None:
    """Tell Word which cells are heads, and a screen reader what the table is."""
    properties: Any = table._tbl.tblPr  # noqa: SLF001 - python-docx has no words for a table
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    truth = {True: "1", False: "0"}
    first_row, first_column = truth[bool(block.columns)], truth[bool(block.items)]
    properties.append(
        element(
            "w:tblLook", firstRow=first_row, firstColumn=first_column, lastRow="0", lastColumn="0"
        )
    )
    words = writable(telling.words(block.heading).striptags())
    properties.append(element("w:tblCaption", val=words))


def _empty_row(table: Table) -> Any:
    """A row to write in that stays whole on its page, made from the table's first."""
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001 - no words for it
    empty = deepcopy(first._tr)  # noqa: SLF001
    row = _Row(empty, table)
    row.height, row.height_rule = Cm(1.3), WD_ROW_HEIGHT_RULE.AT_LEAST
    return empty


def _source(document: Docx, voice: Voice, source: NumberedSource) -> None:
    told = environment().get_template(PARTS).module.source(voice, source.cited)  # type: ignore[attr-defined]
    paragraph = begin(document, SOURCE)
    paragraph.add_run(f"[{source.number}]\t")
    write(paragraph, told.strip())
    bookmark(paragraph, source.anchor, source.number)


def _foot(document: Docx, voice: Voice) -> None:
    """The handbook, its edition and licence, and which page of how many this is."""
    handbook = voice.handbook
    words = voice.say("site.name")
    if handbook.edition:
        words += f", {voice.say('frame.edition', edition=handbook.edition)}"
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{words}. CC BY 4.0.\t")
    for before, field in (("document.page", "PAGE"), ("document.page-of", "NUMPAGES")):
        paragraph.add_run(f"{voice.say(before)} ")
        counting = element("w:fldSimple", instr=field)
        counting.append(element("w:r"))
        counting[0].append(element("w:t"))
        counting[0][0].text = "1"
        paragraph._p.append(counting)  # noqa: SLF001 - python-docx has no fields
        paragraph.add_run(" ")


def _timeless(file: bytes) -> bytes:
    """A zip file again, every entry of it dated to the first day there is."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, LONG_AGO.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return made.getvalue()
