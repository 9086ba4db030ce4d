"""Names of published files: valid on every common file system, and never two that differ in capitals only."""
from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.formats.base import FormatError

LONGEST = 100
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def checked(name: str, what: str) -> str:
    """Give ``name`` back where a file can bear it.

    Raises FormatError, which names ``what`` has the name, where it cannot.
    """
    if not _PLAIN.fullmatch(name) or name.endswith(".") or len(name) > LONGEST or _DEVICE.fullmatch(name):
        raise FormatError(f"{what} {name[:LONGEST]!r} cannot be the name of a file; use at most {LONGEST} letters, digits, dots, hyphens and underscores, "
                          "beginning with a letter or digit, and no name that Windows keeps for devices")
    return name


def apart(paths: Iterable[str]) -> None:
    """Refuse two paths that some file systems take for one.

    Raises FormatError.
    """
    seen: dict[str, str] = {}
    for path in paths:
        if (other := seen.get(path.casefold())) is not None:
            raise FormatError(f"{path} and {other} are one file where capitals do not count; rename one of them")
        seen[path.casefold()] = path
