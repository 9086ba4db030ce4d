"""Packages that track an instrument of their own, seen as the rules know the project's: their pledges as pledges.pledges."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scripts.model import Catalog
from scripts.profiles import PROPERTY

ROLES = {
    "sources": "sources", "parties": "parties", "instruments": "commitments", "commitments": "commitments", "pledges": "pledges", "pledge_parties": "pledges",
    "pledge_commitments": "pledges", "evidence": "implementation", "pledge_evidence": "implementation", "status_events": "implementation",
}
"""The package in which a table of that name stands when the project's own instrument is tracked."""


def tracked(catalog: Catalog) -> Iterator[Catalog]:
    """Give each such package as a catalog in which its tables have the names that the rules know."""
    for name, package in catalog.packages.items():
        if PROPERTY in package.descriptor:
            tables = [replace(table, package=ROLES[table.name]) for table in catalog.tables.values() if table.package == name and table.name in ROLES]
            yield replace(catalog, tables={table.key: table for table in tables})
