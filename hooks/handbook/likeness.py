"""What pages are about, told by the words they use: a place for each, near to what is like it.

This is latent semantic analysis (Deerwester et al. 1990). The words of all pages span thousands of
dimensions, most of which are chance; in the few where pages differ most, those that are about the
same thing lie near each other, though they may share no word of a question. A place is a direction,
so the nearness of two is the cosine between them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Rows = NDArray[np.floating[Any]]

MOST_DIMENSIONS: Final = 64
"""More tell no more; found by trying on the questions that may be looked at."""
PAGES_A_DIMENSION: Final = 6
"""With fewer pages to each, every page would be like itself alone."""
MOST_BYTES: Final = 24_000
"""A browser loads the places with its first search, so many pages have fewer dimensions each."""

COLUMNS: Final = 4096
"""Words share so many columns, each told by a sum of its bytes: no vocabulary is held, and those
that meet by chance blur little (feature hashing, Weinberger et al. 2009)."""
SPARE: Final = 16
ROUNDS: Final = 6
"""Directions to spare and rounds of the search for the strongest ones (Halko et al. 2011)."""
STEPS: Final = 7
"""A place is told in as many steps to either side, which is half a byte a dimension."""
WIDE: Final = 2.5
"""In standard deviations: what lies further out is told as if it lay there."""


def dimensions_for(pages: int) -> int:
    """How many dimensions so many pages are given, an even number; 0 for very few or very many."""
    most = min(MOST_DIMENSIONS, pages // PAGES_A_DIMENSION, 2 * MOST_BYTES // max(pages, 1))
    return most - most % 2


def places(pages: Sequence[Iterable[str]], dimensions: int) -> Rows:
    """A row for each page, of length 1, from the words it uses, each as often as it does."""
    table = _weighed(pages)
    chance = np.random.default_rng(seed=len(pages))
    found = chance.standard_normal((len(pages), dimensions + SPARE)).astype(np.float32)
    for _ in range(ROUNDS):
        found, _rest = np.linalg.qr(table @ (table.T @ found))
    across = found.T @ table
    _strength, within = np.linalg.eigh(across @ across.T)
    strongest = found @ within[:, -dimensions:]
    turned, _rest = np.linalg.qr(chance.standard_normal((dimensions, dimensions)))
    return _of_length_one(strongest @ turned.astype(np.float32))


def _weighed(pages: Sequence[Iterable[str]]) -> Rows:
    """A row a page: how often it uses each word, the rare ones weighing more."""
    known: dict[str, int] = {}
    words: list[int] = []
    times: list[int] = []
    different = []
    for page in pages:
        used = Counter(page)
        words += [known.setdefault(word, len(known)) for word in used]
        times += used.values()
        different.append(len(used))
    word = np.array(words, np.int64)
    having = np.bincount(word, minlength=len(known))
    number = np.array([crc32(each.encode()) for each in known], np.int64)
    weight = np.log1p(len(pages) / having) * np.where(number & 1, 1, -1)  # so chance evens out
    weight[having == 1] = 0  # a word of one page makes it like no other
    row = np.repeat(np.arange(len(pages)), different)
    cell = row * COLUMNS + (number >> 1)[word] % COLUMNS
    told = weight[word] * (1 + np.log(times))
    table = np.bincount(cell, told, len(pages) * COLUMNS).astype(np.float32)
    return _of_length_one(table.reshape(len(pages), COLUMNS))


def _of_length_one(rows: Rows) -> Rows:
    length = np.sqrt((rows**2).sum(axis=1, keepdims=True))
    return rows / np.where(length > 0, length, np.float32(1))


def packed(rows: Rows) -> bytes:
    """The places for a browser, page by page: two dimensions a byte, the first in the lower half.

    A half is a number from 1 to 15, and 8 is the middle. The dimensions are even in number.
    """
    step = WIDE * rows.std() / STEPS
    steps = np.clip(np.rint(rows / (step or 1)), -STEPS, STEPS) + STEPS + 1
    halves = steps.astype(np.uint8)
    return bytes(halves[:, ::2] | halves[:, 1::2] << 4)
