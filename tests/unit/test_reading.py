from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from conftest import TINY, lay_over, problems_in

from handbook.problems import HandbookError
from handbook.reading import OPTIONAL, read_handbook, this_year

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(HandbookError) as caught:
        read_handbook(tmp_path / "nowhere")
    assert [problem.code for problem in caught.value.problems] == ["no-data-folder"]


def test_everything_that_was_written_is_read_in_the_order_readers_meet_it(tiny: Handbook) -> None:
    assert list(tiny.principles) == ["listen-first", "share-the-work"]
    assert list(tiny.phases) == ["begin", "carry-on"]
    assert list(tiny.methods) == ["kortet", "runden"]
    assert list(tiny.cases) == ["byhaven", "vaerkstedet"]
    assert list(tiny.terms) == ["faellesskab", "naboskab", "runde"]
    assert list(tiny.articles) == ["on-borrowing"]
    assert list(tiny.guides) == ["forms", "course"]


def test_every_record_knows_the_file_it_was_written_in(tiny: Handbook) -> None:
    assert tiny.files["case", "byhaven"].file == "data/cases/byhaven.yaml"
    assert tiny.files["principle", "share-the-work"].file == "data/principles.yaml"
    assert tiny.files["guide", "course"].file == "data/course.yaml"


def test_a_small_handbook_can_do_without_the_guides(tiny_folder: Path) -> None:
    lay_over(tiny_folder, dict.fromkeys(OPTIONAL))
    shutil.rmtree(tiny_folder / "articles")
    handbook = read_handbook(tiny_folder)
    for left_out in ("arena_guides", "articles", "routes", "worksheets", "booklets", "guides"):
        assert not handbook.collection(left_out)


def test_a_broken_guide_is_told_and_still_known_to_its_friends(tiny_folder: Path) -> None:
    lay_over(tiny_folder, {"forms.yaml": "title: [", "worksheets.yaml": "- [", "arenas.yaml": ""})
    assert [problem.place.file for problem in problems_in(tiny_folder)] == [
        "data/arenas.yaml",
        "data/forms.yaml",
        "data/worksheets.yaml",
    ]


def test_the_handbook_is_danish_and_english_unless_it_says_otherwise(tiny_folder: Path) -> None:
    assert read_handbook(tiny_folder).languages == ("da", "en")
    lay_over(tiny_folder, {"languages.yaml": "[en, da]\n"})
    assert read_handbook(tiny_folder).languages == ("en", "da")


def test_an_unreadable_file_of_languages_is_told(tiny_folder: Path) -> None:
    lay_over(tiny_folder, {"languages.yaml": "[da"})
    assert [problem.code for problem in problems_in(tiny_folder)] == ["yaml-syntax"]


def test_a_handbook_in_one_language_knows_no_other(tiny_folder: Path) -> None:
    lay_over(tiny_folder, {"languages.yaml": "[da]\n"})
    assert {problem.code for problem in problems_in(tiny_folder)} == {"unknown-language"}


def test_a_build_that_fixes_its_clock_fixes_the_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert this_year() == 1970
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert this_year() in {datetime.now(UTC).year, datetime.now(UTC).year - 1}


def test_reading_leaves_the_data_as_it_was(tiny_folder: Path) -> None:
    read_handbook(tiny_folder)
    for path in TINY.rglob("*.yaml"):
        copy = tiny_folder / path.relative_to(TINY)
        assert copy.read_bytes() == path.read_bytes()
