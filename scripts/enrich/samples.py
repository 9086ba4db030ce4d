"""Drawn samples: what reading records against their sources again showed, and within which bounds it holds for all.

samples  a sample with
    checks_count                 checks of it on record
    confirmed_count, confirmed_in_part_count, wrong_count, not_reachable_count   the same by verdict
    judged_count                 statuses among them that were compared with their evidence
    overstated_count             of these, statuses better than their evidence
    overstated_share, overstated_low, overstated_high   their share, and the bounds of its interval (Wilson, 95 %)
                                 where chance drew the sample: what a finding led to says nothing of all the others
"""
from __future__ import annotations

from datetime import date
from math import sqrt

import pandas as pd

from scripts.frames import flags

VERDICTS = ("confirmed", "confirmed_in_part", "wrong", "not_reachable")
STATUSES = ("implementation", "status_events")
DECIMALS = 6
NORMAL_95 = 1.959963984540054
"""The normal deviate that leaves 2.5 % on either side."""
NOT_DRAWN = "-follow-up"
"""The end of the name of a sample that no chance drew: records of the kinds found faulty in another one."""


def is_drawn(sample: str) -> bool:
    """Tell whether chance drew the sample."""
    return not sample.endswith(NOT_DRAWN)


def wilson(hits: int, number: int) -> tuple[float, float]:
    """Give the bounds of the share ``hits`` of ``number``, at 95 %, by Wilson's score; ``number`` is at least 1."""
    share, square = hits / number, NORMAL_95**2
    middle, half = share + square / (2 * number), NORMAL_95 * sqrt(share * (1 - share) / number + square / (4 * number**2))
    low, high = ((middle + sign * half) / (1 + square / number) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def samples(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every sample with its verdicts and, where it is of statuses, the share that is overstated."""
    checks = tables["implementation.checks"]
    checks = checks.assign(too_much=flags(checks["overstated"]), of_status=(checks["package"] == STATUSES[0]) & (checks["resource"] == STATUSES[1]))
    rows = []
    for name, drawn in checks.groupby("sample"):
        verdicts = drawn["verdict"].value_counts()
        judged = drawn.loc[drawn["of_status"] & (drawn["verdict"] != "not_reachable"), "too_much"].dropna()
        over, number = int(judged.sum()), len(judged)
        measured = number and is_drawn(name)
        low, high = wilson(over, number) if measured else (None, None)
        rows.append([name, len(drawn), *(int(verdicts.get(verdict, 0)) for verdict in VERDICTS), number, over,
                     *(None if value is None else round(value, DECIMALS) for value in (over / number if measured else None, low, high))])
    counts = ["checks_count", *(f"{verdict}_count" for verdict in VERDICTS), "judged_count", "overstated_count"]
    shares = ["overstated_share", "overstated_low", "overstated_high"]
    result = pd.DataFrame(rows, columns=["sample", *counts, *shares])
    return result.astype({"sample": "str", **dict.fromkeys(counts, "Int64"), **dict.fromkeys(shares, "Float64")})
