"""The file leaves the form by its author's hand: to a platform, by copy, as a file, by letter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from contributor import PATHS
from test_filling import fill

from handbook.addresses import edit_address, home_of

if TYPE_CHECKING:
    from contributor import Contributor

pytestmark = pytest.mark.browser

GITHUB = "https://github.com/example/handbook"


@pytest.mark.parametrize(
    ("repository", "page", "name"),
    [
        (GITHUB, f"{GITHUB}/new/main", "filename"),
        (
            "https://codeberg.org/example/handbook",
            "https://codeberg.org/example/handbook/_new/main/data/cases",
            "filename",
        ),
        (
            "https://gitlab.com/example/handbook",
            "https://gitlab.com/example/handbook/-/new/main/data/cases",
            "file_name",
        ),
    ],
)
def test_a_short_case_is_proposed_with_its_name_and_text_in_the_address(
    repository: str, page: str, name: str, tiny_contributor: Contributor
) -> None:
    tiny_contributor.has_repository(repository)
    form = tiny_contributor.opens("en")
    fill(tiny_contributor, "en")
    text = tiny_contributor.file()
    address = str(form.get_attribute("[data-propose]", "href"))
    assert address.startswith(f"{page}?")
    asked = parse_qs(urlsplit(address).query)
    assert asked[name][0].endswith("the-yard-behind-the-school.yaml")
    if "gitlab" not in repository:
        assert asked["value"] == [text]


@pytest.mark.parametrize(
    "repository",
    [
        GITHUB,
        "https://gitlab.com/a/b",
        "https://gitlab.example.org/a/b",
        "https://codeberg.org/a/b",
        "https://forgejo.example.org/a/b",
        "https://gitea.example.org/a/b",
        "https://git.example.org/a/b",
    ],
)
def test_the_form_and_the_pages_edit_a_file_at_the_same_address(
    repository: str, tiny_form: tuple[str, Contributor]
) -> None:
    _, contributor = tiny_form
    asked = """async ([base, repository, path]) => {
        const {proposal} = await import(base + 'assets/js/form/hosts.js');
        return proposal({repository, branch: 'main', path, text: '', exists: true}).address;
    }"""
    path = "data/cases/byhaven.yaml"
    found = contributor.page.evaluate(asked, [contributor.host, repository, path])
    assert found == edit_address(home_of("", repository), path)


def test_the_licence_must_be_agreed_to_before_a_case_is_sent(tiny_contributor: Contributor) -> None:
    tiny_contributor.has_repository(GITHUB)
    page = tiny_contributor.opens("en")
    fill(tiny_contributor, "en")
    tiny_contributor.pauses()
    page.click("[data-propose]")
    assert page.locator("#form-agree-error").is_visible()
    assert page.locator("#form-agree").evaluate("box => box === document.activeElement")
    assert len(page.context.pages) == 1
    page.check("#form-agree")
    page.context.route(f"{GITHUB}/**", lambda route: route.fulfill(body="there"))
    with page.expect_popup() as opened:
        page.click("[data-propose]")
    assert opened.value.url.startswith(GITHUB)


def test_a_long_case_is_copied_and_pasted_step_by_step(tiny_contributor: Contributor) -> None:
    tiny_contributor.has_repository(GITHUB)
    page = tiny_contributor.opens("en")
    fill(tiny_contributor, "en")
    page.fill("#field-story-process-en", "They met again and again. " * 500)
    text = tiny_contributor.file()
    page.check("#form-agree")
    page.click("[data-propose]")
    steps = page.locator("[data-steps]")
    assert steps.is_visible()
    assert steps.locator("li:visible").count() == 4
    assert steps.locator("li:visible svg").count() == 4
    address = str(steps.locator("[data-open]").get_attribute("href"))
    assert len(address) < 8000
    assert "value=" not in address
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("[data-copy]")
    page.wait_for_selector("[data-announce]:not(:empty)")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_a_case_of_the_handbook_is_edited_where_it_stands(tiny_contributor: Contributor) -> None:
    tiny_contributor.has_repository(GITHUB)
    page = tiny_contributor.opens("en", "?record=byhaven")
    page.fill("#field-target_group-da", "Alle")
    page.check("#form-agree")
    tiny_contributor.pauses()
    page.click("[data-propose]")
    address = page.get_attribute("[data-open]", "href")
    assert address == f"{GITHUB}/edit/main/data/cases/byhaven.yaml"
    name, text = tiny_contributor.downloads()
    assert name == "byhaven.yaml"
    assert "da: Alle\n" in text


def test_a_letter_bears_a_short_text_and_says_so_when_it_cannot(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.opens("da")
    page.fill("#field-title-da", "Haven & »gården«")
    text = tiny_contributor.file()
    letter = str(page.get_attribute("[data-mail]", "href"))
    assert letter.startswith("mailto:?subject=")
    assert "Haven & »gården«" in unquote(letter)
    assert text in unquote(letter).replace("\r\n", "\n")
    fill(tiny_contributor, "da")
    page.fill("#field-story-process-da", "Igen. " * 900)
    tiny_contributor.pauses()
    assert len(str(page.get_attribute("[data-mail]", "href"))) < 2000


def test_a_handbook_without_a_repository_offers_the_other_ways(
    tiny_contributor: Contributor,
) -> None:
    for language in PATHS:
        page = tiny_contributor.opens(language)
        assert page.locator("[data-propose]").is_hidden()
        assert page.locator("[data-no-repository]").is_visible()
        assert page.locator("[data-download]").is_visible()


def test_a_name_that_cannot_be_used_is_told(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    page.fill("#form-name", "My Case")
    assert "cannot be used" in page.inner_text("#form-name-error")
    page.fill("#form-name", "byhaven")
    assert "used before" in page.inner_text("#form-name-error")
    page.fill("#form-name", "my-case")
    assert page.locator("#form-name-error").is_hidden()
