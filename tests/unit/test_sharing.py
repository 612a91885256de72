"""Work that is shared with a companion gives what it would have given alone."""

from __future__ import annotations

import os
import threading
import time
from multiprocessing import active_children
from typing import TYPE_CHECKING

import pytest

from handbook.sharing import can_fork, shared

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = os.getpid()
ALONE = "alone"


@pytest.fixture(
    autouse=True, params=["with a companion", ALONE] if hasattr(os, "fork") else [ALONE]
)
def company(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each scene is played twice; nobody is left behind."""
    there = request.param != ALONE
    monkeypatch.setattr("handbook.sharing.can_fork", lambda: there)
    yield request.param
    deadline = time.monotonic() + 10
    while active_children() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert active_children() == []


def test_each_item_comes_with_what_is_made_of_it_in_order() -> None:
    assert list(shared(str, range(5))) == [(0, "0"), (1, "1"), (2, "2"), (3, "3"), (4, "4")]
    assert list(shared(str, [])) == []
    assert list(shared(str, [7])) == [(7, "7")]


def test_every_second_piece_is_made_by_the_companion(company: str) -> None:
    made = [pid == HERE for _, pid in shared(lambda _: os.getpid(), range(4))]
    assert made == ([True, False, True, False] if company != ALONE else [True] * 4)


def test_an_error_is_met_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(shared(lambda number: 1 // (number - 1), range(3)))


def test_what_a_companion_cannot_tell_is_made_here() -> None:
    made = [make() for _, make in shared(lambda number: lambda: number * 2, range(4))]
    assert made == [0, 2, 4, 6]


def test_a_companion_that_dies_is_done_without() -> None:
    def make(number: int) -> int:
        if number == 3 and os.getpid() != HERE:
            os._exit(1)
        return number * 2

    assert [made for _, made in shared(make, range(8))] == [0, 2, 4, 6, 8, 10, 12, 14]


def test_a_companion_that_is_not_waited_for_stops() -> None:
    pieces = shared(lambda number: "x" * 100_000 + str(number), range(1000))
    assert next(pieces)[0] == 0
    del pieces


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1}, raising=False)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert not can_fork()
    finally:
        done.set()
        thread.join()
