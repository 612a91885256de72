"""Finds a browser for the tests, or installs one, or says what to install.

In order: the one named by CHROMIUM, one on the path, playwright's own, Debian's where apt may be
used. The path is written to `.cache/browser` for the tests; playwright's own is written as empty.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FOUND = Path(".cache/browser")


def browser_there() -> str | None:
    """The path of a browser on this machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def succeeds(*command: str) -> bool:
    """Whether a command can be run and ends well; its own words are shown."""
    try:
        return subprocess.run(command, check=False, stdout=sys.stderr).returncode == 0
    except OSError:
        return False


def playwright_installs() -> bool:
    """Whether playwright can fetch its own browser and the browser starts."""
    return succeeds(sys.executable, "-m", "playwright", "install", "chromium") and succeeds(
        sys.executable,
        "-c",
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as q: q.chromium.launch().close()",
    )


def debian_installs() -> bool:
    """Whether apt may be used and has the browser."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    return succeeds("apt-get", "update", "-qq") and succeeds(
        "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu"
    )


def main() -> int:
    """Leave the browser's path in `.cache/browser`; 1 when there is none to be had."""
    path = browser_there()
    if path is None and playwright_installs():
        path = ""
    if path is None and debian_installs():
        path = browser_there()
    if path is None:
        print(
            "The browser tests need Chromium and could not install it. Install it (for example\n"
            "`sudo apt-get install chromium`), or set CHROMIUM to the path of a Chromium or Chrome."
        )
        return 1
    FOUND.parent.mkdir(exist_ok=True)
    FOUND.write_text(path, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
