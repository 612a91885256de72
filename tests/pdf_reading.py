"""A PDF as a reader meets it: its words page by page, where its lines end, its tags and links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\u200d\ufe0f"))
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Run:
    """Words that stand together on a page, from their left end to their right one."""

    text: str
    left: float
    right: float
    height: float
    """How far above the page's foot it stands."""


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def words_of(text: str) -> str:
    """A text without what lines and hyphens do to it, so that only its signs are compared."""
    return re.sub(r"[\s\-‐]+", "", text.translate(INVISIBLE))


def text_of(pdf: pikepdf.Pdf) -> str:
    return "\n".join(page_text(page) for page in pdf.pages)


def page_text(page: pikepdf.Page) -> str:
    return "".join(run.text for run in runs(page))


def runs(page: pikepdf.Page) -> Iterator[Run]:
    """What a page shows, in the order it is drawn; the running head and number are left out."""
    fonts = {name: _Font(font) for name, font in page.resources.get("/Font", {}).items()}
    font, size = None, 0.0
    outer: list[Matrix] = []
    now: Matrix = (1, 0, 0, 1, 0, 0)
    line: Matrix = now
    marks: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            marks.append(str(operands[0]) == "/Artifact")
        elif name == "EMC":
            marks.pop()
        elif name == "q":
            outer.append(now)
        elif name == "Q":
            now = outer.pop()
        elif name == "cm":
            now = _times(_matrix(operands), now)
        elif name == "Tm":
            line = _matrix(operands)
        elif name == "Tf":
            font, size = fonts[str(operands[0])], float(operands[1])
        elif name in {"Tj", "TJ"} and font and not any(marks):
            shown = operands[0] if name == "TJ" else [operands[0]]
            text, width = font.read(shown)
            place = _times(line, now)
            yield Run(text, place[4], place[4] + width * size / 1000 * place[0], place[5])


def shown_unmarked(page: pikepdf.Page) -> Iterator[str]:
    """What a page draws outside any mark: a screen reader would not know what to do with it."""
    depth = 0
    for _, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        depth += (name in {"BDC", "BMC"}) - (name == "EMC")
        if depth == 0 and name in {"Tj", "TJ", "Do", "S", "s", "f", "f*", "B", "b", "sh"}:
            yield name


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return (a, b, c, d, e, f)


def _times(one: Matrix, two: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


class _Font:
    """The letters and widths of a font; its codes are two bytes each."""

    def __init__(self, font: Any) -> None:
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        self.letters: dict[int, str] = {}
        for code, text in re.findall(r"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>\n", cmap):
            self.letters[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
        self.widths = dict(_widths(font.DescendantFonts[0].W))
        descriptor = font.DescendantFonts[0].FontDescriptor
        self.embedded = "/FontFile2" in descriptor or "/FontFile3" in descriptor

    def read(self, shown: Any) -> tuple[str, float]:
        text, width = "", 0.0
        for piece in shown:
            if isinstance(piece, pikepdf.String):
                raw = bytes(piece)
                for at in range(0, len(raw), 2):
                    code = int.from_bytes(raw[at : at + 2], "big")
                    text += self.letters.get(code, "")
                    width += self.widths.get(code, 0.0)
            else:
                width -= float(piece)
        return text, width


def _widths(widths: Any) -> Iterator[tuple[int, float]]:
    """`first [w w w]` and `first last w`, the two ways widths are written."""
    at = 0
    while at < len(widths):
        first = int(widths[at])
        if isinstance(widths[at + 1], pikepdf.Array):
            yield from ((first + n, float(each)) for n, each in enumerate(widths[at + 1]))
            at += 2
        else:
            last, width = int(widths[at + 1]), float(widths[at + 2])
            yield from ((code, width) for code in range(first, last + 1))
            at += 3


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Every font of every page, and whether it is embedded."""
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            yield str(font.BaseFont), _Font(font).embedded


def tags(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in reading order."""
    yield from tags_below(pdf.Root.StructTreeRoot)  # keeps the document open meanwhile


def tags_below(tag: Any) -> Iterator[Any]:
    """Every element below one of them."""
    open_ = [tag.K]
    while open_:
        each = open_.pop()
        if isinstance(each, pikepdf.Array):
            open_ += reversed(list(each))
        elif isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            if "/K" in each:
                open_.append(each.K)


def links(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    """Every link with the page it stands on."""
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            if annotation.Subtype == "/Link":
                yield number, annotation


def outline_of(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The bookmarks, each with the number of its page; a name used twice keeps the first."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found: dict[str, int] = {}
    with pdf.open_outline() as outline:
        open_ = list(reversed(outline.root))
        while open_:
            item = open_.pop()
            found.setdefault(item.title, numbers[page_led_to(pdf, item).objgen])
            open_ += reversed(item.children)
    return found


def page_led_to(pdf: pikepdf.Pdf, item: pikepdf.OutlineItem) -> Any:
    """The page of a bookmark, whose goal is written out or has a name."""
    goal: Any = item.destination
    if goal is None and item.action is not None:
        goal = item.action.D
    if isinstance(goal, pikepdf.String | str):
        goal = pikepdf.NameTree(pdf.Root.Names.Dests)[str(goal)]
    return (goal.D if isinstance(goal, pikepdf.Dictionary) else goal)[0]
