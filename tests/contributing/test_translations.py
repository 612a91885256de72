"""A translation knows the text it was made from, and readers are told when that has changed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import lay_over

from handbook.__main__ import main
from handbook.library import KINDS
from handbook.publishing import publish
from handbook.reading import read_handbook
from handbook.translations import fingerprint, progress

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook

CASE = "cases/byhaven.yaml"
OLD = "Naboer og kommune gjorde en parkeringsplads til en have."
NEWS = {CASE: {"change": {OLD: "Naboerne lavede en have."}}}


def run(folder: Path, *arguments: str) -> int:
    return main([*arguments, "--data", str(folder), "--language", "en"])


def state(folder: Path, language: str = "en") -> str:
    return progress(read_handbook(folder).cases["byhaven"], language).state


def page(handbook: Handbook, address: str) -> str:
    return next(each.body() for each in publish(handbook).pages if each.address == address)


def test_a_text_lives_through_every_state(tiny_folder: Path) -> None:
    assert state(tiny_folder, "da") == "original"
    assert state(tiny_folder) == "unreviewed"
    assert run(tiny_folder, "translated", "byhaven", "en", "--reviewed") == 0
    assert state(tiny_folder) == "complete"
    lay_over(tiny_folder, NEWS)
    assert state(tiny_folder) == "behind"
    lay_over(tiny_folder, {CASE: {"change": {"  en: The town garden\n": ""}}})
    assert state(tiny_folder) == "missing"


def test_wrapping_a_text_anew_leaves_no_translation_behind(tiny_folder: Path) -> None:
    before = fingerprint(read_handbook(tiny_folder).cases["byhaven"])
    lay_over(tiny_folder, {CASE: {"change": {OLD: OLD.replace(" ", "\n    ", 3)}}})
    assert fingerprint(read_handbook(tiny_folder).cases["byhaven"]) == before


def test_who_translated_is_kept_when_the_translation_is_recorded_again(tiny_folder: Path) -> None:
    run(tiny_folder, "translated", "case/byhaven", "en", "--by", "Centre")
    lay_over(tiny_folder, NEWS)
    run(tiny_folder, "translated", "byhaven", "en")
    made = read_handbook(tiny_folder).cases["byhaven"].translations["en"]
    assert (made.by, made.reviewed) == ("Centre", False)


def test_a_translation_in_a_list_of_records_is_recorded_too(tiny_folder: Path) -> None:
    assert run(tiny_folder, "translated", "principle/listen-first", "en") == 0
    assert "en" in read_handbook(tiny_folder).principles["listen-first"].translations


def test_all_that_is_translated_can_be_recorded_at_once(tiny_folder: Path) -> None:
    assert run(tiny_folder, "translated", "all", "en", "--reviewed") == 0
    handbook = read_handbook(tiny_folder)
    assert progress(handbook.cases["byhaven"], "en").state == "complete"
    assert progress(handbook.cases["vaerkstedet"], "en").state == "missing"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["byhave", "en"], "Did you mean “byhaven”?"),
        (["zzz", "en"], "There is nothing called “zzz”"),
        (["vaerkstedet", "en"], "Texts of “vaerkstedet” that are not translated yet: 1"),
        (["byhaven", "fr"], "The language “fr” is not known"),
        (["runde", "sv"], "The handbook has: da, en."),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert run(tiny_folder, "translated", *arguments) == 2
    assert told in capsys.readouterr().err


def test_the_list_counts_the_states_and_names_what_waits(
    tiny_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tiny_folder, "translated", "byhaven", "en")
    lay_over(tiny_folder, NEWS)
    capsys.readouterr()
    assert run(tiny_folder, "translations", "en") == 0
    told = capsys.readouterr().out
    assert "1 behind" in told
    assert "case/byhaven" in told
    assert "case/vaerkstedet" in told
    assert "principle/listen-first" not in told
    assert run(tiny_folder, "translations", "en", "--all") == 0
    assert "principle/listen-first" in capsys.readouterr().out


def test_the_page_of_a_translation_that_is_behind_says_so_and_leads_to_the_original(
    tiny_folder: Path,
) -> None:
    run(tiny_folder, "translated", "byhaven", "en")
    assert "is newer" not in page(read_handbook(tiny_folder), "en/cases/byhaven/")
    lay_over(tiny_folder, NEWS)
    handbook = read_handbook(tiny_folder)
    told = page(handbook, "en/cases/byhaven/")
    assert "The original in Danish is newer than this translation." in told
    assert '<a hreflang="da" href="../../../da/cases/byhaven/">' in told
    assert "er nyere" not in page(handbook, "da/cases/byhaven/")


@pytest.mark.parametrize(
    ("address", "state_said"), [("da/oversaettelser/", "mangler"), ("en/translations/", "missing")]
)
def test_a_page_a_language_shows_the_state_of_every_record(
    tiny: Handbook, address: str, state_said: str
) -> None:
    told = page(tiny, address)
    for kind in ("cases", "methods", "principles", "phases", "terms"):
        for record in getattr(tiny, kind).values():
            title = getattr(record, "title", None) or record.term
            assert title["da"] in told or title["en"] in told
    assert f">{state_said}</td>" in told
    assert "?record=vaerkstedet&amp;to=en" in told


ROW = re.compile(
    r'<tr data-state="(\w+)"><th [^>]*><a href="[^"]*">(.*?)</a>.*?'
    r'<a href="([^"]*)" aria-label="([^"]*)">([^<]*)</a></td></tr>',
    re.DOTALL,
)


@pytest.mark.parametrize("address", ["da/oversaettelser/", "en/translations/"])
def test_every_row_leads_to_the_form_that_opens_its_record(tiny: Handbook, address: str) -> None:
    publication = publish(tiny)
    (told,) = [each.body() for each in publication.pages if each.address == address]
    there = {each.address for each in publication.pages}
    rows = ROW.findall(told)
    assert len(rows) == told.count("<tr data-state=") > len(tiny.cases)
    for _, title, href, name, shown in rows:
        assert name.startswith(shown)
        assert re.sub("<[^>]*>", "", title) in name
        path, _, asked = href.partition("?")
        assert path.replace("../", "") in there
        kind, _, id_ = asked.split("&amp;")[0].removeprefix("record=").rpartition("/")
        assert id_ in tiny.collection(KINDS[kind or "case"])


def test_the_exports_carry_the_state(tiny: Handbook) -> None:
    files = {each.path: each.written for each in publish(tiny).files}
    cases: dict[str, Any] = {each["id"]: each for each in json.loads(files["api/v1/cases.json"])}
    assert cases["vaerkstedet"]["translation_state"]["en"]["state"] == "missing"
    told = cases["vaerkstedet"]["translation_state"]["en"]
    assert told["translated"] == told["texts"] - 1
