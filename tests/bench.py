"""Our build beside stock MkDocs: seconds, memory and pages for as many cases as asked for.

    make bench                                    100 and 1,000 cases
    make bench BENCH="--cases 100"                other numbers
    make bench BENCH="--large"                    and 10,000 as well
    make bench BENCH="--cases 1000 --profile"     where our own time goes

Ours is the whole `mkdocs build` of this site with N synthetic cases. Stock is MkDocs with Material
and its search over plain Markdown: a page for each of the pages that we make from the records, with
the same text, and a short navigation that is pruned. The row `cases` is stock again with the pages
of the cases alone, without the lists of them by principle, topic, place and so on.

All run in the same minutes on the same machine, each in a process of its own: the ratio holds where
seconds do not, and that of CPU seconds where others work beside it. Nothing is deleted till the
end, since ext4 looks for a while among files that are just gone before it makes a new one. At
10,000 cases, where stock would take the better part of an hour, ours is measured against itself.
"""

from __future__ import annotations

import argparse
import json
import os
import pstats
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from plain_markdown import plain_markdown
from synthetic_cases import write_synthetic_data

from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://handbook.example/"

USUAL = (100, 1000)
LARGE = 10_000

STOCK = {"stock": "", "cases": "/*/*\n!/*/cases/*/\n"}
"""Who ours stands beside, and what each leaves out of the pages, as `.gitignore` would say it."""

TURNS, IN_A_ROW = 2, 2
"""Each takes so many turns of so many builds, and the fastest counts: what else a machine does
makes a build slower, and so does reading from a disk what was not asked for in a while."""

MOST_OF_STOCK = 0.6
"""Issue 2: our seconds over stock's at 1,000 cases."""
MOST_GROWTH = 1.3
"""Issue 2: seconds a page at 10,000 cases over those at 1,000."""
MOST_GIGABYTES = 1.5
"""Issue 2: peak memory at 10,000 cases."""

RUNNER = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
status = subprocess.run(sys.argv[1:], stdout=sys.stderr).returncode
unit = 1 if sys.platform == "darwin" else 1024
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({
    "status": status,
    "seconds": time.perf_counter() - start,
    "processor": used.ru_utime + used.ru_stime,
    "bytes": used.ru_maxrss * unit,
}))
"""
"""Runs a command and tells what it took. A process of its own, and a small one: a child's peak
never counts as less than that of the process it was started from."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one build took; `bytes` is the peak of its largest process."""

    seconds: float
    processor: float
    bytes: int
    pages: int

    @property
    def milliseconds_a_page(self) -> float:
        """Wall time over HTML pages."""
        return 1000 * self.seconds / self.pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a build fails. A missed goal is told and is not a failure."""
    options = _parser().parse_args(arguments)
    handbook = read_handbook(options.data)
    numbers = sorted({*options.cases, *([LARGE] if options.large else [])})
    measured: dict[tuple[str, int], Measured] = {}
    print(f"{'':>6} {'':<6} {'seconds':>8} {'CPU s':>8} {'pages':>7} {'ms/page':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory(prefix="handbook-bench-") as name:
        for number in numbers:
            folder = Path(name, str(number))
            write_synthetic_data(handbook, options.data, folder / "data", number, seed=number)
            alone = options.only_ours or number == LARGE
            if not alone:
                write_markdown(folder / "data", folder / "docs")
            for who, build in _fastest(folder, ["ours"] if alone else [*STOCK, "ours"]).items():
                measured[who, number] = _row(number, who, build)
            if options.profile:
                profile = folder / "profile"
                our_build(folder, "profiled", profile)
                pstats.Stats(str(profile)).sort_stats("tottime").print_stats(15)
    for line in verdicts(measured):
        print(line)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="Our build beside stock MkDocs")
    parser.add_argument("--cases", type=int, nargs="+", default=USUAL, metavar="N")
    parser.add_argument("--large", action="store_true", help=f"{LARGE} cases as well")
    parser.add_argument("--profile", action="store_true", help="print where our own time goes")
    parser.add_argument("--only-ours", action="store_true", help="leave stock MkDocs out")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the records to be like")
    return parser


def _fastest(folder: Path, names: Sequence[str]) -> dict[str, Measured]:
    """The fastest build of each; they take turns, so that a slow minute is nobody's alone."""
    turns, in_a_row = (TURNS, IN_A_ROW) if len(names) > 1 else (1, 1)
    found: dict[str, Measured] = {}
    for turn, who, number in product(range(turns), names, range(in_a_row)):
        build = our_build if who == "ours" else stock_build
        measured = build(folder, f"{who}-{turn}-{number}")
        if who not in found or measured.seconds < found[who].seconds:
            found[who] = measured
    return found


def _row(number: int, who: str, measured: Measured) -> Measured:
    print(
        f"{number:>6} {who:<6} {measured.seconds:>8.2f} {measured.processor:>8.2f}"
        f" {measured.pages:>7} {measured.milliseconds_a_page:>8.2f} {measured.bytes / 1e6:>8.0f}",
        flush=True,
    )
    return measured


def verdicts(measured: dict[tuple[str, int], Measured]) -> Iterator[str]:
    """The goals that these measures can speak of, each with what was measured."""
    for (who, number), stock in measured.items():
        if who in STOCK:
            ours = measured["ours", number]
            ratio = ours.seconds / stock.seconds
            worked = ours.processor / stock.processor
            goal = _goal(ratio, MOST_OF_STOCK) if (who, number) == ("stock", USUAL[-1]) else ""
            yield f"ours/{who} at {number} cases: {ratio:.2f}{goal}; of CPU seconds {worked:.2f}"
    if large := measured.get(("ours", LARGE)):
        peak = large.bytes / 1e9
        yield f"peak memory at {LARGE} cases: {peak:.2f} GB{_goal(peak, MOST_GIGABYTES)}"
        if usual := measured.get(("ours", USUAL[-1])):
            growth = large.milliseconds_a_page / usual.milliseconds_a_page
            told = f"time a page at {LARGE} over {USUAL[-1]} cases: {growth:.2f}"
            yield told + _goal(growth, MOST_GROWTH)


def _goal(value: float, most: float) -> str:
    return f" (goal: at most {most:g}, {'reached' if value <= most else 'MISSED'})"


def our_build(folder: Path, name: str, profile: Path | None = None) -> Measured:
    """The site with the records below `folder`, built there by the real hooks."""
    site = folder / name
    where = {"HANDBOOK_DATA": str(folder / "data"), "HANDBOOK_SITE": str(site)}
    observed = ["-m", "cProfile", "-o", str(profile)] if profile else []
    command = [*observed, "-m", "mkdocs", "build", "--quiet", "--strict"]
    return _measured(command, ROOT, site, where)


def write_markdown(data: Path, docs: Path) -> None:
    """Each page that we make from records, as Markdown at the same address.

    The few pages that are written by hand are in ours alone, and so are all files but pages.
    """
    for page in publish(read_handbook(data)).pages:
        file = docs / f"{page.address}index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(plain_markdown(page.body()), encoding="utf-8")


def stock_build(folder: Path, name: str) -> Measured:
    """The Markdown below `folder` built there by stock MkDocs, but for what it leaves out."""
    site = folder / name
    config = {
        "site_name": "Stock",
        "site_url": ADDRESS,
        "site_dir": str(site),
        "docs_dir": str(folder / "docs"),
        "exclude_docs": STOCK[name.partition("-")[0]],
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
        "plugins": [{"search": {"lang": ["da", "en"]}}],
        "nav": [{"Home": "index.md"}],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return _measured(["-m", "mkdocs", "build", "--quiet"], folder, site, {})


def _measured(command: list[str], cwd: Path, site: Path, where: dict[str, str]) -> Measured:
    """What a Python command took. A build that fails ends the bench: it says nothing of speed."""
    usual = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ADDRESS, "HANDBOOK_BOOKLETS": "0"}
    surroundings = {**os.environ, **usual, **where}
    # Stock's programs were compiled when they were installed; ours are when they first run.
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(
        [sys.executable, "-S", "-c", RUNNER, sys.executable, *command],
        cwd=cwd,
        env=surroundings,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    told = json.loads(run.stdout)
    if told.pop("status"):
        sys.exit("The build failed; what it said stands above.")
    pages = sum(1 for _ in site.rglob("*.html"))
    return Measured(pages=pages, **told)


if __name__ == "__main__":
    sys.exit(main())
