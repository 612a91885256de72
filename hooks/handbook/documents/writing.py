"""Prose HTML → the runs of a paragraph: the words as text, strong, links, the marks of sources.

The HTML is the one that the pages show (`rendering.Telling`), made by cmark in its safe mode. What
an author wrote reaches the document through lxml as text; a sign that XML cannot hold is left out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.run import Run

from handbook.documents.stationery import LINK, element, locale
from handbook.prose import WORD_JOINER

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

_UNWRITABLE: Final = re.compile(
    f"[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]|{WORD_JOINER}"
)
"""What no XML document may hold, and a joiner that older Words print as a box."""
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_WEB: Final = re.compile(r"(?:https?://|mailto:)")


def writable(text: str) -> str:
    """A text as a document can hold it, its white space as single spaces."""
    return _SPACES.sub(" ", _UNWRITABLE.sub("", text))


def begin(document: Docx, style: str) -> Paragraph:
    """A new paragraph at the end, in a style by its id: python-docx would look among all names."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style  # noqa: SLF001
    return paragraph


def write(paragraph: Paragraph, html: str) -> Paragraph:
    """Add a text of one paragraph to a paragraph."""
    writer = _Writer(paragraph)
    writer.feed(html)
    writer.close()
    return paragraph


def bookmark(paragraph: Paragraph, anchor: str, number: int) -> None:
    """Name a paragraph, so that the marks of its source lead to it."""
    start = element("w:bookmarkStart", id=str(number), name=_name(anchor))
    properties = paragraph._p.pPr  # noqa: SLF001 - python-docx has no bookmarks
    if properties is None:
        paragraph._p.insert(0, start)  # noqa: SLF001
    else:
        properties.addnext(start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def _name(anchor: str) -> str:
    """An anchor as Word names its bookmarks: letters, digits and low lines."""
    return re.sub(r"\W", "_", anchor)[:40]


class _Writer(HTMLParser):
    """Follows the tags of a text and writes what stands between them."""

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraph = paragraph
        self.place: Any = paragraph._p  # noqa: SLF001 - python-docx reads links and writes none
        self.open: list[tuple[str, str]] = []
        """The tags that are open, each with the language it names."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.paragraph.add_run().add_break()
            return
        if tag == "a":
            self._link(attributes.get("href", ""))
        self.open.append((tag, attributes.get("lang", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.place = self.paragraph._p  # noqa: SLF001
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = writable(data)
        if not text:
            return
        run = Run(self.place.add_r(), self.paragraph)
        run.text = text
        tags = {tag for tag, _ in self.open}
        if "strong" in tags:
            run.bold = True
        if "em" in tags:
            run.italic = True
        if "sup" in tags:
            run.font.superscript = True
        if self.place is not self.paragraph._p:  # noqa: SLF001
            run._r.style = LINK  # noqa: SLF001
        if spoken := next((lang for _, lang in reversed(self.open) if lang), ""):
            run._r.get_or_add_rPr().append(element("w:lang", val=locale(spoken)))  # noqa: SLF001

    def _link(self, href: str) -> None:
        """Lead the words that follow to the web or to a source below; others keep their words.

        An address of the handbook's own is relative, and leads nowhere from a file on a desk.
        """
        if href.startswith("#"):
            link = element("w:hyperlink", anchor=_name(href[1:]), history="1")
        elif _WEB.match(href):
            link = element("w:hyperlink", history="1")
            target = self.paragraph.part.relate_to(
                writable(href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
            link.set(qn("r:id"), target)
        else:
            return
        self.paragraph._p.append(link)  # noqa: SLF001
        self.place = link
