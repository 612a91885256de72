"""Our search beside stock Material's: recall@10 and nDCG@10 on the graded questions.

    make bench-search                              the table, and what a first search loads
    make bench-search BENCH="--misses"             what ours missed; of the tune half only
    make bench-search BENCH="--cases 1000"         with so many cases: what a first search loads,
                                                   and how long a letter or a click takes

Ours is the built site, asked through its own modules and Pagefind in a browser. Stock is a plain
Material site a language with the same pages and texts and its search on, asked through its own
search field in the same browser. The questions have two halves: look at one, never at the other.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import yaml
from bench_serving import QUIET, ROOT, built, launched, served
from graded_questions import Question, ndcg, questions, recall
from playwright.sync_api import Browser, Page, sync_playwright
from synthetic_cases import write_synthetic_data

from handbook.addresses import index_address
from handbook.findables import findables
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.findable import Findable
    from handbook.library import Handbook

LEAST_RECALL = 0.95
MOST_BYTES = 300_000
MOST_MILLISECONDS = 100


FIND = """async ([root, language, asks]) => {
  const { openEngine } = await import(new URL("assets/js/search/engine.js", root).href);
  const { addressOf } = await import(new URL("assets/js/search/view.js", root).href);
  const engine = await openEngine(new URL(`pagefind/${language}/`, root), language);
  const found = [];
  for (const ask of asks) {
    const { hits } = await engine.find(ask);
    const pages = await Promise.all(hits.slice(0, 10).map((hit) => hit.result.data()));
    found.push(pages.map((page) => addressOf(page.raw_url)));
  }
  return found;
}"""


def stock_built(folder: Path, language: str, found: Sequence[Findable]) -> Path:
    """Stock Material with the same pages of one language; its address is that of ours."""
    docs, site = folder / f"docs-{language}", folder / f"stock-{language}"
    for each in found:
        path, _, anchor = each.address.removeprefix(f"{language}/").partition("#")
        file = docs / (f"{path}{anchor}.md" if anchor else f"{path}index.md")
        file.parent.mkdir(parents=True, exist_ok=True)
        parts = [f"# {each.title}", each.summary, ", ".join(each.names), ", ".join(each.facts)]
        file.write_text("\n\n".join([*parts, *each.texts]), encoding="utf-8")
    for file in (ROOT / "docs" / language).glob("*.md"):
        _, head, text = file.read_text(encoding="utf-8").split("---\n", 2)
        title = yaml.safe_load(head)["title"]
        name = "index.md" if file.stem == "index" else f"{file.stem}/index.md"
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(f"# {title}\n\n{text}", encoding="utf-8")
    config = {
        "site_name": "Stock",
        "site_dir": str(site),
        "docs_dir": str(docs),
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search"],
        "nav": [{"Start": "index.md"}],
        "validation": {"links": {"not_found": "ignore", "unrecognized_links": "ignore"}},
    }
    (folder / f"{language}.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", f"{language}.yml"]
    subprocess.run(command, cwd=folder, env={**os.environ, **QUIET}, check=True)
    return site


def ours_found(page: Page, root: str, language: str, asked: Sequence[Question]) -> list[list[str]]:
    """The addresses that our search gives for each question."""
    page.goto(f"{root}{language}/")
    found: list[list[str]] = page.evaluate(FIND, [root, language, [each.ask for each in asked]])
    return found


def stock_found(page: Page, root: str, language: str, asked: Sequence[Question]) -> list[list[str]]:
    """The addresses that stock Material's own search field gives for each question."""
    return [_stock_found(page, root, language, each.ask) for each in asked]


def _stock_found(page: Page, root: str, language: str, ask: str) -> list[str]:
    page.goto(f"{root}?q={quote(ask)}")
    told = "/^(?!.*(Initiali|Type to|Skriv|Initialiserer)).*\\d|No match|Ingen/"
    page.wait_for_function(
        f"{told}.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    links = page.eval_on_selector_all(
        ".md-search-result__list > .md-search-result__item > a", "links => links.map(a => a.href)"
    )
    return [_as_ours(link, language) for link in links]


def _as_ours(link: str, language: str) -> str:
    """A stock address as ours: terms are pages there and anchors here."""
    path = f"{language}{urlsplit(link).path}"
    head, _, last = path.removesuffix("/").rpartition("/")
    terms = {"da": "da/ordliste", "en": "en/glossary"}[language]
    return f"{head}/#{last}" if head == terms else path


def told(who: str, half: str, asked: Sequence[Question], found: Sequence[list[str]]) -> float:
    """Print a row; the recall."""
    pairs = [
        (question, there)
        for question, there in zip(asked, found, strict=True)
        if half in {"all", question.half}
    ]
    mean_recall = statistics.mean(recall(there, question.grades) for question, there in pairs)
    mean_ndcg = statistics.mean(ndcg(there, question.grades) for question, there in pairs)
    print(f"{who:<6} {half:<5} {len(pairs):>9} {mean_recall:>10.3f} {mean_ndcg:>8.3f}", flush=True)
    return mean_recall


def misses(asked: Sequence[Question], found: Sequence[list[str]]) -> Iterator[str]:
    """What ours did not show of what it ought to; only of the half that may be looked at."""
    for question, there in zip(asked, found, strict=True):
        if question.half == "tune" and recall(there, question.grades) < 1:
            lost = [
                where
                for where, grade in question.grades.items()
                if grade > 1 and where not in there[:10]
            ]
            yield f"  {question.ask}: lacks {', '.join(lost)}\n      has {', '.join(there[:10])}"


def weighed(browser: Browser, root: str, language: str, ask: str) -> tuple[int, list[float]]:
    """Bytes that a first search loads on a cold cache, and how long the answers to letters take."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{root}{language}/", wait_until="networkidle")
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    page.keyboard.press("/")
    page.locator(".search [name=q]").fill(ask)
    page.locator(".search .found__link").first.wait_for()
    page.wait_for_load_state("networkidle")
    first = sum(sizes)
    times = [_typed(page, ask[:end]) for end in range(max(3, len(ask) - 9), len(ask) + 1)]
    context.close()
    return first, times


def _typed(page: Page, text: str) -> float:
    return float(
        page.evaluate(
            """async (text) => {
      const field = document.querySelector(".search [name=q]");
      const status = document.querySelector(".search .search__status");
      const start = performance.now();
      const said = new Promise((done) => {
        const watch = new MutationObserver(() => { watch.disconnect(); done(); });
        watch.observe(status, { childList: true, characterData: true, subtree: true });
      });
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await said;
      return performance.now() - start;
    }""",
            text,
        )
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="make bench-search")
    parser.add_argument("--misses", action="store_true", help="what ours missed, of the tune half")
    parser.add_argument("--only-ours", action="store_true", help="leave stock Material out")
    parser.add_argument("--cases", type=int, metavar="N", help="weigh a first search at N cases")
    options = parser.parse_args(arguments)
    handbook = read_handbook(ROOT / "data")
    with tempfile.TemporaryDirectory(prefix="handbook-search-") as name, sync_playwright() as play:
        browser = launched(play)
        well = True
        if options.cases:
            well = weight_told(browser, handbook, Path(name), options.cases)
        else:
            well = compared(browser, handbook, Path(name), options)
        browser.close()
    return 0 if well else 1


def compared(browser: Browser, handbook: Handbook, folder: Path, options: Any) -> bool:
    """Print the table; whether ours reaches the goal and is better than stock."""
    built(folder / "site", ROOT / "data")
    root = served(folder / "site")
    everything = list(findables(handbook, publish(handbook).pages))
    well = True
    for language in handbook.languages:
        asked = questions(language)
        print(f"\n{language}     half  questions  recall@10  nDCG@10", flush=True)
        ours = ours_found(browser.new_page(), root, language, asked)
        for half in ("tune", "test", "all"):
            reached = told("ours", half, asked, ours)
        well = well and reached >= LEAST_RECALL
        if not options.only_ours:
            found = [each for each in everything if each.language == language]
            stock_root = served(stock_built(folder, language, found))
            stock = stock_found(browser.new_page(), stock_root, language, asked)
            for half in ("tune", "test", "all"):
                theirs = told("lunr", half, asked, stock)
            well = well and reached > theirs
        if options.misses:
            print("\n".join(misses(asked, ours)))
    return well


def weight_told(browser: Browser, handbook: Handbook, folder: Path, number: int) -> bool:
    """Print what a first search loads with so many cases; whether it is within the goals."""
    write_synthetic_data(handbook, ROOT / "data", folder / "data", number, seed=number)
    built(folder / "site", folder / "data")
    root = served(folder / "site")
    well = True
    for language, asks in {
        "da": [
            "ensomhed",
            "frivillige i ældreplejen",
            "forventningsafstemning mellem kommune og forening",
            "det er altid de samme der tager ordet",
        ],
        "en": [
            "loneliness",
            "volunteers in elderly care",
            "written agreement with the municipality",
            "it is always the same people who speak",
        ],
    }.items():
        for ask in asks:
            size, times = weighed(browser, root, language, ask)
            usual = statistics.median(times)
            print(
                f"{number} cases, {language}, “{ask}”: {size / 1000:.0f} kB,"
                f" {usual:.0f} ms a letter, at most {max(times):.0f} ms",
                flush=True,
            )
            well = well and size <= MOST_BYTES and usual <= MOST_MILLISECONDS
        clicks = sorted(clicked(browser, root, language))
        usual, late = statistics.median(clicks), clicks[len(clicks) * 95 // 100]
        print(
            f"{number} cases, {language}, a click in the explorer: {usual:.0f} ms, 19 of 20 within"
            f" {late:.0f} ms",
            flush=True,
        )
        well = well and late <= MOST_MILLISECONDS
    return well


def clicked(browser: Browser, root: str, language: str) -> list[float]:
    """Milliseconds from a choice in the explorer till the cases it leaves are painted."""
    page = browser.new_page()
    page.goto(root + index_address("case", language), wait_until="networkidle")
    times: list[float] = page.evaluate(
        """async () => {
      const boxes = [...document.querySelectorAll(".explorer__form input[type=checkbox]")];
      const painted = () => new Promise((done) => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      }));
      const times = [];
      for (let turn = 0; turn < 60; turn += 1) {
        const start = performance.now();
        boxes[(turn * 37) % boxes.length].click();
        await painted();
        times.push(performance.now() - start);
      }
      return times;
    }"""
    )
    page.close()
    return times


if __name__ == "__main__":
    sys.exit(main())
