"""Someone who tells about a case in the form: what she does, and what she sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from site_fixtures import CLOCK, ROOT, TINY, mkdocs, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page, Route

PATHS: Final = {"da": "da/bidrag/formular/", "en": "en/contribute/form/"}


THROUGH: Final = """async ([files, base]) => {
    const load = name => import(base + 'assets/js/form/' + name);
    const [{readYaml, MOST_BYTES_OF_A_LIST}, {manuscript}, {tidied}, {fileOf}] = await Promise.all(
        ['yaml-read.js', 'order.js', 'record.js', 'files.js'].map(load));
    const form = await (await fetch(base + 'api/v1/form-da.json')).json();
    return files.map(([kind, id, text]) => {
        const {data, comments} = readYaml(text, MOST_BYTES_OF_A_LIST);
        return manuscript(tidied(data).data, fileOf(form, kind, id), form, comments);
    });
}"""


def through(page: Page, base: str, files: Sequence[tuple[str, str, str]]) -> list[str]:
    """Files, each with its kind and id, read and written by the form's own code in the browser."""
    found: list[str] = page.evaluate(THROUGH, [list(files), base])
    return found


@dataclass
class Contributor:
    """A person at the form; she sees the page and nothing behind it."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """Every address that the browser asked for and that is not the site's own."""

    def __post_init__(self) -> None:
        self.page.on("console", lambda told: self._tell(told.type, told.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda asked: self._asks(asked.url))

    def _tell(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(text)

    def _asks(self, url: str) -> None:
        if not url.startswith((self.host, "data:", "blob:")):
            self.strangers.append(url)

    def opens(self, language: str = "en", query: str = "") -> Page:
        """The form, ready to be written in."""
        self.page.goto(f"{self.host}{PATHS[language]}{query}")
        self.page.wait_for_selector("form.form[data-ready]")
        return self.page

    def opens_file(self, name: str, text: str | bytes) -> None:
        """A file of her own, taken from her machine."""
        content = text if isinstance(text, bytes) else text.encode()
        payload: Any = {"name": name, "mimeType": "text/yaml", "buffer": content}
        self.page.evaluate("document.querySelector('[data-state]').textContent = ''")
        self.page.set_input_files("#form-file", payload)
        self.page.wait_for_selector("[data-state]:not(:empty)")
        self.pauses()

    def pauses(self) -> None:
        """She stops writing for a moment, and the form catches up."""
        self.page.wait_for_selector("form.form:not([data-waiting])")

    def file(self) -> str:
        """The file as the form shows it."""
        self.pauses()
        return str(self.page.locator("#form-text").input_value())

    def problems(self) -> set[tuple[str, str]]:
        """What the list at the top says when she asks: the fields' paths and the sentences."""
        self.page.click("[data-check]")
        found = self.page.locator("[data-problems] li").evaluate_all(
            "lines => lines.map(line => [line.dataset.path, line.textContent])"
        )
        return {(path, text) for path, text in found}

    def has_repository(self, address: str, branch: str = "main") -> None:
        """The site was built where the address of its repository is known."""
        meta = f'<meta name="handbook-repository" content="{address}" data-branch="{branch}">'

        def answer(route: Route) -> None:
            response = route.fetch()
            route.fulfill(
                response=response, body=response.text().replace("</head>", f"{meta}</head>")
            )

        for path in PATHS.values():
            self.page.route(f"{self.host}{path}**", answer)

    def downloads(self) -> tuple[str, str]:
        """The file that she saves: its name and its text."""
        with self.page.expect_download() as download:
            self.page.click("[data-download]")
        path = Path(str(download.value.path()))
        return download.value.suggested_filename, path.read_bytes().decode()


@pytest.fixture(scope="session")
def tiny_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of the tiny handbook is served."""
    folder = tmp_path_factory.mktemp("tiny-form") / "haandbog"
    done = mkdocs(ROOT, HANDBOOK_DATA=str(TINY), HANDBOOK_SITE=str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder.parent) as address:
        yield f"{address}{folder.name}/"


@pytest.fixture
def tiny_contributor(
    browser: Browser, tiny_host: str, request: pytest.FixtureRequest
) -> Iterator[Contributor]:
    """A contributor to the tiny handbook; the options are those of a browser context."""
    yield from _contributor(browser, tiny_host, getattr(request, "param", {}))


@pytest.fixture(scope="module", params=sorted(PATHS))
def tiny_form(
    browser: Browser, tiny_host: str, request: pytest.FixtureRequest
) -> Iterator[tuple[str, Contributor]]:
    """The form in each language, opened once, for those who only bring files to it."""
    for contributor in _contributor(browser, tiny_host, {}):
        contributor.opens(request.param)
        yield request.param, contributor


@pytest.fixture
def contributor(
    browser: Browser, host: str, request: pytest.FixtureRequest
) -> Iterator[Contributor]:
    """A contributor to the real handbook."""
    yield from _contributor(browser, host, getattr(request, "param", {}))


def _contributor(browser: Browser, host: str, options: dict[str, Any]) -> Iterator[Contributor]:
    context = browser.new_context(**{"reduced_motion": "reduce", **options})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.clock.set_fixed_time(int(CLOCK))
    yield Contributor(page, host)
    context.close()
