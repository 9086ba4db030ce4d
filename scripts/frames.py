"""Catalog -> one pandas frame a table, cells as they stand; the readings of a cell that all stages share, and the way back to text.

Frames hold text only: missing codes and blanks stay in, so that nobody mistakes `unknown` for `not_applicable`.
The converters give NA for both; ask the raw column which of the two it was.
"""
from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from scripts.dates import bounds
from scripts.model import Catalog, Table

MISSING = ("unknown", "not_applicable", "not_found")
LIST_DELIMITER = ";"


def frame(table: Table) -> pd.DataFrame:
    """Give one table as a frame of text."""
    return pd.DataFrame(table.rows, columns=list(table.header), dtype="str")


def frames(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """Give every table of the catalog as a frame of text, by "package.table"."""
    return {key: frame(table) for key, table in catalog.tables.items()}


def numbers(series: pd.Series) -> pd.Series:
    """Read numbers; a missing code or blank becomes NA."""
    return pd.to_numeric(series.where(~_absent(series)), errors="raise").astype("Float64")


def items(series: pd.Series) -> pd.Series:
    """Read lists; a missing code or blank becomes an empty list."""
    cells = ([] if gone else text.split(LIST_DELIMITER) for text, gone in zip(series, _absent(series), strict=True))
    return pd.Series(list(cells), index=series.index, name=series.name, dtype="object")


def exploded(table: pd.DataFrame, *columns: str, into: str) -> pd.DataFrame:
    """Give a row for each item of the lists in ``into``, beside the ``columns`` kept."""
    lists = table[[*columns]].assign(**{into: items(table[into])})
    return lists.explode(into).dropna(subset=[into]).reset_index(drop=True).astype({into: "str"})


def flags(series: pd.Series) -> pd.Series:
    """Read true and false; anything else becomes NA."""
    return series.map({"true": True, "false": False}).astype("boolean")


def earliest(series: pd.Series) -> pd.Series:
    """Give the first day each EDTF text can mean, NA where it is no date."""
    return _days(series, 0)


def latest(series: pd.Series) -> pd.Series:
    """Give the last day each EDTF text can mean, NA where it is no date."""
    return _days(series, 1)


def days(moments: pd.Series) -> pd.Series:
    """Turn pandas moments back into dates, NA where there is none."""
    return moments.dt.date.astype("object").where(moments.notna(), pd.NA)


def standing(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out the withdrawn records."""
    return table[table["withdrawn_on"] == ""] if "withdrawn_on" in table else table


def names(tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Give the English name of every party and area by its identifier."""
    parties, areas = tables["parties.parties"], tables["parties.areas"]
    return dict(zip(areas["area_id"], areas["name"], strict=True)) | dict(zip(parties["party_id"], parties["name"], strict=True))


def plain(value: object) -> str:
    """Give a value as a cell: a blank for none, true and false, ISO 8601 days, numbers without a needless point.

    >>> [plain(value) for value in (240000000.0, 0.1, True, pd.NA)]
    ['240000000', '0.1', 'true', '']
    """
    if isinstance(value, str):
        return value
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(float(value))
    return str(value)


def texts(table: pd.DataFrame) -> pd.DataFrame:
    """Give a computed table as text, cell by cell, in the form of the source tables."""
    return pd.DataFrame({name: pd.Series([plain(value) for value in table[name].astype("object")], dtype="str") for name in table})


def _absent(series: pd.Series) -> pd.Series:
    return series.isin([*MISSING, ""])


def _days(series: pd.Series, end: int) -> pd.Series:
    days = [found[end] if (found := bounds(text)) else pd.NA for text in series]
    return pd.Series(days, index=series.index, name=series.name, dtype="object")
