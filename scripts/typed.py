"""Text cells -> typed values, the same for every format that has types.

In: a Table Schema and rows of text. Out: columns with a kind, and tuples of Python values.
A date of mixed precision keeps its text and gains the earliest and latest day it can mean; a number
that can be missing gains a column that says why; a list becomes a list. Never disk.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from scripts.dates import bounds

_PLAIN = {"integer": "integer", "number": "number", "boolean": "boolean", "date": "date"}


@dataclass(frozen=True)
class Column:
    """A typed column: ``kind`` is text, integer, number, boolean, date or list."""

    name: str
    kind: str
    title: str
    description: str
    source: str  # the field it is read from
    part: str = "value"  # value, missing, earliest or latest
    codes: frozenset[str] = frozenset()  # cells that say why there is no value


def is_edtf(field: Mapping) -> bool:
    """Tell whether a field holds EDTF dates."""
    return field.get("constraints", {}).get("pattern", "").startswith(r"(\d{4}")


def _codes(field: Mapping) -> frozenset[str]:
    found = (entry["value"] if isinstance(entry, Mapping) else entry for entry in field.get("missingValues", ()))
    return frozenset(found) - {""}


def columns(schema: Mapping) -> list[Column]:
    """Give the typed columns of a schema, computed ones right after the field they come from."""
    found = []
    given = {field["name"] for field in schema["fields"]}
    for field in schema["fields"]:
        name, title, text = field["name"], field["title"], field["description"]
        kind = "list" if field.get("listDelimiter") else _PLAIN.get(field["type"], "text")
        codes = _codes(field)
        found.append(Column(name, kind, title, text, name, codes=codes))
        if kind != "text" and codes:
            found.append(Column(f"{name}_missing", "text", f"{title}: why missing",
                                f"Why {name} is empty: {', '.join(sorted(codes))}.", name, "missing", codes))
        if is_edtf(field):
            for part in ("earliest", "latest"):
                found.append(Column(f"{name}_{part}", "date", f"{title}, {part} day",
                                    f"The {part} day that {name} can mean.", name, part))
    # A computed table may hold such a column already.
    return [column for column in found if column.part == "value" or column.name not in given]


def value(column: Column, cell: str) -> object:
    """Read one cell as the column asks; None where it is blank or missing.

    >>> value(Column("amount", "number", "", "", "amount"), "1.50")
    Decimal('1.50')
    """
    return values(column, [cell])[0]


def values(column: Column, cells: Sequence[str]) -> list:
    """Read the cells of a column."""
    codes = column.codes
    if column.part == "missing":
        return [cell if cell in codes else None for cell in cells]
    if column.part == "value" and column.kind == "text":
        return [cell or None for cell in cells]
    read = _part(column) if column.part != "value" else _READ[column.kind]
    known = {cell: read(cell) for cell in {*cells} - codes - {""}}  # most columns say the same thing many times
    none = [] if column.kind == "list" else None
    return [known.get(cell, none) for cell in cells]


def _part(column: Column) -> Callable[[str], date | None]:
    place = 1 if column.part == "latest" else 0
    return lambda cell: (days := bounds(cell)) and days[place]


_READ = {
    "integer": int, "number": Decimal, "boolean": {"true": True, "false": False}.__getitem__, "date": date.fromisoformat,
    "list": lambda cell: cell.split(";"),
}


def batches(schema: Mapping, header: Sequence[str], rows: Iterable[Sequence[str]], size: int = 20_000) -> Iterator[list[list]]:
    """Give the rows, some at a time, as one list of typed values for each of ``columns``."""
    found = columns(schema)
    places = [header.index(column.source) for column in found]
    source = iter(rows)
    while chunk := list(islice(source, size)):
        cells = list(zip(*chunk, strict=True))
        yield [values(column, cells[place]) for column, place in zip(found, places, strict=True)]


def records(schema: Mapping, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[tuple]:
    """Give each row as a tuple of typed values, in the order of ``columns``."""
    for batch in batches(schema, header, rows):
        yield from zip(*batch, strict=True)
