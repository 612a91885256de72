"""Every booklet made, or taken from the last time: `booklets_of(handbook, site, kept)`.

What was made is kept under the hash of all it was made from: the content, the templates, our code
and the versions of the tools. Nothing in it is the clock or a path, so the same records give the
same bytes, and what has not changed is not made again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from handbook.booklets.content import content_of
from handbook.output import Output
from handbook.printing import declared
from handbook.wording import sentence

if TYPE_CHECKING:
    from handbook.library import Handbook
    from handbook.printing import Declared

FOLDER: Final = "booklets"
"""Where the files stand below the site's root."""
HERE: Final = Path(__file__).parent
TEMPLATES: Final = HERE / "templates"
TOOLS: Final = ("typst", "pikepdf", "segno")
AT_A_TIME: Final = 2
"""Typst itself uses several threads; more processes than this only take memory."""

PREVIEW: Final = re.compile(r"https?://(localhost|127\.|0\.0\.0\.0|\[)")
MAKING: Final = "making-"
"""How the folders of booklets begin that are being made just now."""


class UnprintableError(Exception):
    """A booklet that Typst refused, with its words."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__(f"{name}.pdf: {told.strip()}")


@dataclass(frozen=True, slots=True)
class Printed:
    """A booklet that has been made."""

    declared: Declared
    pages: int
    read: bytes
    folded: bytes
    """The file to print and fold, or nothing for sheets that are printed as they are."""
    cover: bytes
    lacking: tuple[str, ...] = ()
    """The signs of its texts that no typeface has."""

    @property
    def outputs(self) -> list[Output]:
        """Its files on the site."""
        name = f"{FOLDER}/{self.declared.name}"
        files = [Output(f"{name}.pdf", self.read), Output(f"{name}.png", self.cover)]
        return files + ([Output(f"{name}-print.pdf", self.folded)] if self.folded else [])


def printed_for(handbook: Handbook, site: str, kept: Path) -> list[Printed]:
    """The booklets of a build: none where `HANDBOOK_BOOKLETS=0` asks for speed.

    A preview's own address is never printed, so that a preview finds the booklets of the build.
    """
    if os.environ.get("HANDBOOK_BOOKLETS") == "0":
        return []
    return booklets_of(handbook, "" if PREVIEW.match(site) else site, kept)


def booklets_of(handbook: Handbook, site: str, kept: Path) -> list[Printed]:
    """Every booklet in every language, in the order of the file.

    `site` is the site's address or nothing; `kept` is the folder where what was made is kept.
    Raises `UnprintableError` with Typst's words when a template is wrong.
    """
    which = [each for language in handbook.languages for each in declared(handbook, language)]
    texts = [_text(content_of(handbook, each, site)) for each in which]
    folders = [kept / _hash(text) for text in texts]
    kept.mkdir(parents=True, exist_ok=True)
    jobs = [
        (folder, text, each.name)
        for each, folder, text in zip(which, folders, texts, strict=True)
        if not folder.is_dir()
    ]
    jobs.sort(key=lambda job: len(job[1]), reverse=True)  # the longest first, so none is waited for
    progress = _Progress(len(jobs))
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for _ in pool.map(lambda job: _make(*job), jobs):
            progress.step()
    _forget(kept, folders)
    printed = [_printed(each, folder) for each, folder in zip(which, folders, strict=True)]
    _tell_lacking(printed)
    return printed


def _text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def _hash(text: str) -> str:
    hashed = blake2b(_made_by().encode(), digest_size=16)
    hashed.update(text.encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()


@cache
def _made_by() -> str:
    """What, beside the content, decides how a booklet looks."""
    files = [*sorted(TEMPLATES.glob("*.typ")), HERE / "press.py", HERE / "imposing.py"]
    hashed = blake2b(digest_size=16)
    for path in files:
        hashed.update(path.read_bytes())
    return hashed.hexdigest() + "".join(f" {tool} {version(tool)}" for tool in TOOLS)


def _make(folder: Path, text: str, name: str) -> None:
    """Make one booklet beside its place, and move it there when it is whole."""
    with tempfile.TemporaryDirectory(prefix=MAKING, dir=folder.parent) as own:
        work = Path(own)
        for path in TEMPLATES.glob("*.typ"):
            shutil.copyfile(path, work / path.name)
        (work / "content.json").write_text(text, encoding="utf-8")
        _press(work, name)
        whole = work / "whole"
        whole.mkdir()
        for made in ("read.pdf", "print.pdf", "cover.png", "told.json"):
            if (work / made).exists():
                (work / made).rename(whole / made)
        with suppress(OSError):  # another build was first, with the same bytes
            whole.rename(folder)


def _press(folder: Path, name: str) -> None:
    """Run the press on a folder. What it says when it fails is a mistake of ours, so it is told."""
    package = str(HERE.parent.parent)
    path = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    run = subprocess.run(  # noqa: S603 - our own module
        [sys.executable, "-m", "handbook.booklets.press", str(folder)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise UnprintableError(name, run.stderr)


def _forget(kept: Path, folders: list[Path]) -> None:
    """Leave what is in use, and as much of what was made before it: the folder stays small."""
    used = {folder.name for folder in folders}
    old = [
        path
        for path in kept.iterdir()
        if path.name not in used and not path.name.startswith(MAKING)
    ]
    old.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in old[len(folders) :]:
        shutil.rmtree(path, ignore_errors=True)


def _printed(which: Declared, folder: Path) -> Printed:
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    print_file = folder / "print.pdf"
    return Printed(
        which,
        told["pages"],
        (folder / "read.pdf").read_bytes(),
        print_file.read_bytes() if print_file.exists() else b"",
        (folder / "cover.png").read_bytes(),
        tuple(told["lacking"]),
    )


class _Progress:
    """A line on the terminal while booklets are made; nothing where no one is looking."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.shown = sys.stderr.isatty() and total > 0
        self._show()

    def step(self) -> None:
        self.done += 1
        self._show()

    def _show(self) -> None:
        if self.shown:
            end = "\n" if self.done == self.total else ""
            sys.stderr.write(f"\rhæfter / booklets: {self.done}/{self.total}{end}")
            sys.stderr.flush()


def _tell_lacking(printed: list[Printed]) -> None:
    """Say which signs are printed as their numbers, for a contributor may have meant another."""
    for each in printed:
        if each.lacking:
            signs = ", ".join(f"U+{ord(sign):04X}" for sign in each.lacking)
            language = each.declared.language
            told = sentence(
                language, "booklet.lacking", file=f"{each.declared.name}.pdf", signs=signs
            )
            sys.stderr.write(f"{told}\n")
