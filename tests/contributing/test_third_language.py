"""A third language is a file of words and a line: the tiny handbook speaks French."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import TINY, lay_over, problems_in

from handbook import wording
from handbook.__main__ import main
from handbook.frame import Site, frames, leaf_of_page
from handbook.publishing import publish
from handbook.reading import read_handbook
from handbook.schemas import schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.library import Handbook
    from handbook.output import Page

ROOT = Path(__file__).parents[2]
FRENCH = {
    "language: English": "language: Français",
    "locale: en_GB": "locale: fr_FR",
    "  principle: principles\n": "  principle: principes\n",
    "  case: cases\n": "  case: cas\n",
}
TITLE = {"change": {"title: {da: Byhaven,": "title: {fr: Le jardin, da: Byhaven,"}}


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tiny data whose handbook speaks French too, by two files and no code."""
    words = tmp_path / "wording"
    shutil.copytree(wording.FOLDER, words)
    text = (words / "en.yaml").read_text("utf-8")
    for english, translated in FRENCH.items():
        assert text.count(english) == 1, english
        text = text.replace(english, translated)
    (words / "fr.yaml").write_text(text, encoding="utf-8")
    folder = tmp_path / "data"
    shutil.copytree(TINY, folder)
    lay_over(folder, {"languages.yaml": "- da\n- en\n- fr\n", "cases/byhaven.yaml": TITLE})
    monkeypatch.setattr(wording, "FOLDER", words)
    caches = (wording.words, wording.languages_worded)
    for cache in caches:
        cache.cache_clear()
    yield folder
    for cache in caches:
        cache.cache_clear()


def pages_of(handbook: Handbook) -> dict[str, Page]:
    return {page.address: page for page in publish(handbook).pages}


def test_every_page_there_is_in_english_is_there_in_french(french: Path) -> None:
    pages = pages_of(read_handbook(french)).values()
    keys = {lang: {each.key for each in pages if each.language == lang} for lang in ("en", "fr")}
    assert keys["fr"] == keys["en"]
    for page in pages:
        assert page.body()


def test_what_is_translated_is_french_and_the_rest_is_honest(french: Path) -> None:
    pages = pages_of(read_handbook(french))
    garden, workshop = pages["fr/cas/byhaven/"], pages["fr/cas/vaerkstedet/"]
    assert (garden.title, garden.translated) == ("Le jardin", True)
    assert not workshop.translated
    assert '<span lang="da">Værkstedet</span>' in workshop.body()
    assert 'class="notice"' in workshop.body()


def test_only_translated_pages_are_alternates_of_each_other(french: Path) -> None:
    handbook = read_handbook(french)
    leaves = [leaf_of_page(page) for page in publish(handbook).pages]
    framed = frames(Site(handbook.languages, "https://example.org/"), leaves)
    assert [each for each, _ in framed["da/cases/byhaven/"].hreflangs] == ["da", "en", "fr"]
    assert [each for each, _ in framed["da/cases/vaerkstedet/"].hreflangs] == ["da", "en"]


def test_the_root_greets_in_french(french: Path) -> None:
    assert 'href="fr/" hreflang="fr"' in pages_of(read_handbook(french))[""].body()


def test_the_check_the_list_and_the_record_of_a_translation_know_french(
    french: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--data", str(french), "--language", "fr"]
    assert main(["check", *given]) == 0
    assert main(["translations", "fr", *given]) == 0
    assert "case/byhaven" in capsys.readouterr().out
    assert main(["translated", "byhaven", "fr", *given]) == 2
    assert main(["format", *given]) == 0
    text = (french / "cases/byhaven.yaml").read_text("utf-8")
    assert "title:\n  da: Byhaven\n  en: The town garden\n  fr: Le jardin\n" in text


def test_an_author_is_told_of_the_languages_there_are(french: Path) -> None:
    wrong = {
        "{da: Alle i kvarteret, en: Everyone in the quarter}": "Alle",
        "{fr: Le jardin, da: Byhaven,": "{sv: Trädgården, da: Byhaven,",
    }
    lay_over(french, {"cases/byhaven.yaml": {"change": wrong}})
    told = {each.code: each.told("fr") for each in problems_in(french)}
    assert "da, en, fr" in told["languages-expected"]
    lay_over(
        french,
        {"cases/byhaven.yaml": {"change": {"target_group: Alle": "target_group: {da: Alle}"}}},
    )
    told = {each.code: each.told("fr") for each in problems_in(french)}
    assert "da, en, fr" in told["unknown-language"]


def test_the_schema_offers_french(french: Path) -> None:
    fields = schema("case", read_handbook(french))["$defs"]["Case"]["properties"]
    assert list(fields["title"]["properties"]) == ["da", "en", "fr"]
    assert "fr" in fields["written_in"]["enum"]


def test_everything_is_written_in_three_languages(french: Path, tmp_path: Path) -> None:
    assert main(["write", str(tmp_path / "out"), "--data", str(french)]) == 0
    assert (tmp_path / "out/fr/principes/listen-first/index.html").is_file()


HOME = """---
key: home
kind: home
title: Le manuel
description: Le manuel de la co-création
---

# Le manuel
"""
MENU = "  - fr:\n      - Principes: fr/principes/index.md\n      - Cas: fr/cas/index.md\n"


@pytest.mark.site
def test_mkdocs_builds_the_site_in_three_languages(french: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for name in ("hooks", "docs", "overrides"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(wording.FOLDER / "fr.yaml", project / "hooks/handbook/wording/fr.yaml")
    (project / "docs/fr").mkdir()
    (project / "docs/fr/index.md").write_text(HOME, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.rstrip("\n") + "\n" + MENU, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=project,
        env=os.environ
        | {
            "HANDBOOK_DATA": str(french),
            "HANDBOOK_SITE": str(tmp_path / "site"),
            "PYTHONPATH": str(project / "hooks"),
            "NO_MKDOCS_2_WARNING": "1",
        },
        check=True,
    )
    garden = (tmp_path / "site/fr/cas/byhaven/index.html").read_text("utf-8")
    assert '<html lang="fr"' in garden
    assert "Le jardin" in garden
    assert 'href="../../../da/cases/byhaven/"' in garden
    assert "Le manuel" in (tmp_path / "site/fr/index.html").read_text("utf-8")
