"""Pagefind beside the rest of the build: a folder of small files in, the search of the site out.

It all happens in a process of its own, since making the files takes as long as framing the pages:
it is started once all pages are known and waited for at the end. What is to be found reaches it in
a file of our own making, so that the records are not read twice.
"""

from __future__ import annotations

import gzip
import json
import os
import pickle
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pagefind_bin import get_executable

from handbook.search import search_files, settings_file, vocabulary_file
from handbook.settling import MARK, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handbook.findables import Findable
    from handbook.library import Handbook

UNUSED: Final = (
    "pagefind-*ui*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
    "wasm.unknown.pagefind",
)
"""What Pagefind writes for interfaces that this site does not have."""


class IndexingError(Exception):
    """Pagefind ended badly; what it said is the message."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """A search in the making: its process and the folder it works in."""

    process: subprocess.Popen[str]
    folder: Path


def start_indexing(
    handbook: Handbook, found: Sequence[Findable], cache: Path, site: Path
) -> Indexing:
    """Start making the search of a site, which is written to `pagefind/` in it.

    The folder below `cache` is named after the site's, so that builds of two sites keep out of each
    other's way and what a build that failed left behind is cleared up by the next.
    """
    folder = cache / f"search-{sha256(str(site.resolve()).encode()).hexdigest()[:12]}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    words = replace(handbook, cases={}, methods={}, files={})
    (folder / TOLD).write_bytes(pickle.dumps((words, list(found))))
    process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        [sys.executable, "-m", "handbook.indexing", folder, site / "pagefind"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )
    return Indexing(process, folder)


def finish_indexing(indexing: Indexing) -> None:
    """Wait for the search and clear up. Raises `IndexingError` with what its process said."""
    said, _ = indexing.process.communicate()
    shutil.rmtree(indexing.folder)
    if indexing.process.returncode:
        raise IndexingError(said.strip())


TOLD: Final = "told.pickle"
"""What one process tells the other; both are ours, and nobody else writes in the folder."""


def make_search(handbook: Handbook, found: Sequence[Findable], folder: Path, out: Path) -> None:
    """Write the small files below a folder, let Pagefind read them, and put its files in order.

    Raises `IndexingError` with Pagefind's own words.
    """
    files = folder / "files"
    for path, content in search_files(handbook, found):
        file = files / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    command = [get_executable(), "--site", files, "--output-path", out, "--silent"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise IndexingError((done.stdout + done.stderr).strip())
    settle(out)
    for pattern in UNUSED:
        for file in out.glob(pattern):
            file.unlink()
    for language in handbook.languages:
        (out / f"{language}.json").write_text(settings_file(handbook, language), encoding="utf-8")
        words = vocabulary_file(language, found)
        (out / f"words-{language}.txt").write_text(words, encoding="utf-8")
    for language, kinds in _kinds_of_pages(out).items():
        (out / f"kinds-{language}.json").write_text(json.dumps(kinds), encoding="utf-8")


def _kinds_of_pages(out: Path) -> dict[str, dict[str, str]]:
    """For each language the pages of each kind, by the names that Pagefind gave them.

    The browser's side counts by it. Pagefind, when it is asked for all pages of a kind, loads its
    whole index, which at a thousand cases is more than a megabyte.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted((out / "fragment").glob("*.pf_fragment")):
        language, _, name = path.stem.partition("_")
        told = json.loads(gzip.decompress(path.read_bytes()).removeprefix(MARK))
        for kind in told["filters"]["kind"]:
            found.setdefault(language, {}).setdefault(kind, []).append(name)
    return {
        language: {kind: " ".join(names) for kind, names in sorted(kinds.items())}
        for language, kinds in found.items()
    }


def main(folder: Path, out: Path) -> int:
    """Make the search that a folder tells of; 1 and a reason when Pagefind ends badly."""
    handbook, found = pickle.loads((folder / TOLD).read_bytes())  # noqa: S301 - our own file
    try:
        make_search(handbook, found, folder, out)
    except IndexingError as error:
        print(error)  # noqa: T201 - the other process reads it
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
