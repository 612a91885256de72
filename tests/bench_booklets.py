"""Booklets against the clock: what they take, and WeasyPrint on the same words beside it.

    make bench-booklets                               100 cases as one booklet; all real booklets
    make bench-booklets BENCH="--weasyprint"          and WeasyPrint, put into .cache/weasyprint/
    make bench-booklets BENCH="--cases 83 --only-one" other numbers, and the one booklet alone

WeasyPrint gets the bodies of the very pages that the site shows, with a plain style for A5 and
PDF/UA asked of it, and runs in the same minutes on the same machine. It needs Pango, which is a
library of the system: where that is missing, the bench says so and goes on.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from synthetic_cases import write_synthetic_data

from handbook.booklets.making import booklets_of
from handbook.guides import Booklet
from handbook.pages.cases import case_page
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handbook.library import Handbook

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "https://handbook.example/"

MOST_FOR_ONE = 10.0
"""Issue 5: seconds for 100 cases as one booklet."""
MOST_FOR_ALL = 60.0
"""Issue 5: seconds for all booklets of the real records, from cold, on two cores."""
MOST_BYTES_A_PAGE = 2_000_000 / 60
"""Issue 5: under 2 MB for 60 pages."""

STYLE = """
@page { size: 148mm 210mm; margin: 19mm 15mm; @bottom-center { content: counter(page) } }
body { font: 9.8pt/1.35 serif; hyphens: auto } .page { break-before: page }
"""
WEASYPRINT = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


@dataclass(frozen=True, slots=True)
class Took:
    """What something took: seconds by the clock, and of the processors in its own processes."""

    seconds: float
    processor: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print. A missed goal is told and is not a failure."""
    options = _parser().parse_args(arguments)
    real = read_handbook(options.data)
    busy = os.getloadavg()[0]
    print(f"load {busy:.1f}, {os.cpu_count()} processors: a busy clock tells little")
    print(f"{'':<28} {'seconds':>8} {'CPU s':>8} {'pages':>6} {'kB':>6}")
    with tempfile.TemporaryDirectory(prefix="handbook-booklets-") as name:
        folder = Path(name)
        write_synthetic_data(real, options.data, folder / "data", options.cases, seed=1)
        handbook = replace(
            read_handbook(folder / "data"), booklets=one_booklet(), languages=("da",)
        )
        one = _booklets(
            f"{options.cases} cases, one booklet", handbook, folder / "one", MOST_FOR_ONE
        )
        if options.weasyprint:
            _weasyprint(handbook, folder, one)
        if not options.only_one:
            _booklets("all booklets, from cold", real, folder / "all", MOST_FOR_ALL)
            _booklets("all booklets, unchanged", real, folder / "all", MOST_FOR_ALL)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench-booklets", description="Booklets timed")
    parser.add_argument("--cases", type=int, default=100, metavar="N")
    parser.add_argument("--weasyprint", action="store_true", help="measure WeasyPrint as well")
    parser.add_argument("--only-one", action="store_true", help="leave the real booklets out")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the records to be like")
    return parser


def one_booklet() -> dict[str, Booklet]:
    """A booklet of every case there is."""
    texts = {"da": "Alle cases", "en": "All cases"}
    declared = {"id": "all", "title": texts, "summary": texts, "serves": texts}
    return {"all": Booklet.model_validate({**declared, "chapters": [{"of": "cases"}]})}


def took(work: Callable[[], object]) -> Took:
    """What a piece of work took, the processes it started counted with it."""
    processor = _processor()
    start = time.perf_counter()
    work()
    return Took(time.perf_counter() - start, _processor() - processor)


def _processor() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(each) for each in whose]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _booklets(name: str, handbook: Handbook, kept: Path, most: float) -> Took:
    fresh = replace(handbook)  # remembers nothing of what it was asked before
    made = []
    measured = took(lambda: made.extend(booklets_of(fresh, ADDRESS, kept)))
    pages = sum(each.pages for each in made)
    size = sum(len(each.read) for each in made)
    _row(name, measured, pages, size)
    heaviest = max(len(each.read) / each.pages for each in made)
    print(
        f"  {_goal(measured.seconds, most, 's')}; {_goal(heaviest, MOST_BYTES_A_PAGE, 'B a page')}"
    )
    return measured


def _row(name: str, measured: Took, pages: int | str, size: int) -> None:
    print(
        f"{name:<28} {measured.seconds:>8.2f} {measured.processor:>8.2f} {pages:>6}"
        f" {size // 1000:>6}",
        flush=True,
    )


def _goal(value: float, most: float, unit: str) -> str:
    return f"{value:.1f} {unit}, goal {most:.0f}: {'reached' if value <= most else 'MISSED'}"


def _weasyprint(handbook: Handbook, folder: Path, ours: Took) -> None:
    """WeasyPrint on the bodies of the same cases' pages."""
    python = weasyprint_python()
    page, pdf = folder / "cases.html", folder / "cases.pdf"
    bodies = [
        f'<section class="page">{case_page(handbook, id_, case, "da").body()}</section>'
        for id_, case in handbook.cases.items()
    ]
    head = '<!doctype html><html lang="da"><meta charset="utf-8"><title>x</title>'
    head += f"<style>{STYLE}</style>"
    page.write_text(f"{head}<h1>Cases</h1>{''.join(bodies)}", encoding="utf-8")
    command = [python, "-c", WEASYPRINT, str(page), str(pdf)]
    run: list[subprocess.CompletedProcess[str]] = []
    measured = took(
        lambda: run.append(subprocess.run(command, capture_output=True, text=True, check=False))
    )
    if run[0].returncode:
        last = run[0].stderr.strip().splitlines()[-1]
        print(f"WeasyPrint could not run here: {last}")
        return
    _row("the same in WeasyPrint", measured, "", pdf.stat().st_size)
    print(f"  ours/WeasyPrint: {ours.processor / measured.processor:.2f} of the processor's time")


def weasyprint_python() -> str:
    """A Python that has WeasyPrint: an environment of its own, so that the build needs none."""
    folder = ROOT / ".cache" / "weasyprint"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "weasyprint"], check=True)
    return os.fspath(python)


if __name__ == "__main__":
    sys.exit(main())
