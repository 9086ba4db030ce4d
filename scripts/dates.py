"""EDTF text of mixed precision -> the earliest and latest day it can mean.

Only the part of EDTF that the data packages allow: a year, a month, a day, or an interval of two of them.
The edtf library reads far more but takes about 12 ms a date, which 20,000 dates cannot afford.
"""
from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def _ends(text: str) -> tuple[date, date]:
    match = _EDTF.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


@cache
def bounds(text: str) -> tuple[date, date] | None:
    """Give the first and last day ``text`` covers, or None where it is no date (a missing code, a blank, an impossible day).

    >>> bounds("2022-02/2023")
    (datetime.date(2022, 2, 1), datetime.date(2023, 12, 31))
    >>> bounds("unknown") is None
    True
    """
    first, _, last = text.partition("/")
    try:
        earliest, latest = _ends(first)[0], _ends(last or first)[1]
    except ValueError:
        return None
    return (earliest, latest) if earliest <= latest else None
