"""How long `check` takes and how much memory it needs, beside stock frictionless on the same packages.

Measured on the real data and on a copy with 100 times the pledges and evidence and the tables that link to them.
Stock is measured in its best case: one process that imports it once and validates every package in turn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from scripts import canonical, paths
from scripts.load import load
from scripts.model import Table

FACTOR = 100
OWN = {"pledge_id", "evidence_id", "status_event_id", "search_id"}
GROWN = {("pledges", "pledges"), ("implementation", "evidence")}
VARIED = {"short_title", "paraphrase", "title", "finding", "note", "reason"}
STOCK = """
import sys
from frictionless import Package
valid = [Package(path).validate().valid for path in sys.argv[1:]]
sys.exit(0 if all(valid) else 1)
"""


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float


def measured(*command: object) -> Cost:
    """Run a command to its end and give its time and peak memory; it must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=paths.ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return Cost(time.perf_counter() - start, usage.ru_maxrss / 1024)


def _grown(field: Mapping) -> bool:
    return field["name"] in OWN or any((item["package"], item["resource"]) in GROWN for item in field.get("references", ()))


def _copies(table: Table, factor: int) -> Iterator[tuple[str, ...]]:
    """Give the rows again and again, each time with other identifiers and texts."""
    fields = table.schema["fields"]
    renamed = [place for place, field in enumerate(fields) if _grown(field)]
    named = [table.header.index(name) for name in ("package", "resource", "record")] if "record" in table.header else None
    varied = [place for place, field in enumerate(fields) if field["name"] in VARIED]
    yield from table.rows
    for copy in range(1, factor):
        for row in table.rows:
            cells = list(row)
            about = named and (cells[named[0]], cells[named[1]]) in GROWN
            for place in [*renamed, *([named[2]] if about else ())]:
                cells[place] = ";".join(item and f"{item}-{copy:03}" for item in cells[place].split(";"))
            for place in varied:
                cells[place] = cells[place] and f"{cells[place]} ({copy})"
            yield tuple(cells)


def enlarge(source: Path, target: Path, factor: int) -> int:
    """Write the packages with ``factor`` times the pledges and evidence; give the number of rows."""
    catalog, problems = load(source)
    if problems:
        raise SystemExit("the data have problems; run `python -m scripts check`")
    for package in catalog.packages.values():
        (target / package.name).mkdir(parents=True)
        (target / package.name / "datapackage.json").write_text(canonical.descriptor_text(package.descriptor), "utf-8")
    count = 0
    for table in catalog.tables.values():
        key = table.schema["primaryKey"]
        fields = {field["name"]: field for field in table.schema["fields"]}
        grows = any(_grown(fields[name]) for name in ([key] if isinstance(key, str) else key))
        rows = list(_copies(table, factor if grows else 1))
        count += len(rows)
        copied = Table(table.package, table.name, table.path, table.schema, table.header, rows)
        (target / table.package / table.descriptor["path"]).write_text(canonical.table_text(copied), "utf-8")
    return count


def main() -> None:
    """Print the figures."""
    for factor in (1, FACTOR):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "datapackages"
            with get_context("spawn").Pool(1) as apart:  # a child begins with the peak memory of the process it comes from
                rows = apart.apply(enlarge, (paths.DATAPACKAGES, data, factor))
            ours = measured(sys.executable, "-m", "scripts", "check", "--data", data)
            stock = measured(sys.executable, "-c", STOCK, *sorted(data.glob("*/datapackage.json")))
            print(
                json.dumps(
                    {
                        "measure": "check",
                        "factor": factor,
                        "rows": rows,
                        "seconds": round(ours.seconds, 2),
                        "megabytes": round(ours.megabytes),
                        "stock_seconds": round(stock.seconds, 2),
                        "stock_megabytes": round(stock.megabytes),
                        "times_stock": round(ours.seconds / stock.seconds, 2),
                    }
                ),
                flush=True,
            )


if __name__ == "__main__":
    main()
