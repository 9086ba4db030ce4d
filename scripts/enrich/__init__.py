"""Tables of text -> computed tables, each by a pure function of the tables and a day.

The schemas stand in datapackage.json beside this file, in the form of the source packages (package `computed`).
Numbers are Int64 or Float64, flags boolean, days datetime.date, each with NA for a blank; text is str, blank when empty.
"""
from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from scripts.enrich.agreement import agreement, agreement_values, disagreements
from scripts.enrich.changes import changes
from scripts.enrich.coverage import coverage, party_pledges
from scripts.enrich.evidence import evidence_per_pledge
from scripts.enrich.money import money, money_rows
from scripts.enrich.review import review_dates
from scripts.enrich.samples import samples
from scripts.enrich.signatories import signatories_as_of
from scripts.enrich.status import overdue, status_current, status_history
from scripts.enrich.wide import pledges_wide

PACKAGE = "computed"
DESCRIPTOR = Path(__file__).with_name("datapackage.json")

COMPUTED: dict[str, Callable[[dict[str, pd.DataFrame], date], pd.DataFrame]] = {
    "agreement": agreement,
    "agreement_values": agreement_values,
    "changes": changes,
    "coverage": coverage,
    "disagreements": disagreements,
    "evidence_per_pledge": evidence_per_pledge,
    "money": money,
    "money_rows": money_rows,
    "overdue": overdue,
    "party_pledges": party_pledges,
    "pledges_wide": pledges_wide,
    "review_dates": review_dates,
    "samples": samples,
    "signatories_as_of": signatories_as_of,
    "status_current": status_current,
    "status_history": status_history,
}


def enrich(tables: Mapping[str, pd.DataFrame], today: date) -> dict[str, pd.DataFrame]:
    """Give the tables with every computed one beside them, by "computed.table"."""
    return {**tables, **{f"{PACKAGE}.{name}": compute(dict(tables), today) for name, compute in COMPUTED.items()}}
