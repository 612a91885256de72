"""A sample pull request, as the two workflows meet it: the report, and the comment made of it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import TINY, lay_over

from handbook.__main__ import main
from handbook.proposals import MOST_TOLD, comment_on, harmless, language_of
from handbook.reading import read_handbook

NEW_CASE = (TINY / "cases/vaerkstedet.yaml").read_text("utf-8").replace("Værkstedet", "Bænken", 1)
HOSTILE = (
    "@everyone <script>alert(1)</script> ![x](https://evil.example/x.png) [l](//e) `c` **b** |"
)
ALLOWED = re.compile(r"&#\d+;")


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A copy of the handbook that somebody has changed."""
    return Path(shutil.copytree(TINY, tmp_path / "proposal" / "data"))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("PROPOSAL_TITLE", "A new case")
    monkeypatch.setenv("PROPOSAL_BODY", "This is the case of a bench, and we have sources for it.")
    return monkeypatch


def report(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What the first workflow makes and keeps."""
    capsys.readouterr()
    assert main(["report", str(TINY), "--data", str(folder)]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def comment(found: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the second workflow writes, from the report alone and with the published handbook."""
    path = folder.parent / "report.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    assert main(["comment", str(path), "--data", str(TINY)]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("said")
def test_a_good_proposal_is_answered_with_what_readers_will_see(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = {"change": {"evidence: high": "evidence: low"}}
    lay_over(proposal, {"cases/baenken.yaml": NEW_CASE, "cases/byhaven.yaml": changed})
    told = comment(report(proposal, capsys), proposal, capsys)
    assert told.startswith("<!-- handbook: what a proposal changes -->\n")
    assert "New case: **Bænken**" in told
    assert "Changed case: **Byhaven**" in told
    assert "challenges " + read_handbook(TINY).principles["share-the-work"].title["en"] in told
    assert "Texts not yet translated into English: 1." in told


def test_a_proposal_with_mistakes_is_answered_in_its_authors_language(
    proposal: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROPOSAL_BODY", "Det er en case om en bænk, og jeg har ikke flere kilder.")
    lay_over(proposal, {"cases/baenken.yaml": NEW_CASE.replace("evidence: low", "evidence: lav")})
    told = comment(report(proposal, capsys), proposal, capsys)
    assert "Før det kan læses, skal dette rettes (1):" in told
    assert "baenken.yaml, linje" in told
    assert "Der findes ingen grad af belæg »lav«" in told


def test_what_is_taken_away_is_told(proposal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_over(proposal, {"cases/vaerkstedet.yaml": None, "articles/on-borrowing.yaml": None})
    found = report(proposal, capsys)
    gone = [("gone", "vaerkstedet"), ("gone", "on-borrowing")]
    assert [(each["change"], each["id"]) for each in found["changes"]] == gone
    assert "Fjernet case: **Værkstedet**" in comment(found, proposal, capsys)


def test_a_proposal_without_records_is_thanked(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Det ændrer ikke noget" in comment(report(proposal, capsys), proposal, capsys)


def test_nothing_that_a_proposal_writes_acts_in_the_comment(
    proposal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = f"  da: '{HOSTILE}'\n  en: X\n"
    case = re.sub(r"^title:.*$", "title:\n" + title.rstrip(), NEW_CASE, count=1, flags=re.MULTILINE)
    lay_over(proposal, {"cases/baenken.yaml": case})
    told = comment(report(proposal, capsys), proposal, capsys)
    shown = ALLOWED.sub("", next(line for line in told.splitlines() if "alert" in line))
    assert not set("@<>[]`|:&#_") & set(shown.replace("case: ", ""))


FORGED: list[Any] = [
    {},
    {"problems": "x", "changes": {"a": 1}},
    {"problems": [1, None, {"code": "nothing"}], "language": "../../etc"},
    {"problems": [{"code": "too-large", "details": {"siz": "x"}, "file": HOSTILE, "line": []}]},
    {"problems": [{"code": "unknown-field", "details": {"field": HOSTILE}, "field": HOSTILE}]},
    {"problems": [{"code": "unknown-field", "details": ["field"]}]},
    {"changes": [{"change": "new", "kind": "case", "title": HOSTILE * 1000, "links": [HOSTILE]}]},
    {"changes": [{"change": HOSTILE, "kind": HOSTILE, "untranslated": {"en": HOSTILE, "x": 3}}]},
    {
        "changes": [
            {"change": "new", "kind": "case", "links": [{"stance": "shows", "principle": []}]}
        ]
    },
    {"changes": [{"change": "new", "kind": "case", "title": "x"}] * 100_0},
]


@pytest.mark.parametrize("forged", FORGED, ids=range(len(FORGED)))
def test_a_forged_report_gives_a_tame_comment(forged: Any) -> None:
    told = comment_on(forged, read_handbook(TINY))
    assert len(told) < 60_000
    body = told.partition("\n")[2]
    assert not set("<>[]`|@") & set(ALLOWED.sub("", body))


@pytest.mark.parametrize("content", ["", "[]", "3", "{", "[" * 100_000, "x" * 3_000_000])
def test_what_is_no_report_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = tmp_path / "report.json"
    path.write_text(content)
    assert main(["comment", str(path), "--data", str(TINY), "--language", "en"]) == 2
    assert "is not a report" in capsys.readouterr().err


def test_a_long_list_is_cut_and_counted() -> None:
    change = {"change": "new", "kind": "case", "title": "x", "links": []}
    told = comment_on({"language": "en", "changes": [change] * (MOST_TOLD + 7)})
    assert told.count("New case") == MOST_TOLD
    assert "And 7 more." in told


def test_a_text_from_outside_is_one_short_line() -> None:
    assert harmless("a\n\nb\tc") == "a b c"
    assert len(ALLOWED.sub("x", harmless("<" * 10_000))) < 400


@pytest.mark.parametrize(
    ("text", "otherwise", "language"),
    [
        ("Det er en case om en have", "en", "da"),
        ("This is the case of a garden", "da", "en"),
        ("Byhaven på Nørrebro", "en", "da"),
        ("", "en", "en"),
        ("🌱", "da", "da"),
    ],
)
def test_the_language_somebody_writes_in_is_guessed(
    text: str, otherwise: str, language: str
) -> None:
    assert language_of(text, otherwise) == language
