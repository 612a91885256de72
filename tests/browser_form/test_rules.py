"""The form tells what the build tells, in the same sentences: each rule is broken in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from conftest import all_scenes, lay_over, problems_in

from handbook.complaints import record_of
from handbook.model import Case
from handbook.problems import HandbookError
from handbook.source import source_of
from handbook.wording import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from contributor import Contributor

pytestmark = pytest.mark.browser

VOCABULARY: Final = ("topics", "places", "languages", "principles", "process", "glossary")
"""Files that change what a case may choose from; the form was published without the change."""


def about_cases(scene: dict[str, Any]) -> bool:
    """Whether a scene is about the text of a case and not about the vocabulary around it."""
    return any(
        name.startswith("cases/") and (isinstance(content, str) or "change" in (content or {}))
        for name, content in scene["files"].items()
    ) and not any(name.startswith(VOCABULARY) for name in scene["files"])


SCENES: Final = [scene for scene in all_scenes() if about_cases(scene)]


def is_whole(text: str) -> bool:
    """Whether a record could be made of a text, so that the build went on to its other rules."""
    try:
        record_of(Case, source_of(text, "case"))
    except HandbookError:
        return False
    return True


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene["name"])
def test_the_form_tells_what_the_build_tells_of(
    scene: dict[str, Any], tiny_folder: Path, tiny_form: tuple[str, Contributor]
) -> None:
    language, contributor = tiny_form
    lay_over(tiny_folder, scene["files"])
    problems = problems_in(tiny_folder)
    for path in sorted((tiny_folder / "cases").glob("*.yaml")):
        if f"cases/{path.name}" not in scene["files"]:
            continue
        name = f"data/cases/{path.name}"
        told = {
            (each.path, sentence(language, f"problems.{each.code}", **each.details))
            for each in problems
            if each.place.file == name
        }
        text = path.read_text(encoding="utf-8")
        contributor.opens_file(path.name, text)
        state = contributor.page.inner_text("[data-state]")
        if path.name not in state:
            assert any(sentence_ in state for _, sentence_ in told), state
            continue
        shown = contributor.problems()
        for field, words in told:
            assert any(field == at and line.endswith(words) for at, line in shown), (field, words)
        if is_whole(text):
            assert len(shown) == len(told), shown
