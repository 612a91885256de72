"""The search of the site in the making, beside the rest of the build.

It is made by processes of its own (`indexer`), one a language, since it takes as long as all the
rest. They are started when the records are read and make ready what they can until the hand-written
pages are known too. What is to be found reaches them in files of our own making, one text after the
other, so that no record is read twice and the build holds no text for them.
"""

from __future__ import annotations

import atexit
import os
import pickle
import shutil
import subprocess
import sys
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from handbook.search import glossary_words, settings_file
from handbook.sharing import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handbook.findable import Findable
    from handbook.library import Handbook

GO: Final = "go\n"
"""Told to a process when all that is to be found is known. Where its input ends without, the build
has failed, and the search of the last good site is left alone."""


ALONE: Final = {"OPENBLAS_NUM_THREADS": "1"}
"""Each process keeps to one processor: the others are busy, and numpy's threads wait by running."""


MEMORY: Final = Path("/dev/shm")  # noqa: S108 - only a folder made by `mkdtemp` is used there
"""Where Linux keeps files in memory. A search is made of thousands of small files, gone when it is
done, and a disk is slow with them: ext4 passes by the places of all that have just gone."""
ROOM: Final = 1 << 31
"""So many bytes must be free there; ten thousand cases need a fifth of them."""


class IndexingError(Exception):
    """Pagefind ended badly; what it said is the message."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """A search in the making: a process for each language, the folder they work in, the site."""

    processes: dict[str, subprocess.Popen[str]]
    folder: Path
    out: Path


def start_indexing(
    handbook: Handbook, found: Callable[[str], Iterable[Findable]], cache: Path, site: Path
) -> Indexing:
    """Start making the search of a site, which is written to `pagefind/<language>/` in it.

    `found` gives what is found of the records in a language. The processes work in a folder of this
    build's own: in memory where there is room, else below `cache`.
    """
    folder = _workshop(cache)
    out = site / "pagefind"

    def told(language: str) -> None:
        glossary = list(glossary_words(handbook, language))
        (folder / f"{GLOSSARY}{language}").write_bytes(pickle.dumps(glossary))
        tell(folder, RECORDS, [language], found(language))

    processes = {
        language: _process(folder, language, out / language)
        for language, _ in shared(told, handbook.languages)
    }
    return Indexing(processes, folder, out)


def _workshop(cache: Path) -> Path:
    """A new folder that nobody else may look into; it is gone when this process ends, or before."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        within = MEMORY
    else:
        within = cache
        within.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="handbook-search-", dir=within))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _process(folder: Path, language: str, out: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "handbook.indexer", folder, language, out],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **ALONE, "PYTHONPATH": str(Path(__file__).parents[1])},
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
        likeness = (out / LIKENESS).exists()
        settings = settings_file(tuple(said), language, indexes_in(out), likeness=likeness)
        (out / "settings.json").write_text(settings, encoding="utf-8")


def abandon_indexing(indexing: Indexing) -> None:
    """Let a search be that is not wanted any more."""
    for process in indexing.processes.values():
        process.terminate()
        process.communicate()
    shutil.rmtree(indexing.folder, ignore_errors=True)


LIKENESS: Final = "likeness.bin"
"""The places of the pages, in the order of `kinds.json`; `likeness` says what a place is."""

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


def indexes_in(out: Path) -> list[str]:
    """The folders of a language's indexes, below its own; the first stands there itself."""
    further = [each.parent.name for each in out.glob("*/pagefind-entry.json")]
    return [".", *sorted(further, key=int)]
