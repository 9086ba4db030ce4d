"""Published files -> the cells of the CSV they were made from, by readers that have nothing to do with how they were written."""
from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import duckdb
import openpyxl
import polars
import pyarrow.parquet as pq

from scripts import typed

Rows = list[Mapping[str, object]]


def _json(path: Path) -> Rows:
    return json.loads(path.read_text(encoding="utf-8"))


def _pyarrow(path: Path) -> Rows:
    return pq.read_table(path).to_pylist()


def _duckdb(path: Path) -> Rows:
    with closing(duckdb.connect()) as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _polars(path: Path) -> Rows:
    return polars.read_parquet(path).to_dicts()


def _openpyxl(path: Path) -> Rows:
    book = openpyxl.load_workbook(path, read_only=True)
    header, *rows = book.worksheets[0].iter_rows(values_only=True)
    # The format writes some characters as _x000D_; openpyxl hands them on as they are written.
    found = [dict(zip_longest(map(str, header), [_unescaped(cell) for cell in row])) for row in rows]
    book.close()
    return found


def _unescaped(cell: object) -> object:
    return re.sub(r"_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), cell) if isinstance(cell, str) else cell


def sqlite(path: Path, table: str, schema: Mapping) -> Rows:
    """Read a table of a database, where a list is JSON."""
    lists = {column.name for column in typed.columns(schema) if column.kind == "list"}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
    return [{name: json.loads(value) if name in lists else value for name, value in row.items()} for row in rows]


READERS: dict[str, tuple[str, Callable[[Path], Rows]]] = {
    "json": (".json", _json), "pyarrow": (".parquet", _pyarrow), "duckdb": (".parquet", _duckdb), "polars": (".parquet", _polars),
    "openpyxl": (".xlsx", _openpyxl),
}


def cell(kind: str, value: object) -> str:
    """Write a value as its CSV cell."""
    if value is None or value == []:
        return ""
    if kind == "list":
        return value if isinstance(value, str) else ";".join(value)
    if kind == "boolean":
        return "true" if value else "false"
    if kind == "date":
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat() if isinstance(value, date) else str(value)
    if kind in ("integer", "number"):
        number = value if isinstance(value, Decimal) else Decimal(repr(value))
        return format(number.normalize() + 0, "f")
    return str(value)


def cells(schema: Mapping, rows: Iterable[Mapping[str, object]]) -> list[list[str]]:
    """Write rows as the cells of the CSV, from the columns that hold its fields."""
    columns = {column.name: column for column in typed.columns(schema)}
    names = [field["name"] for field in schema["fields"]]
    return [[cell(columns[name].kind, row[name]) or _missing(row, name, columns) for name in names] for row in rows]


def _missing(row: Mapping[str, object], name: str, columns: Mapping[str, typed.Column]) -> str:
    why = columns.get(f"{name}_missing")
    return str(row[why.name] or "") if why and why.source == name and why.part == "missing" else ""
