from __future__ import annotations

import re
import subprocess
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from conftest import TINY, lay_over

import handbook
from handbook.problems import HandbookError
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


def test_every_page_there_is_in_one_language_is_there_in_the_other(tiny: Handbook) -> None:
    keys: dict[str, set[str]] = {}
    for page in publish(tiny).pages:
        keys.setdefault(page.language, set()).add(page.key)
    assert keys["da"] - {"root"} == keys["en"]


@pytest.mark.parametrize(
    ("kind", "collection"),
    [("principle", "principles"), ("case", "cases"), ("method", "methods"), ("phase", "phases")],
)
def test_every_record_has_its_page(tiny: Handbook, kind: str, collection: str) -> None:
    keys = {page.key for page in publish(tiny).pages}
    assert {f"{kind}/{id_}" for id_ in tiny.collection(collection)} <= keys


def test_the_example_that_the_package_gives_runs() -> None:
    _, _, after = (handbook.__doc__ or "").partition("The smallest whole example:\n")
    example, _, _ = after.partition("\nA record is")
    command = [sys.executable, "-c", dedent(example)]
    run = subprocess.run(command, cwd=TINY.parent, check=True, capture_output=True, text=True)
    assert "da/cases/byhaven/index.html" in run.stdout.splitlines()
    assert "api/v1/cases.json" in run.stdout.splitlines()


def test_publishing_twice_gives_the_same(tiny: Handbook) -> None:
    once, twice = publish(tiny), publish(tiny)
    assert [page.body() for page in once.pages] == [page.body() for page in twice.pages]
    files = [[(each.path, each.written) for each in whole.files] for whole in (once, twice)]
    assert files[0] == files[1]


def test_a_case_and_a_principle_say_the_same_of_their_link(tiny: Handbook) -> None:
    pages = {(page.key, page.language): page.body() for page in publish(tiny).pages}
    for link in tiny.links:
        for language in tiny.languages:
            case = element(pages[f"case/{link.case}", language], "principle", link.principle)
            principle = element(pages[f"principle/{link.principle}", language], "case", link.case)
            assert link.how[language] in case
            assert link.how[language] in principle
            assert f"/{link.principle}/" in case
            assert f"/{link.case}/" in principle


def element(html: str, what: str, id_: str) -> str:
    """The list item that states a link."""
    (found,) = re.findall(rf'<li[^>]* data-{what}="{id_}".*?</li>', html, re.DOTALL)
    return str(found)


def test_a_rename_leaves_a_page_that_leads_on(tiny: Handbook) -> None:
    files = {output.path: str(output.content) for output in publish(tiny).files}
    assert 'href="../../../en/methods/kortet/"' in files["en/methods/landkortet/index.html"]


def test_a_text_without_a_translation_is_shown_in_its_own_language(tiny: Handbook) -> None:
    (page,) = (
        page
        for page in publish(tiny).pages
        if (page.key, page.language) == ("case/vaerkstedet", "en")
    )
    assert '<div lang="da"><p>Nøglen hang hos den samme hele tiden.</p>' in page.body()
    assert page.translated


def test_a_page_whose_title_is_not_translated_does_not_pretend(tiny_folder: Path) -> None:
    change = {"title: {da: Byhaven, en: The town garden}": "title: {da: Byhaven}"}
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": change}})
    pages = {(page.key, page.language): page for page in publish(read_handbook(tiny_folder)).pages}
    page = pages["case/byhaven", "en"]
    assert not page.translated
    assert page.title == "Byhaven"
    assert "has not been translated yet" in page.body()
    assert pages["case/byhaven", "da"].translated


def test_a_handbook_with_two_pages_at_one_address_is_not_published(tiny_folder: Path) -> None:
    twins = {"name: Nordstrand, region": "name: Aerskov, region"}
    moved = {"municipality: Nordstrand": "municipality: Aerskov"}
    lay_over(
        tiny_folder, {"places.yaml": {"change": twins}, "cases/byhaven.yaml": {"change": moved}}
    )
    with pytest.raises(HandbookError, match="da/steder/aerskov/"):
        publish(read_handbook(tiny_folder))
