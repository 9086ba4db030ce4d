"""Bytes of a file -> text, and text -> descriptor, with a problem for everything that cannot be read as meant.

Every problem names the physical line of the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from math import isfinite

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
SURROGATE = re.compile("[\ud800-\udfff]")


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


def not_utf8(faults: Faults, line: int, field: str, value: str) -> str:
    """Note bytes that are not UTF-8, and give the text with a mark in their place."""
    faults.add(line, field, value, "encoding", "expected UTF-8 text", "save the file as UTF-8 and write the text again")
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)


def marked(line: str, number: int, faults: Faults) -> bool:
    """Note a merge-conflict marker; tell whether the line is one."""
    if not _MARKER.match(line):
        return False
    faults.add(number, "", line, "merge-conflict", "expected no merge-conflict marker", "keep the right lines of the two versions and delete the marker")
    return True


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"each name once in an object, found {next(name for name in names if names.count(name) > 1)!r} twice")
    return found


def _finite(text: str) -> float:
    if not isfinite(value := float(text)):
        raise ValueError(f"a number of ordinary size, found {text}")
    return value


def descriptor(raw: bytes, faults: Faults) -> dict | None:
    """Read a JSON object; None where it is none."""
    content = text(raw, faults)
    if content is None or any([marked(line, number, faults) for number, line in enumerate(content.split("\n"), 1)]):
        return None
    if found := SURROGATE.search(content):
        not_utf8(faults, content.count("\n", 0, found.start()) + 1, "", content[found.start()])
        return None
    try:
        value = json.loads(content, object_pairs_hook=_once, parse_constant=_finite, parse_float=_finite)
        json.dumps(value, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        faults.add(error.lineno, "", "", "json", f"expected JSON, found a fault at column {error.colno}: {error.msg}", "mend the JSON at this place")
    except UnicodeEncodeError:
        faults.add(1, "", "", "json", "expected whole characters, found half of a surrogate pair", "write the character itself")
    except RecursionError:
        faults.add(1, "", "", "json", "expected JSON nested a few levels deep", "bring back the file from the version history")
    except ValueError as error:
        faults.add(1, "", "", "json", f"expected {error}", "delete the second one, or mend the number")
    else:
        if isinstance(value, dict):
            return value
        faults.add(1, "", "", "json", "expected a JSON object", "write the descriptor between { and }")
    return None
