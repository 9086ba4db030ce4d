"""Two versions of the data -> what was added, changed, withdrawn or removed, field by field. Values in, values out; never disk.

A record is told by the primary key of its table. A column or table that came or went is a row without a record.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from functools import cached_property

ADDED, CHANGED, WITHDRAWN, REMOVED = "added", "changed", "withdrawn", "removed"
MAJOR, MINOR, PATCH = "major", "minor", "patch"
_PARTIES = {"party_id", "participant_id", "group_id"}
_LINKS = {"pledges.pledge_parties": ("pledge_id", "participant_id"), "implementation.evidence_parties": ("evidence_id", "party_id")}
"""Tables that say which parties a record of another table is about, with the field of the record and that of the party."""
Row = Mapping[str, str]


@dataclass(frozen=True)
class Snapshot:
    """The data of one version: descriptors by package and rows by "package.table"."""

    version: str
    day: str
    descriptors: Mapping[str, Mapping]
    tables: Mapping[str, Sequence[Row]] = field(repr=False)

    @cached_property
    def schemas(self) -> dict[str, Mapping]:
        """Give the schema of each table."""
        return {f"{package}.{resource['name']}": resource["schema"] for package, descriptor in self.descriptors.items() for resource in descriptor["resources"]}

    @cached_property
    def parties(self) -> dict[tuple[str, str], list[str]]:
        """Give the parties that a pledge or a piece of evidence is about, by the name of its key and its identifier."""
        found = defaultdict(list)
        for table, (key, party) in _LINKS.items():
            for row in self.tables.get(table, ()):
                found[key, row[key]].append(row[party])
        return found


@dataclass(frozen=True)
class Change:
    """One thing that differs; ``record`` and ``field`` are blank where it is about more than one."""

    version: str
    day: str
    package: str
    resource: str
    record: str
    kind: str
    field: str = ""
    old: str = ""
    new: str = ""
    parties: tuple[str, ...] = ()


def _names(schema: Mapping) -> list[str]:
    return [item["name"] for item in schema["fields"]]


def _keyed(schema: Mapping, rows: Iterable[Row]) -> dict[str, Row]:
    return {";".join(row[name] for name in schema["primaryKey"]): row for row in rows}


def about(snapshot: Snapshot, row: Row) -> tuple[str, ...]:
    """Name the parties that a row is about: those it names, or those of the pledge or evidence it names."""
    own = {row[name] for name in _PARTIES & set(row) if row[name]}
    linked = {party for name in ("pledge_id", "evidence_id") if row.get(name) for party in snapshot.parties.get((name, row[name]), ())}
    return tuple(sorted(own or linked))


def compare(old: Snapshot, new: Snapshot) -> list[Change]:
    """List every change from one version to the next, sorted."""
    return sorted((change for key in sorted({*old.schemas, *new.schemas}) for change in _table(key, old, new)), key=astuple)


def _table(key: str, old: Snapshot, new: Snapshot) -> Iterator[Change]:
    at = (new.version, new.day, *key.split("."))
    if key not in old.schemas or key not in new.schemas:
        yield Change(*at, "", ADDED if key in new.schemas else REMOVED)
        return
    columns = _names(new.schemas[key])
    before = _names(old.schemas[key])
    yield from (Change(*at, "", ADDED, name) for name in columns if name not in before)
    yield from (Change(*at, "", REMOVED, name) for name in before if name not in columns)
    then, now = (_keyed(new.schemas[key], side.tables[key]) if set(new.schemas[key]["primaryKey"]) <= set(_names(side.schemas[key])) else {}
                 for side in (old, new))
    for record in sorted({*then, *now}):
        if record not in then:
            yield Change(*at, record, ADDED, parties=about(new, now[record]))
        elif record not in now:
            yield Change(*at, record, REMOVED, parties=about(old, then[record]))
        else:
            yield from _record(at, record, then[record], now[record], about(new, now[record]))


def _record(at: tuple[str, ...], record: str, then: Row, now: Row, parties: tuple[str, ...]) -> Iterator[Change]:
    if now.get("withdrawn_on") and not then.get("withdrawn_on"):
        yield Change(*at, record, WITHDRAWN, new=now.get("withdrawn_reason", ""), parties=parties)
        return
    for name in now:
        if name in then and then[name] != now[name]:
            yield Change(*at, record, CHANGED, name, then[name], now[name], parties)


def broken(old: Snapshot, new: Snapshot) -> list[str]:
    """Name what a reader of the older version may rely on and the newer one lacks: tables, columns, types, values."""
    found = []
    for key, schema in old.schemas.items():
        if key not in new.schemas:
            found.append(f"the table {key}")
            continue
        fields = {item["name"]: item for item in new.schemas[key]["fields"]}
        for item in schema["fields"]:
            name = f"{key}.{item['name']}"
            if item["name"] not in fields:
                found.append(f"the column {name}")
            elif fields[item["name"]]["type"] != item["type"]:
                found.append(f"the type of {name}")
            else:
                kept = {entry["value"] for entry in fields[item["name"]].get("categories", ())}
                found += [f"the value {entry['value']} of {name}" for entry in item.get("categories", ()) if entry["value"] not in kept]
        if schema["primaryKey"] != new.schemas[key]["primaryKey"]:
            found.append(f"the key of {key}")
    return found


def vanished(old: Snapshot, new: Snapshot) -> list[str]:
    """Name records that are gone although their table can withdraw them: an identifier stays for ever."""
    return [f"{key} {record}" for key, schema in old.schemas.items() if key in new.schemas and "withdrawn_on" in _names(schema)
            for record in sorted({*_keyed(schema, old.tables[key])} - {*_keyed(new.schemas[key], new.tables[key])})]


def step(old: Snapshot, new: Snapshot) -> str:
    """Give the least step that the changes ask for; before 1.0.0 a break is a minor step."""
    if broken(old, new):
        return MINOR if old.version.startswith("0.") else MAJOR
    return MINOR if any(change.kind != CHANGED for change in compare(old, new)) else PATCH
