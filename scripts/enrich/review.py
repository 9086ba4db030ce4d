"""Review: when each record was last checked, and when its next check is due.

review_dates  a record: package, resource, record; with
    last_checked_on   the latest of: a recorded search or check of it, the day one of its own sources was read
    last_checked_by   which of the three gave that day
    next_review_on    the day its next check is due
    review_reason     why then

The rule. A record is due one year after it was last checked; sooner where a day it speaks of comes first: the day after
the deadline of a pledge, or after a meeting or summit that has not been shown to take place. The build knows no clock:
whether a day has passed is for the reader's browser to say.
"""
from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from scripts.frames import exploded, latest

KEYS = {
    "claims.claims": "claim_id", "commitments.commitments": "commitment_id", "commitments.framework_items": "framework_item_id",
    "commitments.frameworks": "framework_id", "commitments.instruments": "instrument_id", "commitments.sections": "section_id",
    "commitments.text_variants": "text_variant_id", "context.series": "series_id", "implementation.assessments": "assessment_id",
    "implementation.evidence": "evidence_id", "parties.parties": "party_id", "pledges.action_packages": "action_package_id",
    "pledges.announced_totals": "total_id", "pledges.pledges": "pledge_id", "signatories.endorsements": "endorsement_id",
    "signatories.signatory_claims": "signatory_claim_id", "signatories.supporters": "supporter_id", "signatories.treaty_events": "treaty_event_id",
    "summits.documents": "document_id", "summits.institutions": "institution_id", "summits.meetings": "meeting_id",
    "summits.milestones": "milestone_id", "summits.reports": "report_id", "summits.summits": "summit_id", "trackers.trackers": "tracker_id",
}
"""The kinds of record that are reviewed, each with its key: those that state facts of their own from sources."""

AHEAD = {"pledges.pledges": ("deadline", "deadline", None), "summits.meetings": ("starts_on", "planned_date", "meeting_state"),
         "summits.summits": ("starts_on", "planned_date", "summit_state")}
"""A day that a record speaks of, the reason it gives for a review, and the state that must not be `held`."""

RECORD = ["package", "resource", "record"]


def a_year_later(day: date) -> date:
    """Give the same day of the next year; 28 February for a leap day."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _read(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give each record with the days its own sources were read."""
    sources = tables["sources.sources"][["source_id", "accessed_on"]].rename(columns={"source_id": "source_ids", "accessed_on": "on"})
    found = [exploded(tables[table].rename(columns={key: "record"}), "record", into="source_ids").assign(
        package=table.partition(".")[0], resource=table.partition(".")[2]) for table, key in KEYS.items()]
    return pd.concat(found, ignore_index=True).merge(sources, on="source_ids")[[*RECORD, "on"]].assign(by="source_read")


def _seen(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give each record with its latest check of any kind; of several on one day, a check by hand says most."""
    order = {"source_read": 0, "search": 1, "check": 2}
    days = [_read(tables)]
    for table, column, by in (("implementation.searches", "searched_on", "search"), ("implementation.checks", "checked_on", "check")):
        days.append(tables[table][[*RECORD, column]].rename(columns={column: "on"}).assign(by=by))
    every = pd.concat(days, ignore_index=True)
    every = every[(every["package"] + "." + every["resource"]).isin(KEYS)].assign(order=every["by"].map(order))
    return every.sort_values([*RECORD, "on", "order"]).drop_duplicates(RECORD, keep="last")


def _ahead(tables: dict[str, pd.DataFrame]) -> dict[tuple[str, str], tuple[date, str]]:
    """Give the day after the one that a record speaks of, with the reason for a review then."""
    found = {}
    for table, (field, reason, state) in AHEAD.items():
        rows = tables[table]
        rows = rows[rows[state] != "held"] if state else rows
        for record, day in zip(rows[KEYS[table]], latest(rows[field]), strict=True):
            if not pd.isna(day):
                found[table, record] = day + timedelta(days=1), reason
    return found


def review_dates(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every reviewed record with the day of its last check and of the next."""
    seen, ahead = _seen(tables), _ahead(tables)
    rows = []
    for package, resource, record, on, by in seen[[*RECORD, "on", "by"]].itertuples(index=False, name=None):
        last = date.fromisoformat(on)
        due, reason = a_year_later(last), "yearly"
        day, why = ahead.get((f"{package}.{resource}", record), (due, reason))
        if last < day < due:
            due, reason = day, why
        rows.append((package, resource, record, last, by, due, reason))
    result = pd.DataFrame(rows, columns=[*RECORD, "last_checked_on", "last_checked_by", "next_review_on", "review_reason"])
    return result.astype({name: "str" for name in (*RECORD, "last_checked_by", "review_reason")})
