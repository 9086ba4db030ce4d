"""The one form of a source file: what `format` writes and `check` compares. Text in, text out; never touches disk.

CSV: UTF-8, LF, commas, quotes only where needed, columns in the order of the schema, rows sorted by primary key as text,
cells without spaces around them. Descriptors: JSON indented by two, names in their order, one newline at the end.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from difflib import ndiff
from io import StringIO

from scripts.model import ERROR, Problem, Table
from scripts.parse import FORMAT

CONTEXT = 30
"""Lines after the first difference that the diff looks at."""
SHOWN = 10
"""Lines of the diff that a message holds, and the characters of each."""
WIDTH = 160


def table_text(table: Table) -> str:
    """Write a table in canonical form."""
    names = table.schema.get("primaryKey", ())
    key = [table.header.index(name) for name in ([names] if isinstance(names, str) else names) if name in table.header]
    rows = [tuple([cell.strip() for cell in row]) for row in table.rows]
    rows.sort(key=lambda row: ([row[place] for place in key], row))
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.header)
    writer.writerows(rows)
    return out.getvalue()


def descriptor_text(descriptor: Mapping) -> str:
    """Write a descriptor in canonical form."""
    return json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"


def compare(path: str, source: bytes, canonical: str) -> Problem | None:
    """Give a problem with the first part of the difference where a file is not in canonical form."""
    wanted = canonical.encode()
    if source == wanted:
        return None
    now, then = source.decode("utf-8", "replace").split("\n"), canonical.split("\n")
    start = next((number for number, (one, other) in enumerate(zip(now, then, strict=False)) if one != other), min(len(now), len(then)))
    lines = [line.rstrip("\n") for line in ndiff(now[start : start + CONTEXT], then[start : start + CONTEXT]) if line[:1] in "+-"]
    shown = [line if len(line) <= WIDTH else line[:WIDTH] + "…" for line in lines[:SHOWN]]
    if len(lines) > SHOWN or len(now) > start + CONTEXT:
        shown.append("…")
    return Problem(path, min(start + 1, len(now)), "", "", "canonical", ERROR, "\n".join(["expected canonical form", *shown]), FORMAT)
