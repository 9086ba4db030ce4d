"""Bytes of a file -> descriptor or rows, with a problem for everything that cannot be read as meant.

Every problem names the physical line. One row is one line: a line break inside a cell is not allowed,
so each line is read by itself and a quote left open spoils one line, not the rest of the file.
"""
from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence

from scripts.model import ERROR, Problem

CELL_LIMIT = 100_000
"""Characters; far above any honest cell, below the limit at which csv readers give up."""

RULES = {
    "missing-file": "Every package has its datapackage.json and every resource its file, each a plain file.",
    "stray-file": "A folder of data packages holds only packages, and a package only files that its datapackage.json describes.",
    "path": "The path of a resource is the name of a file inside its package.",
    "doubled-name": "Two resources of a package have different names and files.",
    "json": "A descriptor is JSON, an object, with each name once.",
    "empty-file": "A file is not empty.",
    "encoding": "A file is UTF-8.",
    "byte-order-mark": "A file has no byte order mark.",
    "line-ends": "Lines end in LF.",
    "merge-conflict": "A file holds no merge-conflict marker.",
    "quotes": "A quoted cell closes on its line.",
    "cells": "A row has as many cells as the header.",
    "cell-size": f"A cell has at most {CELL_LIMIT:,} characters.",
    "missing-column": "The file has every column of the schema.",
    "extra-column": "The file has no column beyond the schema.",
    "doubled-column": "The file has each column once.",
}
LOSSES = ("encoding", "empty-file", "merge-conflict", "quotes", "cells")
"""Rules whose breach can lose rows or shift cells."""

FORMAT = "run `python -m scripts format`"
_MARKER = re.compile(r"<{7}( |$)|={7}$|>{7}( |$)|\|{7}( |$)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Faults(list[Problem]):
    """The problems of one file."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def add(self, line: int, field: str, value: str, rule: str, message: str, fix: str) -> None:
        """Note one error."""
        self.append(Problem(self.path, line, field, value, rule, ERROR, message, fix))


def text(raw: bytes, faults: Faults) -> str | None:
    """Decode a file, noting what is not UTF-8 with LF; None where nothing can be read."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        faults.add(1, "", "", "encoding", "expected UTF-8, found UTF-16", "save the file as UTF-8")
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        faults.add(1, "", "", "byte-order-mark", "expected UTF-8 without a byte order mark at the start", FORMAT)
        raw = raw[3:]
    if not raw.strip():
        faults.add(1, "", "", "empty-file", "expected content, found an empty file", "bring back the file from the version history")
        return None
    if (found := raw.find(b"\r")) >= 0:
        faults.add(raw.count(b"\n", 0, found) + 1, "", "", "line-ends", "expected lines that end in LF, found a carriage return (CR)", FORMAT)
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return raw.decode("utf-8", "surrogateescape")


def _not_utf8(faults: Faults, line: int, field: str, value: str) -> str:
    faults.add(line, field, value, "encoding", "expected UTF-8 text", "save the file as UTF-8 and write the text again")
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


def _marked(line: str, number: int, faults: Faults) -> bool:
    if not _MARKER.match(line):
        return False
    faults.add(number, "", line, "merge-conflict", "expected no merge-conflict marker", "keep the right lines of the two versions and delete the marker")
    return True


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(next(name for name in names if names.count(name) > 1))
    return found


def _constant(name: str) -> None:
    raise ValueError(name)


def descriptor(raw: bytes, faults: Faults) -> dict | None:
    """Read a JSON object; None where it is none."""
    content = text(raw, faults)
    if content is None:
        return None
    marked = [_marked(line, number, faults) for number, line in enumerate(content.split("\n"), 1)]
    if any(marked):
        return None
    if found := _SURROGATE.search(content):
        _not_utf8(faults, content.count("\n", 0, found.start()) + 1, "", content[found.start()])
        return None
    try:
        value = json.loads(content, object_pairs_hook=_unique, parse_constant=_constant)
    except json.JSONDecodeError as error:
        faults.add(error.lineno, "", "", "json", f"expected JSON, found a fault at column {error.colno}: {error.msg}", "mend the JSON at this place")
        return None
    except RecursionError:
        faults.add(1, "", "", "json", "expected JSON nested a few levels deep", "bring back the file from the version history")
        return None
    except ValueError as error:
        line = next((n for n, text in enumerate(content.split("\n"), 1) if str(error) in text), 1)
        faults.add(line, str(error)[:80], "", "json", "expected each name once in an object, and numbers of ordinary size", "delete the second one or mend the number")
        return None
    if not isinstance(value, dict):
        faults.add(1, "", "", "json", "expected a JSON object", "write the descriptor between { and }")
        return None
    return value


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
        if line[:1] in "<=>|" and line and _marked(line, number, faults):
            continue
        try:
            yield number, _cells(line)
        except csv.Error as error:
            if "field limit" in str(error):
                yield number, [line]
            else:
                faults.add(number, "", line, "quotes", "expected quotes that close on the same line",
                           'close the quote, write a quote inside a cell as "", and put no line break inside a cell')


def columns(cells: Sequence[str], expected: Sequence[str], faults: Faults) -> list[int | None]:
    """Compare the header with the schema; give the place in the file of each column of the schema, None where it lacks."""
    for name in expected:
        if name not in cells:
            faults.add(1, name, "", "missing-column", "expected a column of this name", "add the column with its values, or take the field out of datapackage.json")
    for place, name in enumerate(cells):
        if name in cells[:place]:
            faults.add(1, name, name, "doubled-column", "expected each column once", "delete the second column")
        elif name not in expected:
            faults.add(1, name, name, "extra-column", "expected only the columns of the schema", "delete the column, or describe it as a field in datapackage.json")
    return [cells.index(name) if name in cells else None for name in expected]


def _mended(number: int, cells: list[str], header: Sequence[str], faults: Faults) -> list[str]:
    if len(cells) != len(header):
        field = header[len(cells)] if len(cells) < len(header) else ""
        value = "" if len(cells) < len(header) else cells[len(header)]
        faults.add(number, field, value, "cells", f"expected {len(header)} cells in the row, found {len(cells)}",
                   "add the cells that lack, or quote a cell that holds a comma")
        cells = cells[:len(header)] + [""] * (len(header) - len(cells))
    for place, cell in enumerate(cells):
        if len(cell) > CELL_LIMIT:
            faults.add(number, header[place], cell, "cell-size", f"expected at most {CELL_LIMIT:,} characters in a cell, found {len(cell):,}", "shorten the text")
            cells[place] = cell[:CELL_LIMIT]
        if _SURROGATE.search(cell):
            cells[place] = _not_utf8(faults, number, header[place], cell)
    return cells


def rows(raw: bytes, expected: Sequence[str], faults: Faults) -> tuple[list[tuple[str, ...]], list[int], frozenset[str]]:
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
