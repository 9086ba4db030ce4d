"""What pages cost, the time of each step and the weight of a first view: at 1,000 pages, on the real data, and with twelve times the
pledges and evidence, which make about 10,000; and what each chart costs.

The 1,000 are a sample of the pages written for the real data; writing them costs what it costs there.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts import build, check, finish, paths
from scripts.charts import CHARTS
from scripts.enrich import PACKAGE, enrich
from scripts.frames import frames
from scripts.labels import Labels
from tests.bench.check import enlarge
from tests.built import Site

SAMPLE, FACTOR = 1000, 12
PAGES = ("write pages", "render pages", "index for search", "put in place")
BAR, CHART_BAR = 12, 50
"""Milliseconds that a page and a chart may take."""


class Time(NamedTuple):
    """Seconds that have passed, and that processors have worked for this process and its children."""

    passed: float
    worked: float

    @classmethod
    def now(cls) -> Time:
        """Read the clocks."""
        return cls(time.perf_counter(), sum(os.times()[:4]))

    def since(self, other: Time) -> Time:
        """Give the difference."""
        return Time(round(self.passed - other.passed, 1), round(self.worked - other.worked, 1))


def steps(data: Path, folder: Path) -> dict[str, Time]:
    """Build a site and give what each step took."""
    found, name, start = {}, "", Time.now()
    for following in build.steps(data, None, build.Folders(folder / "work", folder / "site"), preview=False):
        found[name], name, start = Time.now().since(start), following, Time.now()
    found[name] = Time.now().since(start)
    return {step: took for step, took in found.items() if step}


def whole(data: Path, folder: Path) -> dict[str, object]:
    """Build a site and give what its pages cost and weigh."""
    took = steps(data, folder)
    site = Site(folder / "site")
    number = len(site.pages)
    weights = {kind: site.first_view(pages[-1]) for kind, pages in site.kinds().items()}
    home, text = weights.pop("home"), max(weights, key=weights.__getitem__)
    each = [round(sum(took[step][clock] for step in PAGES) / number * 1000, 1) for clock in (0, 1)]
    return {"measure": "site", "pages": number, "seconds": {step: time.passed for step, time in took.items()}, "milliseconds_per_page": each[0], "bar": BAR,
            "processor_milliseconds_per_page": each[1], "load": round(os.getloadavg()[1], 1),
            "home_bytes": home, "heaviest_kind": text, "its_bytes": weights[text]}


def sample(docs: Path, values: Path, writing: float, folder: Path) -> dict[str, object]:
    """Render and finish some of the staged pages; ``writing`` is what it took to write one, in milliseconds."""
    made = sorted(docs.rglob("*.md"))
    target = folder / "docs"
    for path in made[:: len(made) // SAMPLE][:SAMPLE]:
        copy = target / path.relative_to(docs)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (target / "index.md").write_bytes((docs / "index.md").read_bytes())
    variables = {**os.environ, "SITE_DOCS_DIR": str(target), "SITE_OUTPUT_DIR": str(folder / "out"), "SITE_VALUES": str(values),
                 "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0", "SITE_CONTENT_POLICY": finish.POLICY}
    start = time.perf_counter()
    # The pages link to others that are not there, so the links are not checked here.
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--no-strict"], cwd=paths.ROOT, env=variables, check=True, capture_output=True)
    rendered = time.perf_counter() - start
    site = folder / "site"
    finish.assemble({"en": folder / "out"}, folder / "no-data", site)
    finish.search_index(site)
    pages = sorted(site.rglob("*.html"))
    finish.apply_policy(pages)
    each = (time.perf_counter() - start) / len(pages) * 1000
    return {"measure": "sample", "pages": len(pages), "builder_milliseconds": round(rendered / len(pages) * 1000, 1),
            "milliseconds_per_page": round(each + writing, 1), "bar": BAR}


def drawn() -> Iterator[tuple[str, float]]:
    """Give the milliseconds that each chart takes, the first one twice: the engine starts with it."""
    catalog, _ = check.problems(paths.DATAPACKAGES, None)
    day = check.version_date(catalog)
    tables = build.rows_of(enrich(frames(catalog), day))
    computed = json.loads((paths.ROOT / "scripts/enrich/datapackage.json").read_text("utf-8"))
    labels = Labels({name: package.descriptor for name, package in catalog.packages.items()} | {PACKAGE: computed})
    for name in [next(iter(CHARTS)), *CHARTS]:
        start = time.perf_counter()
        CHARTS[name](name, tables, labels, day.isoformat())
        yield name, round((time.perf_counter() - start) * 1000, 1)


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(json.dumps({"measure": "charts", "milliseconds": dict(drawn()), "bar": CHART_BAR}), flush=True)
        real = whole(paths.DATAPACKAGES, folder / "real")
        print(json.dumps(real), flush=True)
        writing = real["seconds"]["write pages"] / real["pages"] * 1000
        made = folder / "real" / "work"
        print(json.dumps(sample(made / "docs/en", made / "values/en.json", writing, folder / "sample")), flush=True)
        enlarge(paths.DATAPACKAGES, folder / "datapackages", FACTOR)
        print(json.dumps({**whole(folder / "datapackages", folder / "grown"), "factor": FACTOR}), flush=True)


if __name__ == "__main__":
    main()
