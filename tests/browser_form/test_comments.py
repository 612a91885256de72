"""What an author wrote beside the data is kept, or she is told that it cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from conftest import TINY

from handbook.form import source_text
from handbook.manuscripts import formatted
from handbook.problems import HandbookError
from handbook.reading import read_handbook
from handbook.wording import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from contributor import Contributor

pytestmark = pytest.mark.browser

COMMENTED: Final = """# Ask Ane before this goes out.

# She has the photographs.
title: {da: Gården} # not its real name
summary:
  da: "Naboer gjorde # en gård til en have." # "nearly" # a garden
# Was there an evaluation?
status: ongoing
story:
  # still too long
  process:
    da: |-
      # no comment, but a text
      Ja.
  challenge: {da: Tom,  # and grey
    en: Empty}
domains:
  - green # or culture?
  # - culture
"""
WITHIN: Final = [
    (4, "# not its real name"),
    (6, '# "nearly" # a garden'),
    (7, "# Was there an evaluation?"),
    (10, "# still too long"),
    (15, "# and grey"),
    (18, "# or culture?"),
    (19, "# - culture"),
]


def shown(contributor: Contributor) -> list[str]:
    """The comments that the form says it cannot keep."""
    return list(contributor.page.locator("[data-comments] li").all_inner_texts())


def test_each_comment_within_a_file_is_told_with_its_line(
    tiny_form: tuple[str, Contributor],
) -> None:
    language, contributor = tiny_form
    contributor.opens_file("gaarden.yaml", COMMENTED)
    line = sentence(language, "form.comments.line", line="{}")
    assert shown(contributor) == [f"{line.format(at)} {text}" for at, text in WITHIN]
    told = contributor.page.inner_text("[data-comments] p")
    assert sentence(language, "form.comments.title") in told
    assert sentence(language, "form.comments.title") == contributor.page.inner_text(
        "[data-announce]"
    )


def test_what_stands_at_the_top_is_kept_and_not_told_of(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    tiny_contributor.opens_file("gaarden.yaml", COMMENTED)
    text = tiny_contributor.file()
    assert "# Ask Ane before this goes out.\n# She has the photographs.\ntitle:" in text
    tiny_contributor.opens_file("gaarden.yaml", text)
    assert page.locator("[data-comments]").is_hidden()
    assert tiny_contributor.file() == text


def test_the_comments_can_be_put_at_the_top(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("en")
    tiny_contributor.opens_file("gaarden.yaml", COMMENTED)
    page.click("[data-comments] button")
    assert page.locator("[data-comments]").is_hidden()
    assert page.locator("[data-state]").evaluate("line => line === document.activeElement")
    text = tiny_contributor.file()
    top = text[: text.index("title:")].splitlines()
    assert top[-len(WITHIN) :] == [comment for _, comment in WITHIN]
    assert formatted(text, "cases/gaarden.yaml", "gaarden.yaml", ("da", "en")) == text


def test_the_warning_survives_a_reload_with_the_draft(tiny_contributor: Contributor) -> None:
    page = tiny_contributor.opens("da")
    tiny_contributor.opens_file("gaarden.yaml", COMMENTED)
    before = shown(tiny_contributor)
    page.reload()
    page.wait_for_selector("form.form[data-ready]")
    assert shown(tiny_contributor) == before
    page.click("[data-new]")
    assert page.locator("[data-comments]").is_hidden()


@pytest.mark.parametrize("kept", range(len(COMMENTED.splitlines()) + 1))
def test_the_form_finds_the_comment_that_the_formatter_finds(
    kept: int, tiny_form: tuple[str, Contributor]
) -> None:
    """The same file without the comments of its first lines, so that each is once the first."""
    _, contributor = tiny_form
    lines = COMMENTED.splitlines()
    for at, comment in WITHIN:
        if at <= kept:
            lines[at - 1] = lines[at - 1].removesuffix(comment).rstrip() or "  "
    text = "\n".join(lines) + "\n"
    try:
        formatted(text, "cases/gaarden.yaml", "gaarden.yaml", ("da", "en"))
        first = []
    except HandbookError as error:
        first = [error.problems[0].place.line]
    read = """async ([base, text]) => {
        const {readYaml} = await import(base + 'assets/js/form/yaml-read.js');
        return readYaml(text).within.map(([line]) => line);
    }"""
    assert contributor.page.evaluate(read, [contributor.host, text])[:1] == first


def test_a_case_that_is_fetched_to_be_changed_brings_its_comments(tiny_folder: Path) -> None:
    path = tiny_folder / "cases" / "byhaven.yaml"
    path.write_text("# Ane knows more.\n" + path.read_text("utf-8"), encoding="utf-8")
    handbook = read_handbook(tiny_folder)
    text = source_text("cases/byhaven.yaml", handbook.cases["byhaven"], handbook)
    assert text.splitlines()[1] == "# Ane knows more."
    plain = read_handbook(TINY)
    assert "#" not in source_text("cases/byhaven.yaml", plain.cases["byhaven"], plain)[60:]
