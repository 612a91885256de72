"""The form tells what the build tells, in the same sentences: each rule is broken in both."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from conftest import TINY, all_scenes, lay_over, problems_in

from handbook.complaints import record_of
from handbook.model import Case
from handbook.problems import HandbookError
from handbook.source import source_of
from handbook.wording import sentence, words

if TYPE_CHECKING:
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
        for field, told_ in told:
            assert any(field == at and line.endswith(told_) for at, line in shown), (field, told_)
        if is_whole(text):
            assert len(shown) == len(told), shown


BREAKS: Final = {
    "an address that is none": ("https://example.org/garden", "example.org"),
    "an id with capitals": ("status: ongoing", "status: On going"),
    "a month that is none": ("accessed: 2026-01", "accessed: 2026-13"),
    "neither true nor false": (
        "evidence: high",
        "evidence: high\ntranslations: {en: {of: x, reviewed: maybe}}",
    ),
    "a topic that stands twice": ("[green, culture]", "[green, culture, green]"),
    "a principle that stands twice": ("principle: share-the-work", "principle: listen-first"),
    "a sign that cannot be seen": ("{da: Byhaven,", '{da: "By\\u202ehaven",'),
    "a case that is not there": ("*grey*", "[grey](case:byhavn)"),
    "a file that is too large": ("evidence: high", "evidence: high\n" + "# x\n" * 64_000),
}


@pytest.mark.parametrize(("old", "new"), BREAKS.values(), ids=BREAKS.keys())
def test_the_form_tells_in_the_words_of_the_build_of(
    old: str, new: str, tiny_folder: Path, tiny_form: tuple[str, Contributor]
) -> None:
    path = tiny_folder / "cases" / "byhaven.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    language, contributor = tiny_form
    (problem,) = problems_in(tiny_folder)
    told = sentence(language, f"problems.{problem.code}", **problem.details)
    contributor.opens_file(path.name, path.read_text(encoding="utf-8"))
    if told in contributor.page.inner_text("[data-state]"):
        return
    ((field, line),) = contributor.problems()
    assert (field, line[-len(told) :]) == (problem.path, told)


def test_every_rule_of_a_case_is_broken_here(tiny_folder: Path) -> None:
    own = tiny_folder / "cases" / "byhaven.yaml"
    good = own.read_text(encoding="utf-8")
    met = set()
    for old, new in BREAKS.values():
        own.write_text(good.replace(old, new, 1), encoding="utf-8")
        met |= {each.code for each in problems_in(tiny_folder)}
    for number, scene in enumerate(SCENES):
        copy = Path(shutil.copytree(TINY, tiny_folder.parent / str(number) / "data"))
        lay_over(copy, scene["files"])
        met |= {each.code for each in problems_in(copy) if "/cases/" in each.place.file}
    rules = {path.removeprefix("problems.") for path in words("da") if path.startswith("problems.")}
    missing = {code for code in rules - met if not code.startswith(NOT_OF_A_CASE)}
    assert missing == set()


NOT_OF_A_CASE: Final = (
    *("no-data-folder", "outside-folder", "unexpected-file", "unreadable-file", "not-utf8"),
    *("bad-file-name", "same-address", "minutes-do-not-add-up", "comment-within"),
    *("number-", "degree-expected", "unknown-reference", "page-expected"),
)
"""What is told of folders and files, of other records, or once for each kind of reference."""
