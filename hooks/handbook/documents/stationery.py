"""The paper that every document is written on: A4, a handful of styles, a language, a foot.

python-docx brings a template with two hundred styles, a thumbnail of another text and the language
of the United States; what we do not use is left out, so that a document is small and says nothing
that is not true of it.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from handbook.wording import sentence

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.styles.style import ParagraphStyle

KEPT: Final = frozenset(
    {
        "Normal",
        "DefaultParagraphFont",
        "TableNormal",
        "NoList",
        "Heading1",
        "Heading2",
        "ListNumber",
        "TableGrid",
        "Header",
        "Footer",
    }
)
"""The styles of the template that are used."""
FOREIGN: Final = ("stylesWithEffects", "customXml", "thumbnail")
"""What the template holds besides, by the end of its relation's type."""
TITLE, HEADING, NUMBERED = "Heading1", "Heading2", "ListNumber"
LEAD, HINT, LINE, CHECK, SOURCE = "Lead", "Hint", "Line", "Box", "Source"
LINK: Final = "Hyperlink"
WORD_2013: Final = "15"
"""The version whose behaviour is asked for; without it Word opens in its compatibility mode."""
INK, BRAND, SOFT = (
    RGBColor(0x1D, 0x25, 0x29),
    RGBColor(0x17, 0x41, 0x4A),
    RGBColor(0x4A, 0x56, 0x5C),
)
EDGE: Final = "6B6455"


def locale(language: str) -> str:
    """A language as Word names it: `da-DK`."""
    return sentence(language, "locale").replace("_", "-")


@cache
def stationery(language: str) -> bytes:
    """An empty document of ours in a language."""
    document = Document()
    _leave_out(document)
    _lay_out(document)
    _speak(document, locale(language))
    _style(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def element(name: str, /, **attributes: str) -> Any:
    """An element of Word's own: `element("w:lang", val="da-DK")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _leave_out(document: Docx) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for id_, relation in list(relations.items()):
            if relation.reltype.endswith(FOREIGN):
                del relations[id_]
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.styleId not in KEPT:
            styles.remove(style)
        elif (linked := style.find(qn("w:link"))) is not None:
            style.remove(linked)


def _lay_out(document: Docx) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2)
    section.footer_distance = Cm(1)


def _speak(document: Docx, spoken: str) -> None:
    """Set the language of all text, and open as a document of today's Word."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), spoken)
    settings = document.settings.element
    for lang in settings.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), spoken)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)


def _style(document: Docx) -> None:
    normal: Any = document.styles["Normal"]
    _letters(normal, 11, INK)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    for name, size, before in (("Heading 1", 24, 0), ("Heading 2", 14, 18)):
        heading: Any = document.styles[name]
        _letters(heading, size, BRAND, bold=True)
        heading.paragraph_format.space_before = Pt(before)
        heading.paragraph_format.space_after = Pt(4)
        heading.paragraph_format.keep_with_next = True
    _letters(_added(document, LEAD), 13, INK)
    hint = _added(document, HINT)
    _letters(hint, 11, SOFT)
    hint.paragraph_format.keep_with_next = True
    _ruled(_added(document, LINE))
    check = _added(document, CHECK)
    check.paragraph_format.left_indent, check.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    check.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    check.paragraph_format.keep_together = True
    source = _added(document, SOURCE)
    _letters(source, 9.5, INK)
    source.paragraph_format.left_indent, source.paragraph_format.first_line_indent = Cm(1), Cm(-1)
    source.paragraph_format.tab_stops.add_tab_stop(Cm(1))
    foot: Any = document.styles["Footer"]
    _letters(foot, 9, SOFT)
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    link: Any = document.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    link.font.color.rgb = BRAND


def _added(document: Docx, name: str) -> ParagraphStyle:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style  # type: ignore[no-any-return] # python-docx says only BaseStyle


def _letters(style: Any, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    font = style.font
    font.size, font.color.rgb, font.bold = Pt(size), colour, bold
    font.name = "Calibri"
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _ruled(style: ParagraphStyle) -> None:
    """Paragraphs with a line to write on; `between` keeps Word from drawing only the last one."""
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(26)
    borders = element("w:pBdr")
    for side in ("w:bottom", "w:between"):
        borders.append(element(side, val="single", sz="4", space="1", color=EDGE))
    properties: Any = style.element.get_or_add_pPr()
    properties.insert_element_before(
        borders,
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )
