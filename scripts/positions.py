"""Where in a JSON text a value stands, so that a problem in a descriptor can name its line."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_SPACE = re.compile(r"[\s]*")
_scan = json.JSONDecoder().raw_decode


def line_of(raw: bytes | str, place: Sequence[str | int]) -> int:
    """Give the line of the deepest part of ``place`` that the text has; 1 where it is no JSON."""
    text = raw.decode("utf-8-sig", "replace") if isinstance(raw, bytes) else raw
    try:
        start = _find(text, place)
    except (ValueError, IndexError, RecursionError):
        start = 0
    return text.count("\n", 0, start) + 1


def _skip(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()


def _find(text: str, place: Sequence[str | int]) -> int:
    at = _skip(text, 0)
    for step in place:
        found = _member(text, at, step) if isinstance(step, str) else _item(text, at, step)
        if found is None:
            break
        at = found
    return at


def _member(text: str, at: int, name: str) -> int | None:
    if text[at] != "{":
        return None
    at = _skip(text, at + 1)
    while text[at] == '"':
        key, end = _scan(text, at)
        value = _skip(text, _skip(text, end) + 1)
        if key == name:
            return value
        at = _next(text, value)
    return None


def _item(text: str, at: int, index: int) -> int | None:
    if text[at] != "[":
        return None
    at = _skip(text, at + 1)
    for _ in range(index):
        if text[at] == "]":
            return None
        at = _next(text, at)
    return None if text[at] == "]" else at


def _next(text: str, at: int) -> int:
    """Skip one value and the comma after it."""
    at = _skip(text, _scan(text, at)[1])
    return _skip(text, at + 1) if text[at] == "," else at
