"""A translator sees the original beside the field, and the file knows what she worked from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import PHONE, violations_on
from conftest import problems_in

from handbook.reading import read_handbook
from handbook.translations import fingerprint, progress

if TYPE_CHECKING:
    from pathlib import Path

    from contributor import Contributor

pytestmark = pytest.mark.browser

SCHEMES = [{"color_scheme": scheme, "viewport": PHONE} for scheme in ("light", "dark")]


@pytest.mark.parametrize(
    ("record", "kind"), [("vaerkstedet", "cases"), ("method/runden", "methods")]
)
def test_a_translation_is_written_beside_its_original(
    record: str, kind: str, tiny_contributor: Contributor, tiny_folder: Path
) -> None:
    page = tiny_contributor.opens("en", f"?record={record}&to=en")
    pairs = page.locator("[data-translate] .pair[data-path]")
    assert pairs.count() > 0
    for number in range(pairs.count()):
        pairs.nth(number).locator("textarea").fill(f"text {number}")
    name, text = tiny_contributor.downloads()
    (tiny_folder / kind / name).write_text(text, encoding="utf-8")
    assert problems_in(tiny_folder) == ()
    whole = read_handbook(tiny_folder)
    translated = getattr(whole, kind)[name.removesuffix(".yaml")]
    assert translated.translations["en"].of == fingerprint(translated)
    assert progress(translated, "en").state == "unreviewed"
    assert tiny_contributor.complaints == []


def test_the_original_is_shown_in_its_own_language(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en", "?record=vaerkstedet&to=en")
    original = page.locator("#field-story-difficulties-en-original")
    assert original.get_attribute("lang") == "da"
    assert "Nøglen hang" in original.inner_text()
    assert page.locator("#field-story-difficulties-en").get_attribute("lang") == "en"
    assert page.locator("[data-group=happened]").is_hidden()


def test_a_record_that_is_not_there_is_told(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en", "?record=nowhere&to=en")
    assert "no such case" in page.inner_text("[data-state]")


def test_every_link_to_the_form_opens_the_translation_that_its_row_names(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.page
    page.goto(f"{tiny_contributor.host}en/translations/")
    rows = page.locator("tr[data-state]:has(a[href*='?record='])").evaluate_all(
        """rows => rows.map(row => [row.querySelector('th').innerText,
            row.querySelector("a[href*='?record=']").href])"""
    )
    assert len(rows) > 0
    for title, address in rows:
        page.goto(address)
        page.wait_for_selector("form.form[data-ready]")
        assert page.locator("[data-translate] .pair[data-path]").count() > 0
        assert page.locator("[data-translate] textarea").first.input_value() == title
    assert tiny_contributor.complaints == []


@pytest.mark.parametrize("tiny_contributor", SCHEMES, indirect=True)
def test_the_page_of_translations_has_no_barrier_that_axe_knows(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.page
    page.goto(f"{tiny_contributor.host}da/oversaettelser/")
    assert violations_on(page) == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
