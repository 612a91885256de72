"""The process that makes the search of one language: small files in, Pagefind's files out.

It is told what to find by `indexing`, and run by it as `python -m handbook.indexer`.
"""

from __future__ import annotations

import gzip
import json
import os
import pickle
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pagefind_bin import get_executable

from handbook.indexing import GLOSSARY, GO, LIKENESS, RECORDS, REST, IndexingError
from handbook.likeness import dimensions_for, packed, places
from handbook.search import (
    file_path,
    hidden_of,
    readable_words,
    search_file,
    subject_of,
    vocabulary_file,
)
from handbook.settling import MARK, settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from handbook.findable import Findable
    from handbook.search import Hidden

UNUSED: Final = (
    "pagefind-*ui*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
    "wasm.unknown.pagefind",
)
"""What Pagefind writes for interfaces that this site does not have."""

MOST_AT_ONCE: Final = 3_000
"""Pagefind holds some 270 kB a page while it works. What is more goes to an index of its own, and
the browser asks them all."""

CHUNK: Final = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "4000"}
"""How much of the index stands in one file: a fifth of what Pagefind does by itself. For each word
of a question a browser loads a file, and a sentence must not weigh more than a phone can bear. The
setting is in no manual, so `make bench-search` weighs what comes of it."""

KEEPING: Final = {"_RJEM_MALLOC_CONF": "narenas:1,tcache_max:1048576"}
"""Pagefind takes a third of a megabyte to pack a page. Its allocator, told to keep it at hand,
spares the system half of the work, and an eighth of the memory."""


class _Read(NamedTuple):
    """What is to be found, with every word that can be read of it."""

    found: Findable
    words: list[str]


def _read(path: Path) -> Iterator[_Read]:
    with path.open("rb") as file:
        while file.peek(1):
            found: Findable = pickle.load(file)  # noqa: S301 - our own file
            yield _Read(found, readable_words(found))


class _UnwantedError(Exception):
    """The build has failed, and the search of the last good site is left alone."""


def make_search(folder: Path, language: str, out: Path) -> None:
    """Write the small files of a language, let Pagefind read them, and put its files in order.

    What can be done before the hand-written pages are known is done while the build makes them;
    nothing is written to `out` before the build asks for it.

    Raises `IndexingError` with Pagefind's own words.
    """
    records = list(_read(folder / f"{RECORDS}{language}"))
    counts = _counted(records)
    in_danish = any(each.found.read_in == "da" for each in records)
    danish = counts if language == "da" else Counter()
    if language != "da" and in_danish and (folder / f"{RECORDS}da").exists():
        danish = _counted(_read(folder / f"{RECORDS}da"))
    glossary = pickle.loads((folder / f"{GLOSSARY}{language}").read_bytes())  # noqa: S301 - our own file
    hidden = hidden_of(language, glossary, danish)
    wait = cache(_wait_till_wanted)
    found = _all_found(records, folder / f"{REST}{language}", wait)
    subjects: dict[str, list[str]] = {}
    for number in count(1):
        files = folder / f"{language}-{number}"
        if not (part := _write_files(files, islice(found, MOST_AT_ONCE), hidden)):
            break
        wait()
        _run_pagefind(files, out / str(number) if number > 1 else out)
        subjects = part
    of_rest = _counted(_read(folder / f"{REST}{language}"))
    pages = _pages(out)
    (out / "kinds.json").write_text(json.dumps(_by_kind(pages)), encoding="utf-8")
    (out / "words.txt").write_text(vocabulary_file(counts + of_rest), encoding="utf-8")
    if len(subjects) == len(pages) and (dimensions := dimensions_for(len(pages))):
        about = [subjects[page.address] for page in pages]
        (out / LIKENESS).write_bytes(packed(places(about, dimensions)))


def _all_found(records: Iterable[_Read], rest: Path, wait: Callable[[], None]) -> Iterator[_Read]:
    """The records, and what else there is as soon as the build has told it."""
    yield from records
    wait()
    yield from _read(rest)


def _wait_till_wanted() -> None:
    """Wait till the build has told all there is. Raises `_UnwantedError` where it has failed."""
    if sys.stdin.readline() != GO:
        raise _UnwantedError


def _counted(read: Iterable[_Read]) -> Counter[str]:
    """How often each word is read."""
    return Counter(chain.from_iterable(each.words for each in read))


def _write_files(files: Path, read: Iterable[_Read], hidden: Hidden) -> dict[str, list[str]]:
    """Write a file for each; what each is about, by the address that Pagefind will give it."""
    subjects = {}
    for found, words in read:
        path = file_path(found)
        of_title, of_text = hidden.of(found, words)
        file = files / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(search_file(found, of_title, of_text), encoding="utf-8")
        subjects[f"/{path}"] = subject_of(found, (*of_title, *of_text), hidden.stem)
    return subjects


def _run_pagefind(files: Path, out: Path) -> None:
    command = [get_executable(), "--site", files, "--output-path", out, "--silent"]
    env = {**os.environ, **CHUNK, **KEEPING}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)  # noqa: S603
    if done.returncode:
        raise IndexingError((done.stdout + done.stderr).strip())
    settle(out)
    for pattern in UNUSED:
        for file in out.glob(pattern):
            file.unlink()


class _Page(NamedTuple):
    """A page as Pagefind knows it."""

    kind: str
    name: str
    address: str


def _pages(out: Path) -> list[_Page]:
    """What Pagefind made, kind by kind: the browser's side tells pages by their place in it."""
    pages = []
    for path in out.rglob("fragment/*.pf_fragment"):
        told: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        (kind,) = told["filters"]["kind"]
        pages.append(_Page(kind, path.stem.partition("_")[2], told["url"]))
    return sorted(pages)


def _by_kind(pages: Iterable[_Page]) -> dict[str, str]:
    """The names of the pages of each kind.

    The browser's side counts by it. Pagefind, when it is asked for all pages of a kind, loads its
    whole index, which at a thousand cases is more than a megabyte.
    """
    named: dict[str, list[str]] = {}
    for page in pages:
        named.setdefault(page.kind, []).append(page.name)
    return {kind: " ".join(names) for kind, names in named.items()}


def main(folder: Path, language: str, out: Path) -> int:
    """Make the search that a folder tells of; 1 and a reason when Pagefind ends badly."""
    try:
        make_search(folder, language, out)
    except _UnwantedError:
        return 0
    except IndexingError as error:
        print(error)  # noqa: T201 - the other process reads it
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
