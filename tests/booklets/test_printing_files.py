"""The files to print: pages that lie right in folded sheets, cards that lie back to back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest
from pdf_reading import opened, runs

from handbook.booklets.imposing import folded_order

if TYPE_CHECKING:
    from handbook.booklets.making import Printed
    from handbook.library import Handbook

MILLIMETRE = 72 / 25.4


def leafed_through(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """The pages in the order a reader meets them when the printed sheets are folded."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    into = [page for front, back in sheets for page in (front[1], back[0])]
    out = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return into + out


@pytest.mark.parametrize("pages", range(1, 30))
def test_folded_sheets_are_read_in_order_with_blanks_before_the_back(pages: int) -> None:
    met = leafed_through(folded_order(pages))
    assert len(met) % 4 == 0
    assert [page for page in met if page is not None] == list(range(pages))
    assert met[-1] == pages - 1
    assert met.count(None) < 4


@pytest.mark.parametrize("name", ["whole-da", "whole-en"])
def test_the_print_file_bears_the_pages_side_by_side_on_a4(
    tiny_printed: dict[str, Printed], name: str
) -> None:
    read, folded = opened(tiny_printed[name].read), opened(tiny_printed[name].folded)
    order = folded_order(len(read.pages))
    assert len(folded.pages) == len(order)
    for sheet, (left, right) in zip(folded.pages, order, strict=True):
        wide, high = (float(each) for each in sheet.mediabox[2:])
        assert wide == pytest.approx(297 * MILLIMETRE, abs=3)
        assert high == pytest.approx(210 * MILLIMETRE, abs=3)
        assert laid_on(sheet) == {
            at: content_of(read.pages[page])
            for at, page in ((0, left), (round(wide / 2), right))
            if page is not None
        }


def laid_on(sheet: pikepdf.Page) -> dict[int, bytes]:
    """What lies on a sheet, by the place of its left edge."""
    found, place = {}, 0
    for operands, operator in pikepdf.parse_content_stream(sheet):
        if str(operator) == "cm":
            place = round(float(operands[4]))
        elif str(operator) == "Do":
            found[place] = sheet.resources.XObject[str(operands[0])].read_bytes().strip()
    return found


def content_of(page: pikepdf.Page) -> bytes:
    page.contents_coalesce()
    return bytes(page.Contents.read_bytes()).strip()


def test_sheets_and_cards_are_printed_as_they_are(tiny_printed: dict[str, Printed]) -> None:
    for name, each in tiny_printed.items():
        assert bool(each.folded) == name.startswith("whole")


def test_a_card_lies_behind_its_front_when_the_sheet_is_turned_on_its_long_edge(
    tiny_printed: dict[str, Printed], tiny: Handbook
) -> None:
    pdf = opened(tiny_printed["cards-da"].read)
    fronts, backs = pdf.pages
    middle = 105 * MILLIMETRE
    for method in tiny.methods.values():
        title = method.title["da"]
        front = next(run for run in runs(fronts) if run.text.strip() == title)
        back = next(run for run in runs(backs) if run.text.strip() == title)
        assert (front.left < middle) != (back.left < middle)
        assert front.height == pytest.approx(back.height, abs=40)


def test_a_case_has_one_sheet(tiny_printed: dict[str, Printed], tiny: Handbook) -> None:
    assert tiny_printed["sheets-da"].pages == len(tiny.cases)


@pytest.mark.site
def test_a_real_case_or_method_has_one_sheet_and_four_methods_one_leaf_of_cards(
    handbook: Handbook, real_sheets: dict[str, Printed]
) -> None:
    for language in handbook.languages:
        assert real_sheets[f"cases-{language}"].pages == len(handbook.cases)
        assert real_sheets[f"methods-{language}"].pages == len(handbook.methods)
        leaves = -(-len(handbook.methods) // 4)
        assert real_sheets[f"cards-{language}"].pages == 2 * leaves
