"""A site built, served and opened in a browser, for what is measured in one."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def served(folder: Path) -> str:
    """The address of a server of a folder, which ends with this process."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def launched(playwright: Any) -> Browser:
    """The browser that the tests use too."""
    told = ROOT / ".cache" / "browser"
    path = told.read_text(encoding="utf-8") if told.exists() else ""
    return playwright.chromium.launch(executable_path=path or None)  # type: ignore[no-any-return]


def built(site: Path, data: Path) -> None:
    """Our site. A build that fails ends the bench."""
    where = {"HANDBOOK_SITE": str(site), "HANDBOOK_DATA": str(data), "HANDBOOK_BOOKLETS": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET, **where}, check=True)
