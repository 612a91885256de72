from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import TINY, lay_over

import handbook
from handbook.__main__ import COMMANDS, INTERRUPTED, main
from handbook.commands.grammar import REFUSED, RefusalError
from handbook.problems import HandbookError, Place, Problem


def test_a_handbook_that_is_well_is_counted_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--data", str(TINY), "--language", "en"]) == 0
    assert capsys.readouterr().out == (
        "All is well: 2 principles, 2 phases, 2 methods, 2 cases, 3 terms.\n"
    )


@pytest.mark.parametrize(
    ("language", "told"), [("da", "Filen er tom."), ("en", "The file is empty.")]
)
def test_problems_are_told_one_a_line_in_the_readers_language(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    lay_over(tiny_folder, {"cases/a.yaml": "", "methods/a.yaml": ""})
    assert main(["check", "--data", str(tiny_folder), "--language", language]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        "data/cases/a.yaml:1:1",
        "data/methods/a.yaml:1:1",
    ]
    assert all(told in line for line in lines)


def test_danish_is_spoken_where_no_language_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", "--data", str(TINY)]) == 0
    assert capsys.readouterr().out.startswith("Alt er i orden")


def test_a_command_that_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["sing"])
    assert caught.value.code == 2
    assert "sing" in capsys.readouterr().err


def test_a_file_name_that_is_not_utf8_ends_without_a_traceback(tiny_folder: Path) -> None:
    (tiny_folder / "cases" / "\udcff.yaml").write_text("")
    ended = subprocess.run(
        [sys.executable, "-m", "handbook", "check", "--data", tiny_folder],
        env={"PYTHONPATH": str(Path(handbook.__file__).parent.parent), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert ended.stdout.startswith(b"data/cases/?.yaml:1:1: ")


EMPTY = HandbookError([Problem(Place("data/a.yaml"), "", "empty-file")])


@pytest.mark.parametrize(
    ("ending", "status", "told"),
    [
        (EMPTY, 1, "data/a.yaml:1:1: The file is empty."),
        (RefusalError("no-folder", path="elsewhere"), REFUSED, "There is no folder elsewhere."),
        (KeyboardInterrupt(), INTERRUPTED, "Interrupted."),
        (EOFError(), INTERRUPTED, "Interrupted."),
    ],
    ids=["problems", "a refusal", "an interruption", "an end of input"],
)
def test_however_a_command_ends_it_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ending: BaseException,
    status: int,
    told: str,
) -> None:
    def ends(_: object) -> int:
        raise ending

    monkeypatch.setitem(COMMANDS, "check", (COMMANDS["check"][0], ends))
    assert main(["check", "--language", "en"]) == status
    shown = capsys.readouterr()
    assert told in shown.out + shown.err


def test_a_bug_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setitem(COMMANDS, "check", (COMMANDS["check"][0], breaks))
    with pytest.raises(ZeroDivisionError):
        main(["check"])
