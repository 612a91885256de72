"""A translator sees the original beside the field, and the file knows what she worked from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from browser_fixtures import PHONE, violations_on
from conftest import TINY, problems_in

from handbook.library import KINDS
from handbook.reading import read_handbook
from handbook.rendering import name_of
from handbook.translations import fingerprint, progress

if TYPE_CHECKING:
    from pathlib import Path

    from contributor import Contributor
    from playwright.sync_api import Route

pytestmark = pytest.mark.browser

SCHEMES = [{"color_scheme": scheme, "viewport": PHONE} for scheme in ("light", "dark")]


ONE_EACH: Final = {
    kind: next(iter(read_handbook(TINY).collection(name))) for kind, name in KINDS.items()
}
"""A record of each kind that the tiny handbook has."""


@pytest.mark.parametrize(
    ("kind", "id_"), [*ONE_EACH.items(), ("case", "vaerkstedet"), ("guide", "course")]
)
def test_a_translation_is_written_beside_its_original(
    kind: str, id_: str, tiny_contributor: Contributor, tiny_folder: Path
) -> None:
    before = read_handbook(tiny_folder)
    file = before.files[kind, id_].path
    assert file is not None
    page = tiny_contributor.opens("en", f"?record={kind}/{id_}&to=en")
    pairs = page.locator("[data-translate] .pair[data-path]")
    assert pairs.count() == progress(before.collection(KINDS[kind])[id_], "en").texts > 0
    for number in range(pairs.count()):
        pairs.nth(number).locator("textarea").fill(f"text {number}")
    name, text = tiny_contributor.downloads()
    assert name == file.name
    file.write_text(text, encoding="utf-8")
    assert problems_in(tiny_folder) == ()
    after = read_handbook(tiny_folder)
    translated = after.collection(KINDS[kind])[id_]
    assert translated.translations["en"].of == fingerprint(translated)
    assert progress(translated, "en").state == "unreviewed"
    assert name_of(translated)["en"] == "text 0"
    for other, name_ in KINDS.items():
        for its_id, record in after.collection(name_).items():
            same = record == before.collection(name_)[its_id]
            assert same or (other, its_id) == (kind, id_), f"{other}/{its_id}"
    assert tiny_contributor.complaints == []


def test_a_draft_of_one_text_of_a_file_keeps_what_became_of_the_others(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.opens("en", "?record=term/runde&to=en")
    page.fill("#field-term-en", "go-round")
    tiny_contributor.pauses()

    def newer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("community", "togetherness"))

    page.route("**/api/v1/source/glossary.yaml", newer)
    tiny_contributor.opens("en", "?record=term/runde&to=en")
    assert page.input_value("#field-term-en") == "go-round"
    text = tiny_contributor.file()
    assert "go-round" in text
    assert "togetherness" in text
    assert "community" not in text


def test_a_text_that_shares_its_file_is_told_of_and_proposed_as_that_file(
    tiny_contributor: Contributor,
) -> None:
    tiny_contributor.has_repository("https://github.com/example/handbook")
    page = tiny_contributor.opens("en", "?record=term/runde&to=en")
    assert "glossary.yaml" in page.inner_text("[data-translate]")
    assert page.input_value("#form-name") == "glossary"
    assert page.get_attribute("[data-propose]", "href") == (
        "https://github.com/example/handbook/edit/main/data/glossary.yaml"
    )
    assert page.locator("[data-preview]").is_hidden()


def test_the_page_speaks_of_the_translation_and_of_a_case_again(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.opens("en", "?record=term/runde&to=en")
    assert page.inner_text("h1") == "Translate “runde” from Danish into English"
    for away in ("#form-record", "[data-new]", "#by-hand", ".contents a[href='#happened']"):
        assert page.locator(away).is_hidden(), away
    assert page.locator("[data-delete]").is_visible()
    page.click("[data-delete]")
    page.click("[data-yes]")
    assert page.inner_text("h1") == "Tell us about a case: the form"
    assert page.locator("#form-record").is_visible()
    assert page.locator("#by-hand").is_visible()


@pytest.mark.parametrize("tiny_contributor", SCHEMES, indirect=True)
def test_translating_a_text_has_no_barrier_that_axe_knows(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("da", "?record=guide/course&to=en")
    assert violations_on(page) == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_text_within_rows_is_named_with_each_of_them(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en", "?record=guide/course&to=en")
    title = page.locator("[data-path='meetings[0].programme[1].title'] label")
    assert title.inner_text() == "Meeting 1, Programme item 2: Title"


def test_the_original_is_shown_in_its_own_language(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en", "?record=vaerkstedet&to=en")
    original = page.locator("#field-story-difficulties-en-original")
    assert original.get_attribute("lang") == "da"
    assert "Nøglen hang" in original.inner_text()
    assert page.locator("#field-story-difficulties-en").get_attribute("lang") == "en"
    assert page.locator("[data-group=happened]").is_hidden()


def test_a_record_that_is_not_there_is_told(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en", "?record=nowhere&to=en")
    assert "no such text" in page.inner_text("[data-state]")


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
    assert len(rows) == page.locator("tr[data-state]").count()
    for title, address in rows:
        page.goto(address)
        page.wait_for_selector("form.form[data-ready]")
        assert page.locator("[data-translate] .pair[data-path]").count() > 0
        opened = page.locator("[data-translate] textarea").first.input_value()
        assert opened.replace("{name}", "…") == title
    assert tiny_contributor.complaints == []


@pytest.mark.parametrize("tiny_contributor", SCHEMES, indirect=True)
def test_the_page_of_translations_has_no_barrier_that_axe_knows(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.page
    page.goto(f"{tiny_contributor.host}da/oversaettelser/")
    assert violations_on(page) == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
