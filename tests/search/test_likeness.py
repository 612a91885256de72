"""Pages about the same thing lie near each other, and the browser is told so in few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_fixtures import ROOT, served

from handbook.likeness import MOST_BYTES, MOST_DIMENSIONS, dimensions_for, packed, places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

SUBJECTS = {
    "old age": [
        "pensioner",
        "senior",
        "lonely",
        "visit",
        "coffee",
        "carehome",
        "dementia",
        "granny",
    ],
    "climate": ["dike", "flood", "storm", "wind", "carbon", "energy", "village", "heat"],
    "school": ["pupil", "teacher", "class", "break", "playground", "homework", "sport", "parent"],
}
"""A page uses four words of one of them."""


def pages_on(words: Sequence[str]) -> list[list[str]]:
    """Eight pages on a subject; the first and the fifth share no word."""
    return [[words[(start + step) % len(words)] for step in range(4)] for start in range(8)]


PAGES = [page for words in SUBJECTS.values() for page in pages_on(words)]


def unpacked(told: bytes, number: int) -> np.ndarray:
    """The places as the browser's side reads them."""
    halves = np.frombuffer(told, np.uint8).reshape(number, -1)
    rows = np.stack([halves & 15, halves >> 4], axis=2).reshape(number, -1).astype(float) - 8
    return rows / np.maximum(1e-9, np.linalg.norm(rows, axis=1, keepdims=True))


def test_pages_on_one_subject_lie_near_each_other_though_they_share_no_word() -> None:
    near = (rows := places(PAGES, 3)) @ rows.T
    assert not set(PAGES[0]) & set(PAGES[4])
    assert near[0, 4] > 0.9
    assert near[0, 8:].max() < 0.1


def test_a_page_that_shares_no_word_with_any_lies_nowhere() -> None:
    rows = places([*PAGES, ["zeppelin"], []], 3)
    assert not rows[-2:].any()
    assert np.isfinite(rows).all()
    assert np.allclose(np.linalg.norm(rows[:-2], axis=1), 1, atol=1e-3)


def test_the_same_pages_give_the_same_bytes() -> None:
    assert packed(places(PAGES, 4)) == packed(places(PAGES, 4))


def test_half_a_byte_a_dimension_keeps_who_is_near_to_whom() -> None:
    rows = places(PAGES, 4)
    told = packed(rows)
    assert len(told) == len(PAGES) * 4 // 2
    again = unpacked(told, len(PAGES))
    assert np.abs(again @ again.T - rows @ rows.T).max() < 0.2


@given(st.integers(0, 20_000))
def test_the_places_of_any_number_of_pages_are_few_bytes_or_none(pages: int) -> None:
    dimensions = dimensions_for(pages)
    assert dimensions in range(0, min(MOST_DIMENSIONS, pages) + 1, 2)
    assert pages * dimensions // 2 <= MOST_BYTES


def test_a_handful_of_pages_and_very_many_have_no_places() -> None:
    assert [dimensions_for(number) for number in (0, 5, 50_000)] == [0, 0, 0]
    assert dimensions_for(400) == MOST_DIMENSIONS


NEAR = """async ([root, told, ids, scores]) => {
  const { likenessOf } = await import(new URL("js/search/likeness.js", root).href);
  const near = likenessOf(new Uint8Array(told), ids)(new Map(Object.entries(scores)));
  return Object.fromEntries(near);
}"""


@pytest.mark.browser
def test_the_browser_knows_who_is_near_to_the_best(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Near</title>", "utf-8")
    (tmp_path / "js").symlink_to(ROOT / "docs" / "assets" / "js")
    rows = places(PAGES, 4)
    ids = [f"page {number}" for number in range(len(PAGES))]
    scores = {"page 0": 1, "page 4": 0.1, "page 8": 0.1, "page 16": 0.1}
    with served(tmp_path) as root:
        page = browser.new_page()
        page.goto(root)
        near = page.evaluate(NEAR, [root, list(packed(rows)), ids, scores])
        none = page.evaluate(NEAR, [root, list(packed(rows)), ids, {}])
        page.close()
    again = unpacked(packed(rows), len(PAGES))
    wanted = again @ sum(score * again[ids.index(each)] for each, score in scores.items())
    best = max(wanted[ids.index(each)] for each in scores)
    assert near == pytest.approx(
        {each: wanted[ids.index(each)] / best for each in scores}, abs=1e-4
    )
    assert near["page 4"] > near["page 8"]
    assert none == {}
