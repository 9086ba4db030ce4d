"""The forms in which every table is published, one module each; a new one is one more entry of FORMATS."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts.formats import json, parquet, xlsx
from scripts.formats.base import Published, Writer


@dataclass(frozen=True)
class Format:
    """A form in which every table is published, made from typed values as they stream by."""

    name: str
    title: str
    suffix: str
    media_type: str
    writer: Callable[[Published, Path], Writer]


FORMATS = (
    Format("json", "JSON", ".json", "application/json", json.Writer),
    Format("parquet", "Parquet", ".parquet", "application/vnd.apache.parquet", parquet.Writer),
    Format("xlsx", "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Writer),
)
