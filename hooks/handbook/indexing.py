"""Pagefind beside the rest of the build: a folder of small files in, the search of the site out.

It is a process of its own that is started once all pages are known and waited for at the end, so
that it works while the pages are framed and written.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from pagefind_bin import get_executable

from handbook.search import search_files, settings_file, vocabulary_file
from handbook.settling import settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from handbook.findables import Findable
    from handbook.library import Handbook

UNUSED: Final = ("pagefind-*ui*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind writes for interfaces that this site does not have."""


class IndexingError(Exception):
    """Pagefind ended badly; what it said is the message."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """A run of Pagefind: its process, the folder it reads and the one it writes."""

    process: subprocess.Popen[str]
    folder: Path
    out: Path
    beside: Mapping[str, str]
    """Our own files that stand beside Pagefind's, by name."""


def start_indexing(
    handbook: Handbook, found: Sequence[Findable], cache: Path, site: Path
) -> Indexing:
    """Write the files below `cache` and start Pagefind, which writes to `pagefind/` in the site.

    The folder is named after the site's, so that builds of two sites keep out of each other's way
    and what a build that failed left behind is cleared up by the next.
    """
    folder = cache / f"search-{sha256(str(site.resolve()).encode()).hexdigest()[:12]}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path, content in search_files(handbook, found):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    out = site / "pagefind"
    process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
        [get_executable(), "--site", folder, "--output-path", out, "--silent"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    beside = {f"{each}.json": settings_file(handbook, each) for each in handbook.languages}
    beside |= {f"words-{each}.txt": vocabulary_file(each, found) for each in handbook.languages}
    return Indexing(process, folder, out, beside)


def finish_indexing(indexing: Indexing) -> None:
    """Wait for Pagefind and clear up. Raises `IndexingError` with its own words."""
    said, _ = indexing.process.communicate()
    shutil.rmtree(indexing.folder)
    if indexing.process.returncode:
        raise IndexingError(said.strip())
    settle(indexing.out)
    for pattern in UNUSED:
        for file in indexing.out.glob(pattern):
            file.unlink()
    for name, content in indexing.beside.items():
        (indexing.out / name).write_text(content, encoding="utf-8")
