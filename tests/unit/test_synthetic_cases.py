"""The cases that the benchmark builds are good cases, and the same each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from synthetic_cases import synthetic_cases, write_synthetic_data

from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook

NUMBER = 12


def test_synthetic_cases_read_without_a_problem_and_bear_the_ids_of_the_real_ones(
    tiny: Handbook, tiny_folder: Path, tmp_path: Path
) -> None:
    write_synthetic_data(tiny, tiny_folder, tmp_path / "many", NUMBER, seed=1)
    many = read_handbook(tmp_path / "many")
    assert len(many.cases) == NUMBER
    assert set(tiny.cases) <= set(many.cases)


def test_the_same_seed_gives_the_same_cases_and_another_seed_does_not(
    tiny: Handbook, tiny_folder: Path
) -> None:
    first, again, other = (
        list(synthetic_cases(tiny, tiny_folder, NUMBER, seed)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_no_two_synthetic_cases_share_a_text(tiny: Handbook, tiny_folder: Path) -> None:
    cases = [case for _, case in synthetic_cases(tiny, tiny_folder, NUMBER, seed=1)]
    told = [str(case["story"]["process"]) for case in cases]
    assert len(set(told)) == NUMBER
