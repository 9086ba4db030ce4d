"""Tiny invented tables for tests: only the columns a test speaks of are written out, the rest are filled."""
from __future__ import annotations

import json
from functools import cache

import pandas as pd

from scripts.enrich import DESCRIPTOR
from scripts.frames import frame, frames
from scripts.model import Catalog, Package, Table
from scripts.paths import DATAPACKAGES


@cache
def descriptors() -> dict[str, dict]:
    """Give the descriptors of the source packages by name."""
    found = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(DATAPACKAGES.glob("*/datapackage.json")))
    return {descriptor["name"]: descriptor for descriptor in found}


@cache
def computed_descriptor() -> dict:
    """Give the descriptor of the computed tables."""
    return json.loads(DESCRIPTOR.read_text(encoding="utf-8"))


def filler(field: dict) -> str:
    """Give a cell for a field a test does not speak of: missing where it may be, blank where it may be, else the example."""
    if "missingValues" in field:
        return "not_applicable"
    return field["example"] if field.get("constraints", {}).get("required") else ""


def make_catalog(**rows: list[dict[str, str]]) -> Catalog:
    """Give a catalog with the rows of each table named as ``package__table``; tables not named are empty."""
    tables = {}
    for package, descriptor in descriptors().items():
        for resource in descriptor["resources"]:
            fields = resource["schema"]["fields"]
            given = rows.pop(f"{package}__{resource['name']}", [])
            assert not {name for row in given for name in row} - {field["name"] for field in fields}, "no such column"
            cells = [tuple(row.get(field["name"], filler(field)) for field in fields) for row in given]
            table = Table(package, resource["name"], "", resource["schema"], tuple(field["name"] for field in fields), cells, descriptor=resource)
            tables[table.key] = table
    assert not rows, f"no such table: {[*rows]}"
    return Catalog({name: Package(name, "", descriptor) for name, descriptor in descriptors().items()}, tables)


def make_tables(**rows: list[dict[str, str]]) -> dict[str, pd.DataFrame]:
    """Give the frames of ``make_catalog``; the empty ones are shared, as no function may change its input."""
    given = {name.replace("__", ".") for name in rows}
    return _empty() | {name: frame(table) for name, table in make_catalog(**rows).tables.items() if name in given}


@cache
def _empty() -> dict[str, pd.DataFrame]:
    return frames(make_catalog())


def pledges(*rows: str) -> dict[str, list[dict[str, str]]]:
    """Give pledges of money and their pledgers from lines "id pledgers amount part_of", each word `-` where there is none.

    A word such as ``theme=other`` sets a field.
    """
    found, parties = [], []
    for row in rows:
        pledge_id, who, amount, parent, *settings = row.split()
        fields = {"pledge_id": pledge_id, "amount": amount, "currency": "USD", "money_kind": "new_aid", "part_of": parent.replace("-", "")}
        found.append(fields | dict(setting.split("=") for setting in settings))
        ids = who.split(",")
        parties += [{"pledge_id": pledge_id, "participant_id": party, "party_role": "joint" if len(ids) > 1 else "pledger"} for party in ids]
    return {"pledges__pledges": found, "pledges__pledge_parties": parties}


def events(*rows: str) -> list[dict[str, str]]:
    """Give status events of pledges from lines "pledge number date status basis"."""
    names = ("pledge_id", "number", "effective_on", "status", "status_basis")
    found = [dict(zip(names, row.split(), strict=True)) for row in rows]
    return [{"status_event_id": f"STA-{row['pledge_id']}-{row.pop('number')}", **row} for row in found]


NAMED = "A named_in_text 2022-06-10 2022-06-10"


def endorsements(*rows: str) -> dict[str, list[dict[str, str]]]:
    """Give endorsement events from lines "party event not_before not_after"."""
    names = ("party_id", "endorsement_event", "not_before", "not_after")
    found = [dict(zip(names, row.split(), strict=True)) for row in rows]
    return {"signatories__endorsements": [{"endorsement_id": f"END-{number}", **row} for number, row in enumerate(found)]}


def observed(*rows: str) -> dict[str, list[dict[str, str]]]:
    """Give observations and their links from lines "evidence date sources pledge relation"; theme integration, about party X."""
    evidence, links, about = {}, [], {}
    for row in rows:
        evidence_id, day, sources, pledge, relation = row.split()
        evidence[evidence_id] = {"evidence_id": evidence_id, "observed_on": day, "source_ids": sources, "theme": "integration"}
        links.append({"pledge_id": pledge, "evidence_id": evidence_id, "evidence_relation": relation})
        about[evidence_id] = {"evidence_id": evidence_id, "party_id": "X"}
    return {
        "implementation__evidence": [*evidence.values()], "implementation__pledge_evidence": links, "implementation__evidence_parties": [*about.values()],
        "sources__sources": [{"source_id": "p", "tier": "primary"}, {"source_id": "s", "tier": "secondary"}],
    }


def cells(table: pd.DataFrame, *columns: str) -> list[tuple]:
    """Give the rows of some columns, blanks as None."""
    return [tuple(None if pd.isna(value) else value for value in row) for row in table[list(columns)].itertuples(index=False, name=None)]
