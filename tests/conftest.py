"""What every test may lean on: the tiny handbook, copies of it, and scenes played on the copies."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import settings

from handbook.problems import HandbookError, Problem
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from handbook.library import Handbook

pytest_plugins = [
    "site_fixtures",
    "browser_fixtures",
    "booklet_fixtures",
    "contributor",
    "own_booklet_reader",
]

TINY = Path(__file__).parent / "tiny" / "data"
SCENES = Path(__file__).parent / "scenes"
NOW = "1792000000"
"""A day of October 2026, so that no test grows wrong with the years."""

settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write tests/golden/ anew instead of comparing",
    )


@pytest.fixture(autouse=True)
def the_year_is_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)


@pytest.fixture(scope="session")
def tiny() -> Handbook:
    """The tiny handbook, read."""
    return read_handbook(TINY)


@pytest.fixture
def tiny_folder(tmp_path: Path) -> Path:
    """A copy of the tiny handbook's data that a test may write in."""
    return Path(shutil.copytree(TINY, tmp_path / "data"))


def lay_over(folder: Path, files: Mapping[str, Any]) -> None:
    """Write files over a folder of data.

    A file is its text, or else says how it differs: `{change: {old: new}}` in the text that is
    there, `{copy: another}`, `{bytes: "fffe"}` in hexadecimal, `{size: 300000}`,
    `{symlink: elsewhere}`, or null when it is gone. An old text that does not stand there exactly
    once is a mistake of the test's.
    """
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif content is None:
            path.unlink()
        elif "change" in content:
            text = path.read_text(encoding="utf-8")
            for old, new in content["change"].items():
                assert text.count(old) == 1, f"{name} holds {old!r} {text.count(old)} times"
                text = text.replace(old, new)
            path.write_text(text, encoding="utf-8")
        elif "copy" in content:
            shutil.copyfile(folder / content["copy"], path)
        elif "bytes" in content:
            path.write_bytes(bytes.fromhex(content["bytes"]))
        elif "size" in content:
            path.write_bytes(b"#" * content["size"])
        else:
            path.unlink(missing_ok=True)
            path.symlink_to(content["symlink"])


def problems_in(folder: Path) -> tuple[Problem, ...]:
    """Every problem that reading or publishing a folder tells; none when all is well."""
    try:
        publish(read_handbook(folder))
    except HandbookError as error:
        return error.problems
    return ()


def all_scenes() -> list[dict[str, Any]]:
    """Every scene of every file in `scenes/`."""
    return [
        scene
        for path in sorted(SCENES.glob("*.yml"))
        for scene in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def codes_of_scenes(folder: Path) -> set[str]:
    """The codes of all problems that the scenes meet, played one after the other below a folder."""
    codes = set()
    for number, scene in enumerate(all_scenes()):
        copy = Path(shutil.copytree(TINY, folder / str(number) / "data"))
        lay_over(copy, scene["files"])
        codes |= {problem.code for problem in problems_in(copy)}
    return codes
