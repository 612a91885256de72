"""A contributor who never saw git tells about a case, in Danish or in English, and it is well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from conftest import problems_in
from contributor import PATHS

from handbook.wording import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from contributor import Contributor

pytestmark = pytest.mark.browser

TOLD: Final[dict[str, dict[str, str]]] = {
    "da": {
        "title": "Gården bag skolen",
        "summary": "Naboer og skole gjorde en tom gård til en have.",
        "challenge": "Gården stod *tom*.[](source:s1)",
        "process": "De mødtes hver uge.\n\n- Først jord\n- Så frø",
        "target": "Børn og naboer",
        "actor": "Haveforeningen",
        "how": "Hver passede sit bed, og ingen kunne undvære de andre.",
        "lesson": "Begynd med: én kasse jord.",
        "source": 'Haven »på« gården: "en tom plads" # bliver grøn',
    },
    "en": {
        "title": "The yard behind the school",
        "summary": "Neighbours and school turned an empty yard into a garden.",
        "challenge": "The yard was *empty*.[](source:s1)",
        "process": "They met every week.\n\n- First soil\n- Then seeds",
        "target": "Children and neighbours",
        "actor": "The garden association",
        "how": "Each tended a bed, and nobody could do without the others.",
        "lesson": "Begin with: one box of soil.",
        "source": 'The garden in the yard: "an empty place" # turns green',
    },
}
IDS: Final = {"da": "gaarden-bag-skolen", "en": "the-yard-behind-the-school"}


def fill(contributor: Contributor, language: str) -> None:
    """She answers every question that must be answered, and a few of the others."""
    page, told = contributor.page, TOLD[language]
    page.fill(f"#field-title-{language}", told["title"])
    page.fill(f"#field-summary-{language}", told["summary"])
    page.fill(f"#field-story-challenge-{language}", told["challenge"])
    page.fill(f"#field-story-process-{language}", told["process"])
    page.select_option("#field-place-municipality", "Nordstrand")
    page.fill("#field-period-from", "2019")
    page.select_option("#field-status", "ongoing")
    page.check("[data-path=domains] input[value=green]")
    page.select_option("#field-arena", "garden")
    page.fill(f"#field-target_group-{language}", told["target"])
    page.click("#field-actors-add")
    page.fill("#field-actors-0-name", told["actor"])
    page.select_option("#field-actors-0-sector", "association")
    page.click("#field-principles-add")
    page.select_option("#field-principles-0-principle", "share-the-work")
    page.select_option("#field-principles-0-stance", "shows")
    page.fill(f"#field-principles-0-how-{language}", told["how"])
    page.click("#field-lessons-add")
    page.fill(f"#field-lessons-0-{language}", told["lesson"])
    page.click("#field-sources-add")
    page.fill("#field-sources-0-url", "https://example.org/yard")
    page.fill("#field-sources-0-title", told["source"])
    page.select_option("#field-sources-0-kind", "news")
    page.select_option("#field-evidence", "low")


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_a_contributor_fills_in_passes_the_check(
    language: str, tiny_contributor: Contributor, tiny_folder: Path
) -> None:
    tiny_contributor.opens(language)
    fill(tiny_contributor, language)
    assert tiny_contributor.problems() == set()
    name, text = tiny_contributor.downloads()
    assert name == f"{IDS[language]}.yaml"
    (tiny_folder / "cases" / name).write_text(text, encoding="utf-8")
    assert problems_in(tiny_folder) == ()
    assert TOLD[language]["title"] in text
    assert tiny_contributor.complaints == []
    assert tiny_contributor.strangers == []


def test_nothing_is_asked_for_that_a_case_does_not_need(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    asked = {path for path, _ in tiny_contributor.problems()}
    assert asked == {
        "title",
        "summary",
        "place",
        "status",
        "domains",
        "arena",
        "target_group",
        "actors",
        "story",
        "principles",
        "sources",
        "evidence",
    }
    assert page.locator("[data-problems]").evaluate("box => box === document.activeElement")


def test_a_problem_is_told_at_its_field_and_its_line_leads_there(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.opens("en")
    page.fill("#field-period-from", "last year")
    page.locator("#field-period-to").focus()
    error = page.locator("#field-period-from-error")
    assert "“last year” is not a year" in error.inner_text()
    field = page.locator("#field-period-from")
    assert field.get_attribute("aria-invalid") == "true"
    assert "field-period-from-error" in str(field.get_attribute("aria-describedby"))
    assert page.locator("#field-title-en-error").is_hidden()
    page.click("[data-check]")
    page.click("[data-problems] li[data-path='period.from'] a")
    assert field.evaluate("field => field === document.activeElement")
    page.fill("#field-period-from", "2019")
    tiny_contributor.pauses()
    assert error.is_hidden()
    assert field.get_attribute("aria-invalid") is None


def test_a_draft_survives_a_reload_and_can_be_deleted(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("da")
    fill(tiny_contributor, "da")
    before = tiny_contributor.file()
    page.reload()
    page.wait_for_selector("form.form[data-ready]")
    assert tiny_contributor.file() == before
    page.click("[data-delete]")
    page.click("[data-yes]")
    tiny_contributor.pauses()
    assert page.input_value("#field-title-da") == ""
    page.reload()
    page.wait_for_selector("form.form[data-ready]")
    assert page.input_value("#field-title-da") == ""
    kept: Any = page.evaluate("Object.keys(localStorage).filter(name => name.includes('form'))")
    assert kept == []


def test_rows_are_added_moved_and_taken_out_by_keyboard(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    for text in ("first", "second"):
        page.focus("#field-lessons-add")
        page.keyboard.press("Enter")
        page.keyboard.type(text)
    tiny_contributor.pauses()
    page.locator("#field-lessons-1-row button").first.press("Enter")
    assert page.input_value("#field-lessons-0-en") == "second"
    page.locator("#field-lessons-0-row button").last.press("Enter")
    assert page.input_value("#field-lessons-0-en") == "first"
    assert "lessons:\n  - en: first\n" in tiny_contributor.file()


def test_the_preview_shows_the_case_as_its_page_will(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    fill(tiny_contributor, "en")
    page.click("[data-preview]")
    preview = page.locator("#form-preview")
    assert preview.locator(".preview__title").inner_text() == TOLD["en"]["title"]
    assert preview.locator("em").first.inner_text() == "empty"
    assert preview.locator("sup").first.inner_text() == "[1]"
    assert preview.locator("[data-hue=share-the-work]").count() == 2
    assert preview.locator("a.outward").first.get_attribute("href") == "https://example.org/yard"


def test_the_preview_tells_the_facts_of_a_case_as_its_page_does(
    tiny_contributor: Contributor,
) -> None:
    page = tiny_contributor.opens("da", "?record=vaerkstedet")
    page.click("[data-preview]")
    facts = page.locator("#form-preview .facts dd").all_inner_texts()
    assert "2015–2017. Årene er omtrentlige." in facts
    page.goto(f"{tiny_contributor.host}da/cases/vaerkstedet/")
    assert "2015–2017. Årene er omtrentlige." in page.locator(".facts dd").all_inner_texts()


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_preview_tells_where_a_link_to_a_record_will_lead(
    language: str, tiny_contributor: Contributor
) -> None:
    page = tiny_contributor.opens(language)
    written = "[Haven](case:byhaven) [](principle:listen-first) [x](term:runde) [y](case:nowhere)"
    page.fill(f"#field-story-challenge-{language}", written)
    page.click("[data-preview]")
    tiny_contributor.pauses()
    preview = page.locator("#form-preview")
    name = {"da": "Lyt først", "en": "Listen first"}[language]
    assert preview.locator(".preview__link").all_inner_texts() == ["Haven", name, "x", "y"]
    told = preview.locator(".preview__leads").all_inner_texts()
    goals = [("case", "byhaven"), ("principle", name), ("term", "runde")]
    for (kind, goal), leads in zip(goals, told, strict=False):
        named = sentence(language, f"form.leads.{kind}")
        assert leads.strip() == f"({sentence(language, 'form.leads.to', kind=named, name=goal)})"
    assert told[-1].strip() == f"({sentence(language, 'form.leads.nowhere', name='nowhere')})"
    assert preview.locator(".preview__link--nowhere").all_inner_texts() == ["y"]
    assert preview.locator("a").count() == 0


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_form_that_cannot_be_fetched_says_so(
    language: str, tiny_contributor: Contributor
) -> None:
    page = tiny_contributor.page
    page.route("**/api/v1/form-*.json", lambda route: route.fulfill(status=404, body="gone"))
    page.goto(f"{tiny_contributor.host}{PATHS[language]}")
    page.wait_for_selector("[data-loading] strong")
    assert page.inner_text("[data-loading]") == sentence(language, "form.not-loaded")


def test_two_languages_are_written_side_by_side(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("da")
    page.check("#also-en")
    page.fill("#field-title-da", "Haven")
    page.fill("#field-title-en", "The garden")
    assert "title:\n  da: Haven\n  en: The garden\n" in tiny_contributor.file()


def test_a_case_from_the_whole_country_can_be_told(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    assert "place" in {path for path, _ in tiny_contributor.problems()}
    page.select_option("#field-place-country", "DK")
    assert "place:\n  country: DK\n" in tiny_contributor.file()
    assert not any(path.startswith("place") for path, _ in tiny_contributor.problems())
