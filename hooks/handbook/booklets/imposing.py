"""A PDF of A5 pages → A4 sheets that are printed on both sides, folded once and stapled.

Each side of a sheet bears two pages. The pages are filled up to a multiple of four with blank ones
before the last, so that what is printed last lies on the back of the booklet. Laying pages side by
side loses their tags: this file is for the printer, the other one for reading.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES_A_SHEET: Final = 4


def folded_order(pages: int) -> list[tuple[int | None, int | None]]:
    """Which page lies left and which right on each side, counted from 0; nothing is a blank page.

    >>> folded_order(4)
    [(3, 0), (1, 2)]
    """
    blanks = -pages % PAGES_A_SHEET
    order: list[int | None] = [*range(pages - 1), *[None] * blanks, pages - 1]
    return list(_sides(order))


def _sides(order: list[int | None]) -> Iterator[tuple[int | None, int | None]]:
    """The sides in the order they are printed: the outer one of a sheet, then its inner one."""
    last = len(order) - 1
    for low in range(len(order) // 2):
        outer, inner = order[last - low], order[low]
        yield (outer, inner) if low % 2 == 0 else (inner, outer)


def imposed(pdf: bytes) -> bytes:
    """The print file of a PDF whose pages are all of one size."""
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as target:
        width, height = (float(each) for each in source.pages[0].mediabox[2:])
        forms = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for left, right in folded_order(len(forms)):
            target.add_blank_page(page_size=(2 * width, height))
            laid = {
                name: (forms[page], at)
                for name, page, at in (("/Left", left, 0.0), ("/Right", right, width))
                if page is not None
            }
            _lay(target, laid)
        target.docinfo["/Title"] = source.docinfo["/Title"]
        return saved(target)


def _lay(target: pikepdf.Pdf, laid: dict[str, tuple[pikepdf.Object, float]]) -> None:
    """Put pages on the last sheet, each at its distance from the left edge.

    Done by hand, since pikepdf's own overlay draws the names by lot and no two builds would agree.
    """
    names = {name: form for name, (form, _) in laid.items()}
    drawn = "".join(f"q 1 0 0 1 {at:.4f} 0 cm {name} Do Q\n" for name, (_, at) in laid.items())
    sheet = target.pages[-1]
    sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(names))
    sheet.obj.Contents = target.make_stream(drawn.encode())


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a PDF, small and the same every time."""
    stream = BytesIO()
    pdf.save(
        stream,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=False,
        deterministic_id=True,
    )
    return stream.getvalue()
