from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over

from handbook.exports import exports
from handbook.reading import read_handbook
from handbook.schemas import all_schemas

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


@pytest.fixture
def files(tiny: Handbook) -> dict[str, str]:
    return {output.path: output.written.decode() for output in exports(tiny)}


def test_the_exports_that_were_promised_are_there(files: dict[str, str]) -> None:
    promised = {"cases.json", "principles.json", "methods.json", "links.csv"}
    assert {f"api/v1/{name}" for name in promised} <= files.keys()
    assert {f"api/v1/schema/{name}.json" for name in all_schemas()} <= files.keys()


@pytest.mark.parametrize("kind", ["case", "principle", "method", "phase", "term"])
def test_every_record_is_exported_with_its_id_and_its_addresses(
    tiny: Handbook, files: dict[str, str], kind: str
) -> None:
    records = json.loads(files[f"api/v1/{kind}s.json"])
    assert [each["id"] for each in records] == list(getattr(tiny, f"{kind}s"))
    assert all(set(each["addresses"]) == {"da", "en"} for each in records)


def test_a_case_is_exported_as_its_author_wrote_it(files: dict[str, str]) -> None:
    case = json.loads(files["api/v1/cases.json"])[0]
    assert case["period"] == {"from": 2018}
    assert [actor["name"] for actor in case["actors"]] == [
        "Haveforeningen",
        {"da": "Nordstrand Kommune", "en": "Nordstrand Municipality"},
    ]
    assert "å" in files["api/v1/cases.json"]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_every_link_is_a_row_with_its_sentence_in_each_language(
    tiny: Handbook, files: dict[str, str]
) -> None:
    rows = rows_of(files["api/v1/links.csv"])
    assert [(row["case"], row["principle"], row["stance"]) for row in rows] == [
        (link.case, link.principle, link.stance) for link in tiny.links
    ]
    assert [row["how_en"] for row in rows] == [link.how["en"] for link in tiny.links]


def test_every_link_tells_how_far_its_case_is_translated(
    tiny: Handbook, files: dict[str, str]
) -> None:
    cases = {each["id"]: each for each in json.loads(files["api/v1/cases.json"])}
    for row in rows_of(files["api/v1/links.csv"]):
        state = cases[row["case"]]["translation_state"]["en"]["state"]
        assert (row["state_da"], row["state_en"]) == ("original", state)
    assert tiny.cases.keys() == cases.keys()


@pytest.mark.parametrize("how", ["=1+1", "+45", "-1", "@SUM(A1)"])
def test_no_spreadsheet_takes_a_sentence_for_a_formula(tiny_folder: Path, how: str) -> None:
    change = {"{da: Hver har sit bed., en: Each has a bed.}": f"{{da: '{how}'}}"}
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": change}})
    texts = {output.path: output.written.decode() for output in exports(read_handbook(tiny_folder))}
    row = rows_of(str(texts["api/v1/links.csv"]))[1]
    assert (row["how_da"], row["how_en"]) == (f"'{how}", "")


def test_each_principle_has_its_colour(files: dict[str, str]) -> None:
    assert '[data-hue="share-the-work"]{--hue:#8a3b5c}' in files["assets/principles.css"]
