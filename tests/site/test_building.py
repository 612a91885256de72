"""Building: the same bytes from everywhere, and never a broken site in place of a good one."""

from __future__ import annotations

import filecmp
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over, problems_in
from mkdocs.exceptions import Abort
from site_fixtures import ROOT, TINY, built, mkdocs, project_in

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import Site

pytestmark = pytest.mark.site


def paths_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same in both folders, or only in one."""
    paths = paths_in(one) | paths_in(other)
    _, unequal, missing = filecmp.cmpfiles(one, other, sorted(paths), shallow=False)
    return unequal + missing


def test_another_machine_builds_the_same_bytes_in_a_folder_with_spaces(
    site: Site, tmp_path: Path
) -> None:
    copy = project_in(tmp_path / "min egen håndbog", ROOT / "data")
    told = mkdocs(copy, PYTHONHASHSEED="7", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    assert told.returncode == 0, told.stderr
    assert paths_in(site.folder)
    assert differing(site.folder, copy / "site") == []


def test_a_bad_record_stops_the_build_and_leaves_the_last_good_site(tmp_path: Path) -> None:
    copy = project_in(tmp_path / "project")
    assert mkdocs(copy).returncode == 0
    good = {path: (copy / "site" / path).stat().st_mtime_ns for path in paths_in(copy / "site")}
    lay_over(copy / "data", {"cases/byhaven.yaml": {"change": {"status: ongoing": "status: gone"}}})
    told = mkdocs(copy)
    assert told.returncode == 1
    assert "data/cases/byhaven.yaml:11:1: status:" in told.stderr
    assert "Traceback" not in told.stderr
    left = {path: (copy / "site" / path).stat().st_mtime_ns for path in paths_in(copy / "site")}
    assert left == good


@pytest.mark.parametrize("language", ["da", "en"])
def test_problems_are_told_in_the_language_of_who_asks(
    tmp_path: Path, tiny_folder: Path, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": {"evidence: high\n": ""}}})
    with pytest.raises(Abort):
        built(tmp_path / "site", tiny_folder, HANDBOOK_LANGUAGE=language)
    assert "\n".join(each.told(language) for each in problems_in(tiny_folder)) in caplog.text


def test_another_folder_of_records_can_be_named(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    told = mkdocs(ROOT, HANDBOOK_DATA=str(TINY), HANDBOOK_SITE=str(folder))
    assert told.returncode == 0, told.stderr
    cases = {path.parent.name for path in folder.glob("da/cases/*/index.html")}
    assert cases == {path.stem for path in TINY.glob("cases/*.yaml")}


def test_nothing_in_the_site_bears_the_clock(site: Site) -> None:
    assert (site.folder / "sitemap.xml").exists()
    assert not (site.folder / "sitemap.xml.gz").exists()  # gzip writes down when it packed
