"""The command line explains and refuses in two languages, and keeps its contracts with programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import TINY, lay_over

from handbook.__main__ import COMMANDS, main
from handbook.commands import screen
from handbook.library import KINDS, Handbook
from handbook.publishing import publish
from handbook.reading import read_handbook

ROOT = Path(__file__).parents[2]
BAD = {"cases/byhaven.yaml": {"change": {"evidence: high": "evidence: hihg"}}}


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize(("language", "usage"), [("da", "brug:"), ("en", "usage:")])
def test_every_command_explains_itself_in_both_languages(
    capsys: pytest.CaptureFixture[str], command: str, language: str, usage: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--help", "--language", language])
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert told.startswith(usage)
    assert not (language == "da" and ("usage" in told or "options:" in told))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Her mangler: COMMAND."),
        (["sing"], "»sing« kan ikke bruges"),
        (["check", "--loud"], "--loud"),
        (["write"], "Her mangler: OUT."),
        (["check", "--as"], "Der mangler noget efter --as"),
    ],
)
def test_a_line_that_cannot_be_understood_is_refused_in_danish(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_the_language_may_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HANDBOOK_LANGUAGE", "en")
    assert main(["check", "--data", str(TINY)]) == 0
    assert capsys.readouterr().out.startswith("All is well")


def test_problems_stand_at_their_lines_on_github(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_over(tiny_folder, BAD)
    assert main(["check", "--as", "github", "--language=en", "--data", str(tiny_folder)]) == 1
    assert capsys.readouterr().out == (
        "::error file=data/cases/byhaven.yaml,line=56,col=1,title=evidence::"
        "There is no grade of evidence “hihg” in topics.yaml. Did you mean “high”?\n"
    )


def test_an_annotation_cannot_be_made_to_say_another_command(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = {"change": {"evidence: high": 'evidence: "x\\n::warning::y%0Az"'}}
    lay_over(tiny_folder, {"cases/byhaven.yaml": odd})
    main(["check", "--as", "github", "--data", str(tiny_folder)])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=")
    assert "%250Az" in line


@pytest.mark.parametrize("form", ["gitlab", "json"])
def test_problems_are_told_to_programs(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    lay_over(tiny_folder, BAD)
    assert main(["check", "--as", form, "--data", str(tiny_folder)]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    place = told["location"] if form == "gitlab" else {"path": told["file"]}
    assert place["path"] == "data/cases/byhaven.yaml"


def test_only_the_problems_of_the_named_files_are_told(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_over(tiny_folder, BAD)
    given = ["check", "--language=en", "--data", str(tiny_folder)]
    assert main([*given, str(tiny_folder / "cases/vaerkstedet.yaml")]) == 0
    assert "There are 1 in others." in capsys.readouterr().out
    assert main([*given, str(tiny_folder / "cases/byhaven.yaml")]) == 1


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert screen.in_colour("x", "red") == "x"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert screen.in_colour("x", "red") == "\x1b[31mx\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "1")
    assert screen.in_colour("x", "red") == "x"


def test_write_puts_every_page_and_file_at_its_address(tmp_path: Path) -> None:
    assert main(["write", str(tmp_path), "--data", str(TINY)]) == 0
    publication = publish(read_handbook(TINY))
    for page in publication.pages:
        _, front, body = (
            (tmp_path / page.address / "index.html").read_text("utf-8").split("---\n", 2)
        )
        known: dict[str, Any] = yaml.safe_load(front)
        assert (known["key"], known["title"]) == (page.key, page.title)
        assert known["translated"] is page.translated
        assert body == page.body() + "\n"
    for output in publication.files:
        assert (tmp_path / output.path).is_file()


def test_write_refuses_a_place_that_cannot_be_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "da").write_text("in the way")
    assert main(["write", str(tmp_path), "--data", str(TINY), "--language", "en"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def records(handbook: Handbook) -> list[Any]:
    return [handbook.topics, handbook.places, *map(handbook.collection, KINDS.values())]


def test_the_real_data_survive_their_own_form(tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    before = records(read_handbook(data))
    assert main(["format", "--data", str(data)]) == 0
    assert records(read_handbook(data)) == before
    assert main(["format", "--check", "--data", str(data)]) == 0


def test_format_keeps_the_comments_at_the_top_and_names_the_schema(tiny_folder: Path) -> None:
    path = tiny_folder / "topics.yaml"
    path.write_text("# Our words.\n\n" + path.read_text("utf-8"), encoding="utf-8")
    assert main(["format", str(path), "--data", str(tiny_folder)]) == 0
    lines = path.read_text("utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../schema/topics.json"
    assert lines[1] == "# Our words."
    assert lines[2] == "domains:"


def test_format_only_checks_when_asked_to(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tiny_folder / "cases/byhaven.yaml"
    before = path.read_text("utf-8")
    given = ["format", "--check", str(path), "--language=en", "--data", str(tiny_folder)]
    assert main(given) == 1
    assert path.read_text("utf-8") == before
    assert "1 of 1 files have another form" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["format", "--data", "nowhere"], "There is no folder nowhere."),
        (["format", "--data", str(TINY), "Makefile"], "Makefile is not a file in the data folder."),
        (["comment", "nowhere.json"], "nowhere.json is not a report."),
    ],
)
def test_what_is_not_there_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main([*arguments, "--language", "en"]) == 2
    assert told in capsys.readouterr().err


def test_schema_writes_one_file_a_kind(tmp_path: Path) -> None:
    assert main(["schema", str(tmp_path), "--data", str(TINY)]) == 0
    assert {"case.json", "method.json", "principles.json"} <= {
        each.name for each in tmp_path.iterdir()
    }
