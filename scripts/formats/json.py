"""JSON: a list with one object a row, one row a line; numbers, true and false, lists and null as such, days as ISO 8601 text."""
from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from scripts.formats import base

_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode


def number(value: Decimal) -> int | float:
    """Give a number as JSON has it; the packages hold no number that a double cannot."""
    return int(value) if value == value.to_integral_value() else float(value)


def plain(kind: str, values: Iterable) -> Iterable:
    """Turn the typed values of a column into what JSON knows."""
    if kind == "number":
        return [value if value is None else number(value) for value in values]
    if kind == "date":
        return [value and value.isoformat() for value in values]
    return values


def line(value: object) -> str:
    """Give any value as JSON on one line."""
    return _ENCODE(value)


def text(value: object, indent: int | None = 1) -> bytes:
    """Give any value as a JSON file."""
    return (json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False) + "\n").encode("utf-8")


class Writer(base.Writer):
    """Writes a table as JSON."""

    def __init__(self, table: base.Published, path: Path) -> None:
        self._kinds = [column.kind for column in table.columns]
        self._names = [_ENCODE(column.name) + ": " for column in table.columns]
        self.file = path.open("w", encoding="utf-8", newline="\n")
        self._before = "[\n"

    def feed(self, batch: Sequence[list]) -> None:
        """Write the next rows."""
        members = [self._members(*column) for column in zip(self._kinds, self._names, batch, strict=True)]
        self.file.write(self._before + ",\n".join(["{" + ", ".join(row) + "}" for row in zip(*members, strict=True)]))
        self._before = ",\n"

    @staticmethod
    def _members(kind: str, name: str, values: list) -> list[str]:
        values = plain(kind, values)
        if kind == "list":
            return [name + _ENCODE(value) for value in values]
        known = {value: name + _ENCODE(value) for value in set(values)}  # most columns say the same thing many times
        return [known[value] for value in values]

    def finish(self) -> None:
        """End the list."""
        self.file.write("[]\n" if self._before == "[\n" else "\n]\n")
        self.file.close()
