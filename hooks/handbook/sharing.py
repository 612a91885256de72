"""Work shared with a companion: a copy of this process that knows what it knows.

Reading and publishing are rows of pieces that do not ask for each other. Where the system can fork,
every second one is made by a companion; what it cannot make is made here after all, so that an
error is met where it can be told. What a piece leaves behind in the companion is gone with it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

TASKS: Final = Path("/proc/self/task")
"""Where Linux lists the threads of a process, also those that Python knows nothing of."""

Item = TypeVar("Item")
Made = TypeVar("Made")


def shared(make: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[tuple[Item, Made]]:
    """Each item with what is made of it, in order; what is made must be what pickle can hold.

    The companion begins at once and is never more than a few pieces ahead. One that is not waited
    for to the end stops by itself.
    """
    theirs = items[1::2]
    return _with(_companion(make, theirs) if theirs and can_fork() else None, make, items)


def can_fork() -> bool:
    """Whether a copy of this process can work beside it.

    A process with threads must not be copied: the copy would wait for their locks for ever. A
    preview has some. Outside Linux, forking is not to be relied on.
    """
    if sys.platform != "linux" or not TASKS.is_dir():
        return False
    return len(list(TASKS.iterdir())) == 1 and len(os.sched_getaffinity(0)) > 1


def _with(
    companion: Connection | None, make: Callable[[Item], Made], items: Sequence[Item]
) -> Iterator[tuple[Item, Made]]:
    for number, item in enumerate(items):
        if companion and number % 2:
            try:
                made = companion.recv()
            except (EOFError, OSError):
                companion = None
                made = make(item)
        else:
            made = make(item)
        yield item, made


def _companion(make: Callable[[Item], object], items: Sequence[Item]) -> Connection:
    """Where a companion tells what it makes of items, one after the other."""
    forking = get_context("fork")
    here, there = forking.Pipe(duplex=False)
    forking.Process(target=_tell, args=(make, items, here, there), daemon=True).start()
    there.close()
    return here


def _tell(
    make: Callable[[Item], object], items: Sequence[Item], here: Connection, there: Connection
) -> None:
    here.close()
    with suppress(Exception, KeyboardInterrupt):  # met again where it can be told
        for item in items:
            there.send(make(item))
    there.close()
