"""Text cells -> typed values, the same for every format that has types.

In: a Table Schema and rows of text. Out: columns with a kind, and tuples of Python values.
A date of mixed precision keeps its text and gains the earliest and latest day it can mean; a number
that can be missing gains a column that says why; a list becomes a list. Never disk.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.dates import bounds

MISSING = ("unknown", "not_applicable", "not_found")
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


def is_edtf(field: Mapping) -> bool:
    """Tell whether a field holds EDTF dates."""
    return field.get("constraints", {}).get("pattern", "").startswith(r"(\d{4}")


def columns(schema: Mapping) -> list[Column]:
    """Give the typed columns of a schema, computed ones right after the field they come from."""
    found = []
    given = {field["name"] for field in schema["fields"]}
    for field in schema["fields"]:
        name, title, text = field["name"], field["title"], field["description"]
        kind = "list" if field.get("listDelimiter") else _PLAIN.get(field["type"], "text")
        found.append(Column(name, kind, title, text, name))
        if kind in ("integer", "number", "list") and field.get("missingValues"):
            found.append(Column(f"{name}_missing", "text", f"{title}: why missing",
                                f"Why {name} is empty: unknown, not_applicable or not_found.", name, "missing"))
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
    if column.part == "missing":
        return cell if cell in MISSING else None
    if column.part != "value":
        days = bounds(cell)
        return days and days[column.part == "latest"]
    if column.kind == "text":
        return cell or None
    if cell == "" or cell in MISSING:
        return [] if column.kind == "list" else None
    return _READ[column.kind](cell)


_READ = {
    "integer": int, "number": Decimal, "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat, "list": lambda cell: cell.split(";"),
}


def records(schema: Mapping, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[tuple]:
    """Give each row as a tuple of typed values, in the order of ``columns``."""
    found = columns(schema)
    places = [header.index(column.source) for column in found]
    for row in rows:
        yield tuple(value(column, row[place]) for column, place in zip(found, places, strict=True))
