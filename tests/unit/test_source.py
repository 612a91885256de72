from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.problems import HandbookError, Place
from handbook.source import DEEPEST, INVISIBLE, Source, dotted, read_source, source_of

if TYPE_CHECKING:
    from pathlib import Path

visible = st.text(max_size=8).filter(lambda text: not INVISIBLE.search(text))
trees = st.recursive(
    visible,
    lambda inner: st.lists(inner) | st.dictionaries(visible.filter(bool), inner),
    max_leaves=6,
)
yaml_like = st.text(alphabet=st.sampled_from("ab: -[]{},&*!|>'\"#%@`?\n\t\r\\~\u00e6\u0085\u2028"))


def written(tree: object) -> str:
    """A tree as YAML, every text in quotes."""
    return yaml.dump(
        tree, Dumper=yaml.CSafeDumper, default_style='"', allow_unicode=True, width=10_000
    )


def source_or_problems(text: str) -> Source | HandbookError:
    """What becomes of a text; any other exception is a fault of ours and is let through."""
    try:
        return source_of(text, "a.yaml")
    except HandbookError as error:
        return error


@given(st.text() | yaml_like)
def test_any_text_is_a_source_or_a_told_problem(text: str) -> None:
    result = source_or_problems(text)
    if isinstance(result, HandbookError):
        assert result.problems
        assert "\n" not in result.problems[0].told("da")


@given(yaml_like)
def test_what_we_read_is_what_yaml_says_with_every_scalar_as_text(text: str) -> None:
    result = source_or_problems(text)
    if isinstance(result, Source):
        assert result.data == yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - gives only text


@given(st.dictionaries(visible.filter(bool), trees, min_size=1))
def test_scalars_come_back_as_they_were_written(tree: dict[str, Any]) -> None:
    result = source_or_problems(written(tree))
    if isinstance(result, HandbookError):
        assert {problem.code for problem in result.problems} == {"too-deep"}
    else:
        assert result.data == tree


@given(st.dictionaries(visible.filter(bool), trees, min_size=1))
def test_every_place_is_where_its_key_or_item_stands(tree: dict[str, Any]) -> None:
    text = written(tree)
    result = source_or_problems(text)
    if isinstance(result, Source):
        lines = text.split("\n")
        for path, (line, column) in result.places.items():
            expected = value_at(tree, path) if isinstance(path[-1], int) else path[-1]
            if isinstance(expected, str):
                assert first_scalar(lines[line - 1][column - 1 :]) == expected


def value_at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def first_scalar(text: str) -> str:
    """The text in quotes that a line's rest begins with."""
    assert text.startswith('"')
    tokens = yaml.scan(text, Loader=yaml.CBaseLoader)
    return str(next(each.value for each in tokens if isinstance(each, yaml.ScalarToken)))


@pytest.mark.parametrize("scalar", ["no", "12:30", "2026-11-21", "012", "~", "1e3", "0x1F", "Yes"])
def test_yaml_guesses_at_nothing(scalar: str) -> None:
    assert source_of(f"a: {scalar}\nb: [{scalar}]", "a.yaml").data == {
        "a": scalar,
        "b": [scalar],
    }


def test_a_place_that_is_not_there_is_its_nearest_parents() -> None:
    source = source_of("a:\n  b: [c]\n", "a.yaml")
    assert source.place(("a", "b", 0)) == Place("a.yaml", 2, 7)
    assert source.place(("a", "x", "y")) == Place("a.yaml", 1, 1)
    assert source.place(("a", "b", 3)) == Place("a.yaml", 2, 3)
    assert source.place(("z",)) == Place("a.yaml", 1, 1)


def test_a_line_of_a_block_is_the_files_own_line() -> None:
    source = source_of("a: |\n  one\n  two\nb: >-\n  one\n  two\n", "a.yaml")
    assert source.problem(("a",), "raw-html", 1).place == Place("a.yaml", 3, 1)
    assert source.problem(("a",), "raw-html", 0).place == Place("a.yaml", 2, 1)
    assert source.problem(("a",), "too-long").place == Place("a.yaml", 1, 1)
    assert source.problem(("b",), "raw-html", 1).place == Place("a.yaml", 4, 1)


def test_a_text_alone_has_no_path() -> None:
    source = source_of("|\n one\n two\n", "a.yaml")
    assert source.data == "one\ntwo\n"
    assert source.problem((), "raw-html", 1).path == ""


@pytest.mark.parametrize(
    ("path", "told"), [((), ""), (("a",), "a"), ((0, "b"), "[0].b"), (("a", 1, "b"), "a[1].b")]
)
def test_a_path_is_told_the_way_authors_read_it(path: tuple[str | int, ...], told: str) -> None:
    assert dotted(path) == told


def test_nesting_is_allowed_as_deep_as_the_model_and_no_deeper() -> None:
    assert source_of("[" * DEEPEST + "]" * DEEPEST, "a.yaml").data
    deeper = source_or_problems("[" * 100_000)
    assert isinstance(deeper, HandbookError)
    assert [problem.code for problem in deeper.problems] == ["too-deep"]


def test_a_source_is_named_from_the_folder_that_holds_the_data(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    (folder / "cases").mkdir(parents=True)
    (folder / "cases" / "a.yaml").write_text("a: b", encoding="utf-8")
    assert read_source(folder / "cases" / "a.yaml", folder).file == "data/cases/a.yaml"


def test_a_file_beyond_the_folder_is_named_in_full(tmp_path: Path) -> None:
    outside = tmp_path / "a.yaml"
    outside.write_text("a: b", encoding="utf-8")
    with pytest.raises(HandbookError, match=str(outside)):
        read_source(outside, tmp_path / "elsewhere" / "data")


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert source_of("\ufeffa: b", "a.yaml").data == {"a": "b"}
