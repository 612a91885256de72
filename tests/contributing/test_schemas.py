"""The schemas say what the model says, of the real records and of a thousand random ones."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from conftest import TINY
from jsonschema import Draft202012Validator

from handbook.anatomy import in_order
from handbook.checking import Company, problems_of
from handbook.complaints import record_of
from handbook.library import KINDS
from handbook.problems import HandbookError
from handbook.questions import LONGEST
from handbook.reading import read_handbook
from handbook.schemas import CLOSED, SCHEMAS, all_schemas, schema_of_file
from handbook.source import source_of
from handbook.wording import words
from handbook.yaml_text import yaml_text

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
FILES = sorted(
    path.relative_to(DATA).as_posix()
    for path in DATA.rglob("*.yaml")
    if path.parent.name != "questions"
)
RANDOM_RECORDS = 1000


@pytest.fixture(scope="module")
def real() -> dict[str, dict[str, Any]]:
    return all_schemas(read_handbook(DATA))


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_schema_is_a_schema(name: str, real: dict[str, dict[str, Any]]) -> None:
    Draft202012Validator.check_schema(real[name])


@pytest.mark.parametrize("file", FILES)
def test_every_real_file_follows_its_schema_as_an_editor_reads_it(
    file: str, real: dict[str, dict[str, Any]]
) -> None:
    text = (DATA / file).read_text(encoding="utf-8")
    schema = SCHEMAS.get(schema_of_file(file).removesuffix("s")) or SCHEMAS[schema_of_file(file)]
    plain = source_of(text, file).data
    ordered = (
        [in_order(each, schema, ("da", "en")) for each in plain]
        if isinstance(plain, list)
        else in_order(plain, schema, ("da", "en"))
    )
    told = yaml.load(yaml_text(ordered), Loader=yaml.CSafeLoader)
    errors = Draft202012Validator(real[schema_of_file(file)]).iter_errors(told)
    assert [f"{each.json_path}: {each.message}" for each in errors] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_questions_follow_theirs_and_their_faults_do_not(
    language: str, real: dict[str, dict[str, Any]]
) -> None:
    validator = Draft202012Validator(real["questions"])
    text = (DATA / "questions" / f"{language}.yaml").read_text("utf-8")
    asked = source_of(text, language).data
    assert len(asked) > 1000
    assert list(validator.iter_errors(asked)) == []
    for wrong in ({"a": []}, {"a": "case:b"}, {"a": ["b"]}, {"a": ["case:b", "case:b"]}):
        assert list(validator.iter_errors(wrong))
    assert list(validator.iter_errors({"a" * (LONGEST + 1): ["case:b"]}))


def test_the_schemas_in_the_repository_are_those_of_the_model(
    real: dict[str, dict[str, Any]],
) -> None:
    """Editors follow the files in `schema/`; `python -m handbook schema` writes them anew."""
    there = {path.stem: json.loads(path.read_text("utf-8")) for path in ROOT.glob("schema/*.json")}
    assert sorted(there) == sorted(real)
    stale = [name for name in real if there[name] != real[name]]
    assert stale == [], "run `python -m handbook schema`"


def test_a_field_is_named_and_explained_in_both_languages(real: dict[str, Any]) -> None:
    title = real["case"]["$defs"]["Case"]["properties"]["summary"]
    for language in ("da", "en"):
        assert words(language)["fields.case.summary.label"] in title["title"]
        assert words(language)["fields.case.summary.help"] in title["description"]


def test_an_editor_is_offered_both_languages_and_the_vocabulary(real: dict[str, Any]) -> None:
    fields = real["case"]["$defs"]["Case"]["properties"]
    assert list(fields["title"]["properties"]) == ["da", "en"]
    assert "elderly" in fields["domains"]["items"]["enum"]
    assert "Ældre / Older people" in fields["domains"]["items"]["enumDescriptions"]


UNKNOWABLE = {
    "missing-language", "one-paragraph-expected", "raw-html", "image-in-prose", "heading-in-prose",
    "link-scheme", "unknown-source", "unknown-source-near", "listed-twice", "future-year",
    "ends-before-it-begins", "abroad-with-municipality", "other-region", "duplicate-id",
    *(
        f"unknown-reference{near}.{to}"
        for near in ("", "-near")
        for to in {*KINDS.values(), "forms"} - CLOSED
    ),
}  # fmt: skip
"""What no schema can know: whatever needs another field, another record or the text's meaning."""

HANDBOOK = read_handbook(TINY)
SEEDS = [
    (kind, source_of(path.read_text(encoding="utf-8"), path.name).data)
    for kind, folder in (("case", "cases"), ("method", "methods"))
    for path in sorted((TINY / folder).glob("*.yaml"))
]
VALUES: list[Any] = [
    "", "x", "2016", "20166", "0", "007", "-3", "true", "false", "no", "green", "garden", "shows",
    "high", "DK", "Nordstrand", "https://example.org/", "http:/x", "2026-13", "2026-01", "a b",
    "da", "fr", "Ø", "x" * 91, "x" * 301, "x" * 321, "to\nlinjer", [], {}, ["x"], [{}],
    {"da": "x"}, {"da": "x", "en": "y"}, {"fr": "x"}, {"da": ["x"]}, {"da": ""}, "partly",
    "practice",
]  # fmt: skip


def places_in(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything within a record."""
    inner: Any = data.items() if isinstance(data, dict) else ()
    if isinstance(data, list):
        inner = enumerate(data)
    return [path for key, value in inner for path in [(*at, key), *places_in(value, (*at, key))]]


def bent(random: Random) -> tuple[str, Any]:
    """A record, with none to three things taken out, put in or changed."""
    kind, seed = random.choice(SEEDS)
    data = copy.deepcopy(seed)
    for _ in range(random.randint(0, 3)):
        *way, last = random.choice(places_in(data))
        parent = data
        for step in way:
            parent = parent[step]
        action = random.choice(["remove", "replace", "replace", "add"])
        if action == "remove":
            del parent[last]
        elif action == "add" and isinstance(parent, dict):
            parent[
                random.choice(["methods", "note", "odd", "role", "fr", "region", "formerly"])
            ] = copy.deepcopy(random.choice(VALUES))
        else:
            parent[last] = copy.deepcopy(random.choice(VALUES))
        if not places_in(data):
            break
    return kind, data


def codes_of(kind: str, text: str) -> set[str]:
    """The codes of everything that reading this record alone would tell."""
    source = source_of(text, "data/x.yaml")
    try:
        record = record_of(SCHEMAS[kind], source)
    except HandbookError as error:
        return {each.code for each in error.problems}
    whole = copy.copy(HANDBOOK)
    object.__setattr__(whole, KINDS[kind], {"x": record})
    object.__setattr__(whole, "files", {(kind, "x"): source})
    known = {name: set(entries) for name, entries in HANDBOOK.vocabulary.items()}
    whole.__dict__.pop("vocabulary", None)
    company = Company(whole, known, 2026)
    return {each.code for each in problems_of(company, kind, "x", ())}


def test_schema_and_model_agree_on_a_thousand_random_records() -> None:
    random = Random(6)  # noqa: S311 - to be repeated, not to be secret
    schemas = {name: Draft202012Validator(schema) for name, schema in all_schemas(HANDBOOK).items()}
    right = 0
    for _ in range(RANDOM_RECORDS):
        kind, data = bent(random)
        text = yaml_text(in_order(data, SCHEMAS[kind], HANDBOOK.languages))
        follows = schemas[kind].is_valid(yaml.load(text, Loader=yaml.CSafeLoader))
        codes = codes_of(kind, text)
        if follows:
            assert codes <= UNKNOWABLE, f"{codes}\n{text}"
            right += 1
        else:
            assert codes, f"the schema refuses what the check lets through:\n{text}"
    assert RANDOM_RECORDS / 10 < right < RANDOM_RECORDS * 9 / 10
