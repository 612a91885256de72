"""Pagefind beside the rest of the build: a folder of small files in, the search of the site out.

It happens in processes of its own, one a language, since it takes as long as all the rest. They are
started when the records are read and make ready what they can until the hand-written pages are
known too. What is to be found reaches them in files of our own making, one text after the other, so
that no record is read twice and no process holds the whole.
"""

from __future__ import annotations

import gzip
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pagefind_bin import get_executable

from handbook.search import (
    file_path,
    glossary_words,
    hidden_of,
    search_file,
    settings_file,
    vocabulary_file,
    word_counts,
)
from handbook.settling import MARK, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handbook.findable import Findable
    from handbook.library import Handbook
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

GO: Final = "go\n"
"""Told to a process when all that is to be found is known. Where its input ends without, the build
has failed, and the search of the last good site is left alone."""


class IndexingError(Exception):
    """Pagefind ended badly; what it said is the message."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """A search in the making: a process for each language, the folder they work in, the site."""

    processes: dict[str, subprocess.Popen[str]]
    folder: Path
    out: Path


def start_indexing(
    handbook: Handbook, found: Iterable[Findable], cache: Path, site: Path
) -> Indexing:
    """Start making the search of a site, which is written to `pagefind/<language>/` in it.

    `found` comes language by language. The folder below `cache` is named after the site's, so that
    builds of two sites keep out of each other's way and what a build that failed left behind is
    cleared up by the next.
    """
    folder = cache / f"search-{sha256(str(site.resolve()).encode()).hexdigest()[:12]}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for language in handbook.languages:
        glossary = list(glossary_words(handbook, language))
        (folder / f"{GLOSSARY}{language}").write_bytes(pickle.dumps(glossary))
    tell(folder, RECORDS, handbook.languages, found)
    out = site / "pagefind"
    processes = {each: _process(folder, each, out / each) for each in handbook.languages}
    return Indexing(processes, folder, out)


def _process(folder: Path, language: str, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "handbook.indexing", folder, language, out],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )


def tell_the_rest(indexing: Indexing, found: Iterable[Findable]) -> None:
    """Tell what else there is to be found, and let the search be made."""
    tell(indexing.folder, REST, indexing.processes, found)
    for process in indexing.processes.values():
        if process.stdin:
            with suppress(BrokenPipeError):  # it has ended, and `finish_indexing` tells why
                process.stdin.write(GO)
                process.stdin.close()
            process.stdin = None  # else `communicate` would flush it


def finish_indexing(indexing: Indexing) -> None:
    """Wait for the search and clear up. Raises `IndexingError` with what its processes said."""
    said = {each: process.communicate()[0] for each, process in indexing.processes.items()}
    shutil.rmtree(indexing.folder)
    for language, process in indexing.processes.items():
        if process.returncode:
            raise IndexingError(said[language].strip())
        out = indexing.out / language
        settings = settings_file(tuple(said), language, indexes_in(out))
        (out / "settings.json").write_text(settings, encoding="utf-8")


def abandon_indexing(indexing: Indexing) -> None:
    """Let a search be that is not wanted any more."""
    for process in indexing.processes.values():
        process.communicate()
    shutil.rmtree(indexing.folder, ignore_errors=True)


GLOSSARY, RECORDS, REST = "glossary-", "records-", "rest-"
"""What one process tells the others, each with the language behind it; all are ours, and nobody
else writes in the folder."""


def tell(folder: Path, name: str, languages: Iterable[str], found: Iterable[Findable]) -> None:
    """Write what is found to a file for each language, one after the other."""
    with ExitStack() as opened:
        files = {
            each: opened.enter_context((folder / f"{name}{each}").open("wb")) for each in languages
        }
        for each in found:
            pickle.dump(each, files[each.language])


def _told(folder: Path, *names: str) -> Iterator[Findable]:
    for name in names:
        with (folder / name).open("rb") as file:
            while file.peek(1):
                yield pickle.load(file)  # noqa: S301 - our own file


def make_search(folder: Path, language: str, out: Path) -> None:
    """Write the small files of a language, let Pagefind read them, and put its files in order.

    Raises `IndexingError` with Pagefind's own words.
    """
    of_records, read_in = _counted(_told(folder, f"{RECORDS}{language}"))
    if sys.stdin.readline() != GO:
        return
    of_rest, read_in_rest = _counted(_told(folder, f"{REST}{language}"))
    counts = of_records + of_rest
    danish = counts if language == "da" else Counter()
    if language != "da" and "da" in read_in | read_in_rest and (folder / f"{RECORDS}da").exists():
        danish, _ = _counted(_told(folder, f"{RECORDS}da", f"{REST}da"))
    glossary = pickle.loads((folder / f"{GLOSSARY}{language}").read_bytes())  # noqa: S301 - our own file
    hidden = hidden_of(language, glossary, danish)
    found = _told(folder, f"{RECORDS}{language}", f"{REST}{language}")
    number = 0
    while part := list(islice(found, MOST_AT_ONCE)):
        number += 1
        files = folder / f"files-{language}-{number}"
        _write_files(files, part, hidden)
        _run_pagefind(files, out / str(number) if number > 1 else out)
        shutil.rmtree(files)
    (out / "kinds.json").write_text(json.dumps(_kinds_of_pages(out)), encoding="utf-8")
    (out / "words.txt").write_text(vocabulary_file(counts), encoding="utf-8")


def _counted(found: Iterable[Findable]) -> tuple[Counter[str], set[str]]:
    """How often each word is read, and the languages it is read in."""
    counts: Counter[str] = Counter()
    read_in = set()
    for each in found:
        counts.update(word_counts(each))
        read_in.add(each.read_in)
    return counts, read_in


def _write_files(files: Path, found: Iterable[Findable], hidden: Hidden) -> None:
    for each in found:
        file = files / file_path(each)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(search_file(each, *hidden.of(each)), encoding="utf-8")


def _run_pagefind(files: Path, out: Path) -> None:
    command = [get_executable(), "--site", files, "--output-path", out, "--silent"]
    env = {**os.environ, **CHUNK}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)  # noqa: S603
    if done.returncode:
        raise IndexingError((done.stdout + done.stderr).strip())
    settle(out)
    for pattern in UNUSED:
        for file in out.glob(pattern):
            file.unlink()


def indexes_in(out: Path) -> list[str]:
    """The folders of a language's indexes, below its own; the first stands there itself."""
    further = [each.parent.name for each in out.glob("*/pagefind-entry.json")]
    return [".", *sorted(further, key=int)]


def _kinds_of_pages(out: Path) -> dict[str, str]:
    """The pages of each kind, by the names that Pagefind gave them.

    The browser's side counts by it. Pagefind, when it is asked for all pages of a kind, loads its
    whole index, which at a thousand cases is more than a megabyte.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(out.rglob("fragment/*.pf_fragment")):
        name = path.stem.partition("_")[2]
        told: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        for kind in told["filters"]["kind"]:
            found.setdefault(kind, []).append(name)
    return {kind: " ".join(names) for kind, names in sorted(found.items())}


def main(folder: Path, language: str, out: Path) -> int:
    """Make the search that a folder tells of; 1 and a reason when Pagefind ends badly."""
    try:
        make_search(folder, language, out)
    except IndexingError as error:
        print(error)  # noqa: T201 - the other process reads it
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
