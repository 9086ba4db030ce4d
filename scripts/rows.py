"""Bytes of a CSV file -> rows with their lines, in the order of the schema.

One row is one line: a line break inside a cell is not allowed, so each line is read by itself
and a quote left open spoils one line, not the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from scripts.parse import CELL_LIMIT, SURROGATE, Faults, marked, not_utf8, text


def _cells(line: str) -> list[str]:
    if '"' not in line:
        return line.split(",")
    return next(csv.reader([line], strict=True))


def records(content: str, faults: Faults) -> Iterator[tuple[int, list[str]]]:
    """Give each line that holds a row, with its number."""
    lines = content.split("\n")
    if lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines, 1):
        if line[:1] in "<=>|" and line and marked(line, number, faults):
            continue
        try:
            yield number, _cells(line)
        except csv.Error as error:
            if "field limit" in str(error):
                yield number, [line]
            else:
                faults.add(
                    number,
                    "",
                    line,
                    "quotes",
                    "expected quotes that close on the same line",
                    'close the quote, write a quote inside a cell as "", and put no line break inside a cell',
                )


def columns(cells: Sequence[str], expected: Sequence[str], faults: Faults) -> list[int | None]:
    """Compare the header with the schema; give the place in the file of each column of the schema, None where it lacks."""
    for name in expected:
        if name not in cells:
            faults.add(
                1, name, "", "missing-column", "expected a column of this name", "add the column with its values, or take the field out of datapackage.json"
            )
    for place, name in enumerate(cells):
        if name in cells[:place]:
            faults.add(1, name, name, "doubled-column", "expected each column once", "delete the second column")
        elif name not in expected:
            faults.add(
                1, name, name, "extra-column", "expected only the columns of the schema", "delete the column, or describe it as a field in datapackage.json"
            )
    return [cells.index(name) if name in cells else None for name in expected]


def _mended(number: int, cells: list[str], header: Sequence[str], faults: Faults) -> list[str]:
    if len(cells) != len(header):
        field = header[len(cells)] if len(cells) < len(header) else ""
        value = "" if len(cells) < len(header) else cells[len(header)]
        faults.add(
            number,
            field,
            value,
            "cells",
            f"expected {len(header)} cells in the row, found {len(cells)}",
            "add the cells that lack, or quote a cell that holds a comma",
        )
        cells = cells[: len(header)] + [""] * (len(header) - len(cells))
    for place, cell in enumerate(cells):
        if len(cell) > CELL_LIMIT:
            faults.add(
                number, header[place], cell, "cell-size", f"expected at most {CELL_LIMIT:,} characters in a cell, found {len(cell):,}", "shorten the text"
            )
            cells[place] = cell[:CELL_LIMIT]
        if SURROGATE.search(cell):
            cells[place] = not_utf8(faults, number, header[place], cell)
    return cells


def read(raw: bytes, expected: Sequence[str], faults: Faults) -> tuple[list[tuple[str, ...]], list[int], frozenset[str]]:
    """Read a CSV file: rows in the order of the expected columns, their lines, and the columns that lack."""
    content = text(raw, faults)
    found = records(content, faults) if content is not None else iter(())
    number, header = next(found, (1, list(expected)))
    places = columns(_mended(number, header, header, faults), expected, faults)
    straight = places == list(range(len(header)))
    plain = content is not None and content.isascii()
    known: dict[str, str] = {}
    kept, lines = [], []
    for number, cells in found:
        if len(cells) != len(header) or not plain or len(cells[0]) > CELL_LIMIT or sum(map(len, cells)) > CELL_LIMIT:
            cells = _mended(number, cells, header, faults)
        cells = cells if straight else ["" if place is None else cells[place] for place in places]
        kept.append(tuple([known.setdefault(cell, cell) for cell in cells]))
        lines.append(number)
    return kept, lines, frozenset(name for name, place in zip(expected, places, strict=True) if place is None)
