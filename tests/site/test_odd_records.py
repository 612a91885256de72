"""What readers get of records that are not yet translated, or that once had another name."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over
from site_fixtures import TINY, URL, built

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import Site

pytestmark = pytest.mark.site

ONLY_DANISH = """
title: {da: Havnebadet}
summary: {da: De byggede et bad af drivtømmer.}
written_in: da
place: {municipality: Nordstrand}
status: ongoing
domains: [green]
arena: garden
target_group: {da: De badende}
actors: [{name: Badelauget, sector: association}]
story:
  challenge: {da: Ingen kunne komme i vandet.}
  process: {da: De bar brædder en hel sommer.}
principles:
  - {principle: listen-first, stance: shows, how: {da: Badegæsterne blev spurgt først.}}
sources: [{url: "https://example.org/bad", title: Badet, kind: news}]
evidence: low
"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny handbook with a case that is told in Danish only, and one that was renamed."""
    folder = tmp_path_factory.mktemp("odd")
    data = folder / "data"
    shutil.copytree(TINY, data)
    renamed = {"change": {"written_in: da\n": "written_in: da\nformerly: [parkeringspladsen]\n"}}
    lay_over(data, {"cases/havnebadet.yaml": ONLY_DANISH, "cases/byhaven.yaml": renamed})
    return built(folder / "site", data)


def test_an_untranslated_case_is_shown_in_its_own_language_and_marked_so(odd: Site) -> None:
    page = odd.pages["en/cases/havnebadet/"]
    assert page.language == "en"
    assert page.headings == ["Havnebadet"]
    for text in ("Havnebadet", "De bar brædder", "Badegæsterne blev spurgt først.", "De badende"):
        assert text in page.foreign["da"]


def test_an_untranslated_case_says_so(odd: Site) -> None:
    notice = 'class="notice"'
    html = {
        language: (odd.folder / language / "cases/havnebadet/index.html").read_text("utf-8")
        for language in ("da", "en")
    }
    assert notice in html["en"]
    assert notice not in html["da"]


def test_an_untranslated_case_claims_no_translation(odd: Site) -> None:
    for language in ("da", "en"):
        assert odd.pages[f"{language}/cases/havnebadet/"].hreflangs == {}
    assert odd.pages["en/cases/byhaven/"].hreflangs.keys() == {"da", "en"}


def test_the_sentence_of_an_untranslated_case_is_marked_on_the_principles_page_too(
    odd: Site,
) -> None:
    page = odd.pages["en/principles/listen-first/"]
    assert "Badegæsterne blev spurgt først." in page.foreign["da"]
    assert "Badegæsterne" not in odd.pages["da/principper/listen-first/"].foreign.get("da", "")


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_renamed_case_leads_on_from_its_old_address(odd: Site, language: str) -> None:
    old = odd.pages[f"{language}/cases/parkeringspladsen/"]
    now = f"{URL}{language}/cases/byhaven/"
    assert old.is_redirect
    assert odd.whole(old.address, old.meta["refresh"].partition("url=")[2]) == now
    assert {odd.whole(old.address, link.address) for link in old.links} == {now}
    assert "noindex" in old.meta["robots"]


def test_every_link_of_a_small_handbook_arrives(odd: Site) -> None:
    assert faults_in(odd) == set()


SPINE = ("principles", "process", "methods", "cases", "glossary", "topics", "places")


def test_a_handbook_without_guides_is_whole(tmp_path: Path, tiny_folder: Path) -> None:
    for path in tiny_folder.iterdir():
        if path.stem not in SPINE:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert faults_in(built(tmp_path / "site", tiny_folder)) == set()


def faults_in(site: Site) -> set[str]:
    return {
        f"{address}: {link.address}: {fault}"
        for address, page in site.pages.items()
        for link in page.links
        if (fault := site.fault_of(address, link.address))
    }
