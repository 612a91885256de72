"""Plays the scenes: wrong and odd data over the tiny handbook, and what its author is told.

Anyone can add one. A scene in `scenes/*.yml` has a name, the files it lays over `tiny/data/` (see
`lay_over` in conftest), and the lines an author reads, in Danish and in English.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from conftest import all_scenes, lay_over, problems_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("scene", all_scenes(), ids=lambda scene: scene["name"])
def test_an_author_is_told_every_problem_of(scene: dict[str, Any], tiny_folder: Path) -> None:
    lay_over(tiny_folder, scene["files"])
    problems = problems_in(tiny_folder)
    for language in ("da", "en"):
        assert [problem.told(language) for problem in problems] == scene[language]
