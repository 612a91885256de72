"""The sites that tests ask questions of: the real one, built and served once, and small ones."""

from __future__ import annotations

import http.server
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from site_pages import Site

from handbook.publishing import Publication, publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.library import Handbook

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests" / "tiny" / "data"
URL = "https://haandbog.example/haandbog/"
CLOCK = "1792000000"
PARTS = ("mkdocs.yml", "docs", "hooks", "overrides")
"""What of the project a build needs besides the records."""


def mkdocs(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """MkDocs run in a process of its own, the way make runs it: strict and quiet."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *(arguments or ("build", "--strict", "--quiet"))],
        cwd=folder,
        env=surroundings(**environment),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def surroundings(**environment: str) -> dict[str, str]:
    """An environment with nothing of the house's in it but what is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HANDBOOK_")}
    fixed = {
        "SITE_URL": URL,
        "REPO_URL": "",
        "SOURCE_DATE_EPOCH": CLOCK,
        "HANDBOOK_BOOKLETS": "0",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return {**kept, **fixed, **environment}


def project_in(folder: Path, data: Path = TINY) -> Path:
    """A copy of the project with other records, for a test to change as it likes."""
    folder.mkdir(parents=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(
                ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(ROOT / part, folder / part)
    shutil.copytree(data, folder / "data")
    return folder


def built(folder: Path, data: Path, docs: Path = ROOT / "docs", **environment: str) -> Site:
    """A site built in this process, from other records or other hand-written pages."""
    environment = surroundings(HANDBOOK_DATA=str(data), HANDBOOK_SITE=str(folder), **environment)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        build(load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), strict=True))
    return Site(folder, URL)


class _Host(http.server.SimpleHTTPRequestHandler):
    """A static host as simple as they come: files, and the site's own page for what is missing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Nothing: a test tells what it finds."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "haandbog", "404.html")
        if code != http.HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=folder))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real site, built once for the session."""
    folder = tmp_path_factory.mktemp("site") / "haandbog"
    built = mkdocs(ROOT, HANDBOOK_SITE=str(folder))
    assert built.returncode == 0, built.stdout + built.stderr
    return Site(folder, URL)


@pytest.fixture(scope="session")
def host(site: Site) -> Iterator[str]:
    """Where the real site is served: under a sub-path, as on GitHub Pages."""
    with served(site.folder.parent) as address:
        yield f"{address}{site.folder.name}/"


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """The real handbook, read."""
    return read_handbook(ROOT / "data")


@pytest.fixture(scope="session")
def publication(handbook: Handbook) -> Publication:
    """What the real handbook publishes."""
    return publish(handbook)
