"""How rules look at the catalog: cells with their lines, fields with their definitions, findings to hand back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from scripts.model import Catalog, Package, Table
from scripts.positions import line_of
from scripts.profiles import fields as placed_fields
from scripts.wording import codes

MISSING = frozenset({"unknown", "not_applicable", "not_found"})
ABSENT = MISSING | {""}


class Finding(NamedTuple):
    """One breach of a rule; the registry adds the name of the rule."""

    path: str
    line: int
    field: str
    value: str
    message: str
    fix: str


def has(table: Table | None, *names: str) -> bool:
    """Tell whether the table is there with these columns."""
    return table is not None and not set(names) - set(table.header) and not table.missing & set(names)


def cells(catalog: Catalog, key: str, *names: str) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Give path, line and the cells ``names`` of each row of a table; nothing where table or column lacks."""
    table = catalog.tables.get(key)
    if has(table, *names):
        places = [table.header.index(name) for name in names]
        for row, line in zip(table.rows, table.lines, strict=True):
            yield table.path, line, tuple([row[place] for place in places])


def holding(catalog: Catalog, *names: str) -> Iterator[str]:
    """Give the keys of the tables that have all these columns."""
    for key, table in catalog.tables.items():
        if has(table, *names):
            yield key


def definitions(table: Table) -> Iterator[Mapping]:
    """Give the definition of each field that the file has."""
    fields = table.schema.get("fields")
    for field in fields if isinstance(fields, list) else ():
        if isinstance(field, Mapping) and field.get("name") in table.header and field["name"] not in table.missing:
            yield field


def described(catalog: Catalog) -> Iterator[tuple[Package, tuple[str | int, ...], Mapping]]:
    """Give every field definition of every descriptor with its place in it."""
    for package in catalog.packages.values():
        for place, field in placed_fields(package.descriptor):
            if isinstance(field, Mapping) and isinstance(field.get("name"), str):
                yield package, place, field


def in_descriptor(package: Package, place: tuple[str | int, ...], field: str, value: str, message: str, fix: str) -> Finding:
    """Make a finding about a place in a descriptor."""
    return Finding(package.path, line_of(package.source, place), field, value, message, fix)


def where(table: Table, field: Mapping, test: Callable[[str], str | None], fix: str) -> Iterator[Finding]:
    """Ask ``test`` once for each different cell of a column; it gives what was expected, or None where the cell is right."""
    place = table.header.index(field["name"])
    bad = {cell: said for cell in {row[place] for row in table.rows} if (said := test(cell))}
    if bad:
        for row, line in zip(table.rows, table.lines, strict=True):
            if row[place] in bad:
                yield Finding(table.path, line, field["name"], row[place], bad[row[place]], fix)


def items(cell: str, field: Mapping) -> list[str]:
    """Give the items of a list cell, or the one value; none where the cell is blank or a code for missing."""
    if cell == "" or cell in codes(field):
        return []
    delimiter = field.get("listDelimiter")
    return cell.split(delimiter) if isinstance(delimiter, str) and delimiter else [cell]


def keyed(table: Table) -> str:
    """Give the one field that is the primary key, or nothing."""
    key = table.schema.get("primaryKey")
    key = key[0] if isinstance(key, list) and len(key) == 1 else key
    return key if isinstance(key, str) and has(table, key) else ""
