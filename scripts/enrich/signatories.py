"""Signatories of the Declaration on a day: how many at least and at most, and who.

signatories_as_of  a day on which the number or the doubt changes; it holds until the day before the next
    changed_on, holds_until (blank in the last row), signatories_least, signatories_most
    certain_ids     parties that had endorsed and not withdrawn by that day on every reading of the dates
    possible_ids    parties that had on some reading only

An act lies between its not_before and not_after. Where not_before is missing it is the day of the first endorsement;
where not_after is missing the act is never certain.
"""
from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from scripts.frames import earliest, latest, standing

JOINING = ("named_in_text", "joined")
LEAVING = "withdrew"


class Signatories(NamedTuple):
    """Who is a signatory on a day, surely and possibly."""

    least: int
    most: int
    certain: tuple[str, ...]
    possible: tuple[str, ...]


class Act(NamedTuple):
    """An act that makes or ends an endorsement, with its bounds."""

    party_id: str
    joins: bool
    first: date
    last: date

    def ends(self, other: Act) -> bool:
        """Tell whether this act takes back the endorsement ``other`` made."""
        return not self.joins and self.party_id == other.party_id and (self.first >= other.first or self.last >= other.last)


def _acts(tables: dict[str, pd.DataFrame]) -> list[Act]:
    acts = standing(tables["signatories.endorsements"])
    acts = acts[acts["endorsement_event"].isin((*JOINING, LEAVING))]
    joins = acts["endorsement_event"] != LEAVING
    first, last = earliest(acts["not_before"]), latest(acts["not_after"])
    launch = min(first[joins].dropna(), default=date.min)
    rows = zip(acts["party_id"], joins, first.fillna(launch), last.fillna(date.max), strict=True)
    return [Act(*row) for row in rows]


def _on(acts: list[Act], day: date) -> Signatories:
    joined = [act for act in acts if act.joins]
    sure = {act.party_id for act in joined if act.last <= day and not any(a.ends(act) and a.first <= day for a in acts)}
    some = {act.party_id for act in joined if act.first <= day and not any(a.ends(act) and a.last <= day for a in acts)}
    some |= sure
    return Signatories(len(sure), len(some), tuple(sorted(sure)), tuple(sorted(some - sure)))


def signatories(tables: dict[str, pd.DataFrame], day: date) -> Signatories:
    """Give who had endorsed the Declaration by the end of ``day`` and not withdrawn."""
    return _on(_acts(tables), day)


def signatories_as_of(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give the signatories on every day on which they change, up to ``today``."""
    acts = _acts(tables)
    days = sorted({day for act in acts for day in (act.first, act.last) if day <= today})
    found = [_on(acts, day) for day in days]
    changed = [place for place, state in enumerate(found) if place == 0 or state != found[place - 1]]
    ends = [days[place] - timedelta(days=1) for place in changed[1:]]
    result = pd.DataFrame(
        {
            "changed_on": pd.Series([days[place] for place in changed], dtype="object"),
            "holds_until": pd.Series([*ends, pd.NA][: len(changed)], dtype="object"),
            "signatories_least": pd.Series([found[place].least for place in changed], dtype="Int64"),
            "signatories_most": pd.Series([found[place].most for place in changed], dtype="Int64"),
            "certain_ids": pd.Series([";".join(found[place].certain) for place in changed], dtype="str"),
            "possible_ids": pd.Series([";".join(found[place].possible) for place in changed], dtype="str"),
        }
    )
    return result
