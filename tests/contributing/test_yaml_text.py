"""What is written is what an author would write, and reading it back loses nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.yaml_text import WIDTH, Bare, yaml_text

TABLE = Path(__file__).parent.parent / "yaml_text"
EXAMPLES = [
    example
    for path in sorted(TABLE.glob("*.yml"))
    for example in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def bare(data: Any) -> Any:
    """JSON's numbers and truth values as `Bare`."""
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items()}
    if isinstance(data, list):
        return [bare(value) for value in data]
    return data if isinstance(data, str) else Bare(json.dumps(data))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["says"])
def test_each_example_of_the_table_is_written_sign_by_sign(example: dict[str, str]) -> None:
    assert yaml_text(bare(json.loads(example["data"]))) == example["yaml"]


SIGNS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(" \n\t:#-'\"\\,[]{}|>&*!%@`?.\r\u2028\u202e\ufeff=~0123e+x"),
)
TEXTS = st.one_of(
    st.text(SIGNS),
    st.lists(st.text(st.sampled_from("abc :#-\n'\""), max_size=40), max_size=12).map(" ".join),
    st.sampled_from(["no", "12:30", "2016", "1e3", "---", "...", "? b", "x" * 99 + " " + "y" * 99]),
)
DATA = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(SIGNS, min_size=1, max_size=30), inner, max_size=4),
    ),
    max_leaves=12,
)


def read(text: str) -> Any:
    """What our own reader sees: all scalars are texts."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it builds only text


@settings(max_examples=200)
@given(DATA.filter(lambda data: not isinstance(data, str)))
def test_any_data_is_read_back_the_same_by_our_reader_and_by_others(data: Any) -> None:
    text = yaml_text(data)
    assert read(text) == data
    assert yaml.load(text, Loader=yaml.CSafeLoader) == data


@settings(max_examples=60)
@given(DATA.filter(lambda data: not isinstance(data, str)))
def test_what_is_written_twice_is_written_the_same(data: Any) -> None:
    text = yaml_text(data)
    assert yaml_text(read(text)) == text


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=12), min_size=30).map(" ".join))
def test_a_long_paragraph_is_no_wider_than_the_page(text: str) -> None:
    assert max(map(len, yaml_text({"a": {"da": text}}).splitlines())) <= WIDTH


@pytest.mark.parametrize("odd", [None, 3, object()])
def test_what_is_neither_text_nor_tree_is_a_mistake_of_ours(odd: object) -> None:
    with pytest.raises(TypeError):
        yaml_text({"a": odd})
