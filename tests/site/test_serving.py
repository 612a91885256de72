"""The preview lives through a bad record and heals when it is mended."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over
from site_fixtures import project_in, surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

PATIENCE = 60
"""Seconds that a slow machine is given to rebuild the tiny handbook; a fast one takes two."""


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if holds():
                return True
        time.sleep(0.2)
    return False


class Preview:
    """`mkdocs serve` on a copy of the project."""

    def __init__(self, project: Path, address: str, server: subprocess.Popen[bytes]) -> None:
        self.project = project
        self.address = address
        self.server = server

    def lives(self) -> bool:
        return self.server.poll() is None

    def shows(self, text: str) -> bool:
        url = f"http://{self.address}/haandbog/da/cases/byhaven/"
        with urllib.request.urlopen(url, timeout=5) as answer:
            return text in answer.read().decode()

    def says(self, text: str) -> bool:
        return text in (self.project / "log").read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    project = project_in(tmp_path / "project")
    address = f"127.0.0.1:{free_port()}"
    with (project / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=project,
            env=surroundings(),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Preview(project, address, server)
        finally:
            server.terminate()
            server.wait(PATIENCE)


def test_the_preview_lives_through_a_bad_record_and_heals(preview: Preview) -> None:
    assert eventually(lambda: preview.shows("Der gror kål."))

    broken = {"change": {"status: ongoing": "status: gone", "Der gror kål.": "Der gror løg."}}
    lay_over(preview.project / "data", {"cases/byhaven.yaml": broken})
    assert eventually(lambda: preview.says("data/cases/byhaven.yaml:11:1: status:"))
    assert preview.lives()

    mended = {"change": {"status: gone": "status: ongoing"}}
    lay_over(preview.project / "data", {"cases/byhaven.yaml": mended})
    assert eventually(lambda: preview.shows("Der gror løg."))
