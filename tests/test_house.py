"""The house keeps its own rules: rooms in order, words in both languages, a scene a problem."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import codes_of_scenes

import handbook
from handbook import guides, model
from handbook.fields import Part, Point
from handbook.reading import FOLDERS, GUIDES, LISTS
from handbook.schemas import SCHEMAS, all_schemas
from handbook.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

HOOKS = Path(handbook.__file__).parent.parent
PACKAGE = HOOKS / "handbook"
ROOMS = [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]
ASSETS = HOOKS.parent / "docs" / "assets"
SCRIPTS = sorted(ASSETS.rglob("*.js"))
MOST_LINES = 300

TOLD_ELSEWHERE = {
    "no-data-folder": "unit/test_reading.py",
    "comment-within": "unit/test_manuscripts.py",
}
"""The problems that no file laid over a folder can make, and the test that makes them."""


def room_of(module: str) -> str:
    """The room of a module: `pages` for `handbook.pages.cases`."""
    return module.split(".")[1]


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are written in full"
            yield node.module or ""


def named(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


def test_every_room_is_in_the_list_of_rooms() -> None:
    there = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    there |= {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert there == set(handbook.ROOMS)


@pytest.mark.parametrize("path", ROOMS, ids=named)
def test_each_room_leans_only_on_rooms_before_it(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    order = handbook.ROOMS.index(own)
    leant_on = {room_of(name) for name in imports_of(path) if name.startswith("handbook.")}
    later = {room for room in leant_on - {own} if handbook.ROOMS.index(room) >= order}
    assert not later


@pytest.mark.parametrize("path", ROOMS, ids=named)
def test_the_package_has_never_heard_of_mkdocs(path: Path) -> None:
    assert not [name for name in imports_of(path) if name.split(".")[0].startswith("mkdocs")]


def test_only_the_door_and_the_package_stand_in_hooks() -> None:
    there = {path.name for path in HOOKS.iterdir() if path.name != "__pycache__"}
    assert there == {"mkdocs_hook.py", "handbook"}


@pytest.mark.parametrize("path", [HOOKS / "mkdocs_hook.py", *ROOMS], ids=named)
def test_every_room_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [HOOKS / "mkdocs_hook.py", *ROOMS], ids=named)
def test_no_room_is_too_large_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_no_script_is_too_large_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_both_languages_say_the_same_things() -> None:
    assert words("da").keys() == words("en").keys()


def test_both_languages_fill_in_the_same_details() -> None:
    assert placeholders("da") == placeholders("en")


def placeholders(language: str) -> dict[str, set[str]]:
    """The details that each sentence of a language fills in."""
    return {path: set(re.findall(r"{(\w*)}", text)) for path, text in words(language).items()}


def test_every_problem_is_told_in_a_scene_or_in_a_named_test(tmp_path: Path) -> None:
    codes = {path.removeprefix("problems.") for path in words("en") if path.startswith("problems.")}
    assert codes_of_scenes(tmp_path) == codes - TOLD_ELSEWHERE.keys()
    for code, test in TOLD_ELSEWHERE.items():
        assert f'"{code}"' in (Path(__file__).parent / test).read_text(encoding="utf-8")


def record_models() -> set[type[BaseModel]]:
    """Every class of the models that a record or a part of one is made of."""
    return {
        each
        for module in (model, guides)
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, Part) and each is not Part
    }


def test_every_kind_of_record_has_a_schema() -> None:
    read = [entry[1] for kinds in (LISTS, FOLDERS, GUIDES) for entry in kinds.values()]
    assert {*read, model.Topics, model.Places} == set(SCHEMAS.values())


def test_every_field_of_every_record_is_in_its_schema() -> None:
    described = {
        name: set(part["properties"])
        for schema in all_schemas().values()
        for name, part in schema.get("$defs", {}).items()
    }
    for each in record_models() - {model.Record}:
        fields = {field.alias or name for name, field in each.model_fields.items()}
        assert described[each.__name__] == fields
    assert described[Point.__name__] >= set(Point.model_fields)


def test_the_wording_holds_each_key_once() -> None:
    for language in ("da", "en"):
        text = (PACKAGE / "wording" / f"{language}.yaml").read_text(encoding="utf-8")
        for node in _mappings(yaml.compose(text, Loader=yaml.CBaseLoader)):
            keys = [key.value for key, _ in node.value]
            assert sorted(keys) == sorted(set(keys))


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
