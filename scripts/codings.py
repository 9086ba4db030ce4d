"""Rows of codings -> units: what each pass said of a record, or of a link between two records.

In: rows as mappings of text. Out: values of Python. Never disk, never frames.
A unit of a link is a pair of records. A pass writes a row for each pair it links, and a row without the other end, with the value
`none`, for a record that it links to nothing; of every other pair of a record it read, it says `none`.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

LINKS = {"crosswalk_relation": ("commitments.framework_items", "framework_item_id", "framework_id"),
         "pledge_commitment": ("commitments.commitments", "commitment_id", "instrument_id")}
"""The variables that are links, each with the table of the other end, its key, and the text to which an item of it belongs."""
NONE = "none"
COLUMNS = ("variable", "rule_version", "package", "resource", "record", "linked_record", "coding_pass", "coded_value")


class Unit(NamedTuple):
    """What was coded: a record, or a record and the one at the other end of a link."""

    package: str
    resource: str
    record: str
    linked_record: str


@dataclass
class Coded:
    """All values of one variable under one version of its rule: by unit and pass; and the passes that read each record."""

    values: dict[Unit, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    readers: dict[Unit, set[str]] = field(default_factory=lambda: defaultdict(set))


def coded(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Coded]:
    """Give what was coded by variable and version of its rule."""
    found: dict[tuple[str, str], Coded] = defaultdict(Coded)
    for row in rows:
        variable, version, package, resource, record, linked, number, value = (row[name] for name in COLUMNS)
        own = found[variable, version]
        own.readers[Unit(package, resource, record, "")].add(number)
        if linked or variable not in LINKS:
            own.values[Unit(package, resource, record, linked)][number] = value
    for (variable, _), own in found.items():
        for unit, values in own.values.items() if variable in LINKS else ():
            for number in own.readers[unit._replace(linked_record="")]:
                values.setdefault(number, NONE)
    return dict(sorted(found.items()))


def differing(values: Mapping[str, str]) -> bool:
    """Tell whether the passes gave different values."""
    return len(set(values.values())) > 1
