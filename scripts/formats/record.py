"""One JSON file a record: the machine's twin of its page.

It holds the typed values, the words for codes, the records it refers to, its sources in full, the records that refer to it,
what the programs compute about it, and the address of its page.
"""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from scripts.formats.base import citation
from scripts.formats.store import Store
from scripts.pages.records import KINDS

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",\n", ": ")).encode


def text(value: Mapping[str, object]) -> bytes:
    """Give an object as JSON with a line for each item."""
    return (_ENCODE(value) + "\n").encode("utf-8")


def head(store: Store, table: str, key: str) -> dict[str, object]:
    """Give what every file about a record begins with."""
    package, resource = table.split(".")
    descriptor = store.descriptors[package]
    return {
        "id": key, "kind": KINDS[table].noun, "title": store.title(table, key), "package": package, "resource": resource, "version": descriptor["version"],
        "licence": [entry["path"] for entry in descriptor["licenses"]], "citation": citation(descriptor, store.site), "page": store.page(table, key),
    }


def linked(store: Store, table: str, key: str) -> list[dict[str, object]]:
    """Give the records that a record refers to, but for its sources."""
    found = store.connection.execute("SELECT field, target_table, target_record FROM record_links "
                                     "WHERE source_table = ? AND source_record = ? ORDER BY 1, 2, 3", (store.sql[table], key))
    return [_place(store, target, record, field) for field, target, record in found if field != "source_ids"]


def backlinks(store: Store, table: str, key: str) -> list[dict[str, object]]:
    """Give the rows that refer to a record."""
    found = store.connection.execute("SELECT field, source_table, source_record FROM record_links "
                                     "WHERE target_table = ? AND target_record = ? ORDER BY 2, 3, 1", (store.sql[table], key))
    return [_place(store, source, record, field) for field, source, record in found]


def _place(store: Store, name: str, record: str, field: str) -> dict[str, object]:
    table = store.tables[name]
    package, resource = table.split(".")
    place = {"field": field, "package": package, "resource": resource, "record": record}
    return place | {"title": store.title(table, record), "data": store.data(table, record)} if table in KINDS else place


def computed(store: Store, table: str, key: str) -> dict[str, object]:
    """Give what is computed about a record: the rows of computed tables that have its identifier as their key."""
    found = ((other, next(store.rows(other, f"WHERE {name} = ?", key), None)) for other, name in store.computed(table))
    return {other.partition(".")[2]: row for other, row in found if row}


def twin(store: Store, table: str, row: Mapping[str, object]) -> dict[str, object]:
    """Give the whole file of a record."""
    key = str(row[KINDS[table].key])
    gone = {"withdrawn": {"on": row["withdrawn_on"], "reason": row["withdrawn_reason"]}} if row.get("withdrawn_on") else {}
    return head(store, table, key) | gone | {
        "values": dict(row), "labels": store.labelled(table, row),
        "sources": [found for source in row.get("source_ids", ()) if (found := store.source(source))],
        "refers_to": linked(store, table, key), "referred_to_by": backlinks(store, table, key), "computed": computed(store, table, key),
    }


def records(store: Store, table: str) -> Iterator[tuple[str, bytes]]:
    """Give every record of a kind as (identifier, JSON)."""
    for row in store.rows(table, f"ORDER BY {KINDS[table].key}"):
        yield str(row[KINDS[table].key]), text(twin(store, table, row))
