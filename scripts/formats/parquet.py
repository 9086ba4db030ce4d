"""Parquet: typed columns that pyarrow, DuckDB, polars, Spark and Trino read alike, with the meaning of each column inside.

A number is a decimal, exact; a list is a list of text; a day is a date. Types follow from the schema alone, never from
the values, so that files of several versions can be read together.
"""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from scripts.formats import base

DIGITS, DECIMALS = 21, 6
"""Digits of a number and those after the point; `check` allows 15 digits, six of them after the point."""
_TYPES = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.decimal128(DIGITS, DECIMALS), "boolean": pa.bool_(), "date": pa.date32(),
    "list": pa.list_(pa.field("element", pa.string(), nullable=False)),
}


def schema(table: base.Published) -> pa.Schema:
    """Give the Arrow schema of a table, with titles and descriptions as metadata."""
    fields = [
        pa.field(column.name, _TYPES[column.kind], nullable=column.kind != "list", metadata={"title": column.title, "description": column.description})
        for column in table.columns
    ]
    about = {"title": table.resource["title"], "description": table.resource["description"], "package": table.package["name"],
             "version": table.package["version"], "licence": base.licence(table.package)}
    return pa.schema(fields, metadata=about)


class Writer(base.Writer):
    """Writes a table as Parquet."""

    def __init__(self, table: base.Published, path: Path) -> None:
        self._schema = schema(table)
        self.file = parquet.ParquetWriter(path, self._schema, version="2.6", compression="zstd", write_statistics=True)

    def feed(self, batch: Sequence[list]) -> None:
        """Write the next rows as a row group."""
        arrays = [pa.array(values, type=field.type) for values, field in zip(batch, self._schema, strict=True)]
        self.file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def finish(self) -> None:
        """Write the footer."""
        self.file.close()
