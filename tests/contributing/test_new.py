"""A new record from a conversation or from options; the check then tells what it lacks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from handbook.__main__ import main
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SETTINGS = (
    "summary=A bench by the sea.",
    "place.municipality=Nordstrand",
    "status=ongoing",
    "domains=green, culture",
    "arena=garden",
    "target_group=Walkers",
    "actors[0].name=The bench club",
    "actors[0].sector=association",
    "actors[1].name.en=Neighbours",
    "actors[1].name.da=Naboer",
    "actors[1].sector=citizens",
    "story.challenge=Nowhere to sit.",
    "story.process=They built one.",
    "lessons=Sit down.",
    "principles[0].principle=listen-first",
    "principles[0].stance=shows",
    "principles[0].how=They asked first.",
    "sources[0].url=https://example.org/bench",
    "sources[0].title=The bench",
    "sources[0].kind=news",
    "evidence=low",
)
METHOD = (
    "summary=Kort.", "purpose=Godt.", "phases=meet", "duration=En time", "group=Alle",
    "steps=Sig noget.", "principles[0].principle=listen-first", "principles[0].how=Man lytter.",
    "sources[0].url=https://example.org/m", "sources[0].title=M", "sources[0].kind=news",
)  # fmt: skip


def new(folder: Path, *arguments: str, language: str = "en") -> int:
    return main(["new", *arguments, "--data", str(folder), "--language", language])


def settings(values: Iterable[str]) -> list[str]:
    return [f"--set={each}" for each in values]


def test_a_case_made_from_options_is_whole(tiny_folder: Path) -> None:
    assert new(tiny_folder, "case", "--title", "The bench", *settings(SETTINGS)) == 0
    case = read_handbook(tiny_folder).cases["the-bench"]
    assert case.written_in == "en"
    assert case.actors[1].name == {"da": "Naboer", "en": "Neighbours"}
    assert case.lessons == [{"en": "Sit down."}]


def test_a_method_made_from_options_is_whole(tiny_folder: Path) -> None:
    phases = next(iter(read_handbook(tiny_folder).phases))
    given = [each.replace("phases=meet", f"phases={phases}") for each in METHOD]
    assert new(tiny_folder, "method", "--title=Å ja", *settings(given), language="da") == 0
    assert read_handbook(tiny_folder).methods["aa-ja"].title == {"da": "Å ja"}


def test_what_a_new_case_lacks_is_told_with_its_place(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(tiny_folder, "case", "--title", "The bench") == 1
    told = capsys.readouterr().out
    assert "The field “story” is missing." in told
    assert "data/cases/the-bench.yaml" in told
    assert (
        (tiny_folder / "cases/the-bench.yaml")
        .read_text()
        .startswith(
            "# yaml-language-server: $schema=../../schema/case.json\ntitle:\n  en: The bench\n"
        )
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--set=titel=x"], "Did you mean “title”?"),
        (["--set=zzz=x"], "There is no field “zzz”."),
        (["--set=story=x"], "“story” has several fields"),
        (["--set=status.da=x"], "“status” has no fields within it"),
        (["--set=actors[3].name=x"], "The list “actors” has 0 entries"),
        (["--set=title"], "needs an equals sign"),
        (["--set=[=x"], "is not the name of a field"),
        (["--set=title..=x"], "is not the name of a field"),
        ([], "cannot be an id"),
        (["--id=Å"], "cannot be an id"),
        (["--id=../x"], "cannot be an id"),
        (["--id=byhaven"], "is there already"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    before = sorted(tiny_folder.rglob("*"))
    assert new(tiny_folder, "case", *arguments) == 2
    assert told in capsys.readouterr().err
    assert sorted(tiny_folder.rglob("*")) == before


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person at a terminal, who gives these answers and then nothing but Enter."""
    answers: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _: answers.pop(0) if answers else "")
    return answers


def test_a_conversation_makes_a_case_that_is_whole(
    tiny_folder: Path, terminal: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal += ["Bænken", "En bænk ved havet."]
    terminal += ["Nordstrand", "", "", "", ""]  # municipality; also in, region, town, country
    terminal += ["igang", "1", "Natur, culture", "garden", "Folk på tur"]
    terminal += ["Bænkeklubben", "association", ""]
    terminal += ["Ingen steder at sidde.", "De byggede en."]
    terminal += ["listen-first", "viser", "shows", "De spurgte først.", ""]
    terminal += ["https://example.org/baenk", "Bænken", "news", "", "low"]
    assert new(tiny_folder, "case", language="da") == 0
    case = read_handbook(tiny_folder).cases["baenken"]
    assert (case.status, case.domains) == ("ongoing", ["green", "culture"])
    assert "»igang« står ikke på listen." in capsys.readouterr().out
    assert not terminal


def test_an_interrupted_conversation_writes_nothing(
    tiny_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", interrupted)
    before = sorted(tiny_folder.rglob("*"))
    assert new(tiny_folder, "case") == 130
    assert "Nothing was written" in capsys.readouterr().err
    assert sorted(tiny_folder.rglob("*")) == before
