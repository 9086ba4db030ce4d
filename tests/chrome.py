"""Which Chromium the tests and the audit use."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str:
    """Give the browser that CHROME names, or the one that is installed."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("No Chromium was found: `make test` installs it, or set CHROME to its path")
    return found
