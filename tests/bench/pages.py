"""How long pages take: the whole site on the real data, and the builder alone on 500 and 5,000 generated pages.

The 500 and 5,000 are pledge pages made by the project, repeated under other names, so that the cost of a page can be
compared between the two: it must not grow with their number.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from scripts import paths
from tests.bench.check import measured

SIZES = (500, 5000)


def site(folder: Path) -> dict[str, object]:
    """Build the site from the real data and give the time a page took."""
    cost = measured(sys.executable, "-m", "scripts", "build", "--site", folder / "site", "--work", folder / "work")
    number = sum(1 for _ in (folder / "site").rglob("*.html"))
    return {"measure": "site", "pages": number, "seconds": round(cost.seconds, 1), "megabytes": round(cost.megabytes),
            "seconds_per_1000": round(cost.seconds / number * 1000, 1)}


def render(docs: Path, values: Path, number: int, folder: Path) -> dict[str, object]:
    """Render ``number`` pledge pages from the staged ``docs`` and give the time each took."""
    made = sorted(path for path in (docs / "pledges").glob("plg-*.md"))
    target = folder / f"docs-{number}" / "pledges"
    target.mkdir(parents=True)
    for count, path in enumerate(islice(cycle(made), number)):
        (target / f"page-{count}.md").write_bytes(path.read_bytes())
    (target.parent / "index.md").write_text("# Home\n", encoding="utf-8")
    variables = {**os.environ, "SITE_DOCS_DIR": str(target.parent), "SITE_OUTPUT_DIR": str(folder / f"out-{number}"), "SITE_VALUES": str(values),
                 "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    start = time.perf_counter()
    # The copies link to pages that are not there, so the links are not checked here.
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict"], cwd=paths.ROOT, env=variables, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    return {"measure": "render", "pages": number, "seconds": round(seconds, 1), "milliseconds_per_page": round(seconds / number * 1000, 1)}


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(json.dumps(site(folder)), flush=True)
        for number in SIZES:
            print(json.dumps(render(folder / "work/docs/en", folder / "work/values/en.json", number, folder)), flush=True)


if __name__ == "__main__":
    main()
