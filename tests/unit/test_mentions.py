from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import lay_over

from handbook.mentions import mentions
from handbook.pages.indexes import index_pages
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


def test_a_term_knows_the_records_whose_prose_links_to_it(tiny: Handbook) -> None:
    assert ("case", "byhaven") in mentions(tiny, "term")["runde"]


def test_a_record_that_links_twice_is_told_once(tiny_folder: Path) -> None:
    case = (tiny_folder / "cases" / "byhaven.yaml").read_text(encoding="utf-8")
    twice = case.replace("Alle sagde noget", "En [runde](term:runde) til. Alle sagde noget")
    lay_over(tiny_folder, {"cases/byhaven.yaml": twice})
    used = mentions(read_handbook(tiny_folder), "term")["runde"]
    assert used.count(("case", "byhaven")) == 1


def test_words_that_only_look_like_a_link_are_not_one(tiny_folder: Path) -> None:
    case = (tiny_folder / "cases" / "vaerkstedet.yaml").read_text(encoding="utf-8")
    assert "term:" not in case
    lay_over(tiny_folder, {"cases/vaerkstedet.yaml": case + "# term:runde\n"})
    used = mentions(read_handbook(tiny_folder), "term")["runde"]
    assert ("case", "vaerkstedet") not in used


def test_the_glossary_says_where_a_term_is_used(tiny: Handbook) -> None:
    page = next(page for page in index_pages(tiny, "en") if page.key == "index/term")
    html = page.body()
    entry = html[html.index('id="runde"') :]
    assert 'Used in: <a href="../../en/cases/byhaven/">' in entry[: entry.index("</dd>")]
