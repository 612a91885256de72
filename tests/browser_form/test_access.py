"""Everyone can use the form: on a phone, by keyboard, with a screen reader, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_fixtures import PHONE, violations_on
from contributor import PATHS
from test_filling import fill

from handbook.anatomy import fields_of
from handbook.form import GROUPS, KEPT
from handbook.model import Case

if TYPE_CHECKING:
    from contributor import Contributor

pytestmark = pytest.mark.browser

SCHEMES = [{"color_scheme": scheme, "viewport": PHONE} for scheme in ("light", "dark")]


@pytest.mark.parametrize("tiny_contributor", SCHEMES, indirect=True)
@pytest.mark.parametrize("language", sorted(PATHS))
def test_the_form_has_no_barrier_that_axe_knows(
    language: str, tiny_contributor: Contributor
) -> None:
    page = tiny_contributor.opens(language)
    fill(tiny_contributor, language)
    page.fill("#field-period-from", "x")
    page.click("[data-preview]")
    page.click("[data-check]")
    assert violations_on(page) == set()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]


@pytest.mark.parametrize("tiny_contributor", SCHEMES, indirect=True)
def test_translating_has_no_barrier_that_axe_knows(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en", "?record=byhaven&to=en")
    assert violations_on(page) == set()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("tiny_contributor", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_the_page_tells_how_to_write_the_file(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.page
    page.goto(f"{tiny_contributor.host}{PATHS['en']}")
    assert page.locator("noscript").count() == 1
    by_hand = page.locator("section[aria-labelledby=by-hand]")
    assert "title:" in by_hand.locator("pre").inner_text()
    for field in fields_of(Case):
        if field.name not in KEPT:
            assert by_hand.locator(f"th:has-text('{field.name}')").count() > 0


def test_every_field_of_a_case_stands_in_the_form_or_is_kept() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert sorted([*grouped, *KEPT]) == sorted(field.name for field in fields_of(Case))


def test_an_error_is_announced_when_it_comes(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    page.click("#field-sources-add")
    page.locator("#field-sources-0-url").press_sequentially("example.org")
    tiny_contributor.pauses()
    assert "is not a web address" in page.inner_text("[data-announce]")
