"""`make audit`: Lighthouse on six kinds of page, axe-core and the Nu HTML checker on every page. Ends with 1 when a bar is not met."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts import paths
from tests.audit import everywhere, lighthouse
from tests.built import Site
from tests.chrome import chromium
from tests.nu import errors


def main() -> int:
    """Print what was measured and what is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__)
    parser.add_argument("--site", type=Path, default=paths.SITE, help="the finished site (default: %(default)s)")
    parser.add_argument("--only", choices=("lighthouse", "axe", "html"), action="append", help="leave out the other parts; may be given again")
    arguments = parser.parse_args()
    site, chrome = Site(arguments.site.resolve()), chromium()
    parts = {
        "lighthouse": lambda: lighthouse.audit(site, chrome),
        "html": lambda: errors([site.folder], "audit"),
        "axe": lambda: everywhere.violations(site, chrome),
    }
    missed = []
    for name, part in parts.items():
        if name in (arguments.only or parts):
            found = list(part())
            print(f"{name}: {len(found)} not met" + "".join(f"\n  {line}" for line in found[:50]), flush=True)
            missed += found
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
