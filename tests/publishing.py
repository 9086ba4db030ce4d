"""Tiny packages published into a folder, for tests of what is published."""
from __future__ import annotations

import csv
from datetime import date, datetime
from functools import partial
from pathlib import Path

from scripts.enrich import enrich
from scripts.export import export
from scripts.frames import frames
from tests.make import computed_descriptor, make_catalog, pledges

TODAY = date(2026, 11, 23)
ROWS = pledges("PLG-1 USA,PAN 6000000.5 - deadline=2024", "PLG-2 CAN unknown -") | {
    "implementation__status_events": [{"status_event_id": f"STA-{name}-1", "pledge_id": name, "status": "announced"} for name in ("PLG-1", "PLG-2")],
    "parties__parties": [{"party_id": key, "name": name, "party_type": "state"} for key, name in (("CAN", "Canada"), ("PAN", "Panama"), ("USA", "U.S."))],
    "sources__sources": [{"source_id": "invented-source", "title": "Título: «así»", "url": "https://example.org/?a=1&b=2"}],
}
ROWS["pledges__pledges"][0] |= {"note": 'Über "quotes", commas; more', "source_ids": "invented-source", "disputed": "true"}


def filled(rows: dict[str, list[dict[str, str]]]) -> dict[str, list[dict[str, str]]]:
    """Let every row without sources cite the one there is, so that keys resolve."""
    return {key: [{"source_ids": "invented-source"} | row if key in CITING else row for row in found] for key, found in rows.items()}


CITING = ("pledges__pledges", "parties__parties")


def publish(folder: Path, rows: dict[str, list[dict[str, str]]] | None = None, processes: int = 1) -> Path:
    """Write the packages as files below ``folder``, publish them into ``folder``/build/data and give that folder."""
    catalog = make_catalog(**filled(rows or ROWS))
    for table in catalog.tables.values():
        path = folder / "datapackages" / table.package / f"{table.name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            # As no spreadsheet would write it, so that a verbatim copy shows.
            csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([table.header, *table.rows])
    run = partial(export, catalog, enrich(frames(catalog), TODAY), computed_descriptor(), folder / "datapackages")
    run(folder / "build" / "data", processes=processes)
    return folder / "build" / "data"


def content(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def day() -> datetime:
    """Give the day of the invented version."""
    return datetime(TODAY.year, TODAY.month, TODAY.day)
