"""How long it takes to write every file of the data, and how much memory, on the real data and with 100 times the pledges and evidence.

Measured is everything from the CSV of each table to the list of hashes, with two processes; checking and computing come before it.
The memory is that of all its processes together.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from scripts import build, check, export, history, paths
from scripts.enrich import DESCRIPTOR, enrich
from scripts.enrich.changes import TABLE as CHANGES
from scripts.frames import frames
from scripts.load import load
from scripts.metadata import attach
from scripts.publish import Attached, Plan, publish
from tests.bench.check import FACTOR, enlarge


def lay_out(data: Path, folder: Path) -> None:
    """Write the CSV of every table and the descriptors into ``folder``."""
    catalog, _ = load(data)
    tables = enrich(frames(catalog) | {CHANGES: history.frame([])}, check.version_date(catalog))
    descriptors = export.lay_out(catalog, tables, json.loads(DESCRIPTOR.read_text(encoding="utf-8")), data, folder)
    folder.with_suffix(".json").write_text(json.dumps(descriptors), encoding="utf-8")


def run(folder: Path) -> None:
    """Make all other files and print the seconds and, by format, the number of files and the megabytes."""
    descriptors = json.loads(folder.with_suffix(".json").read_text(encoding="utf-8"))
    release = attach.Release((paths.ROOT / "CITATION.cff").read_text(encoding="utf-8"), descriptors, paths.SITE_URL)
    start = time.perf_counter()
    files = publish(Plan(descriptors, folder, paths.ROOT, paths.SITE_URL), 2, Attached(partial(attach.inside, release), partial(build.beside, release)))
    sizes, numbers = Counter(), Counter(file.format for file in files)
    for file in files:
        sizes[file.format] += file.bytes
    seconds, used = time.perf_counter() - start, os.times()
    print(json.dumps({"seconds": round(seconds, 1), "seconds_of_processors": round(sum(used[:4]), 1), "files": len(files), "files_and_megabytes": {
        form: [numbers[form], round(size / 1e6, 2)] for form, size in sizes.most_common()}}))


def resident(process: int) -> int:
    """Give the kilobytes that a process and its children hold, what they share counted once."""
    found = 0
    for line in Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            found += int(line.split()[1])
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    return found + sum(resident(int(child)) for child in children)


def peak(process: subprocess.Popen) -> float:
    """Give the most megabytes that a process and its children hold until it ends."""
    most = 0
    while process.poll() is None:
        try:
            most = max(most, resident(process.pid))
        except OSError:
            pass  # a child ended while it was looked at
        time.sleep(0.5)
    return most / 1024


def main() -> None:
    """Print the figures."""
    for factor in (1, FACTOR):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with get_context("spawn").Pool(1) as apart:
                rows = apart.apply(enlarge, (paths.DATAPACKAGES, folder / "datapackages", factor))
                apart.apply(lay_out, (folder / "datapackages", folder / "data"))
            with subprocess.Popen([sys.executable, "-m", "tests.bench.export", folder / "data"], cwd=paths.ROOT, stdout=subprocess.PIPE, text=True) as process:
                most = peak(process)
                print(json.dumps({"measure": "export", "factor": factor, "rows": rows, "megabytes_of_memory": round(most)}
                                 | json.loads(process.stdout.read())), flush=True)


if __name__ == "__main__":
    run(Path(sys.argv[1])) if len(sys.argv) > 1 else main()
