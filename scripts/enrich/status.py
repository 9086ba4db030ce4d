"""Status of each pledge: the history of its events, the latest of them, and what is overdue.

status_history  an event of the source table with
    event_order                  place among the events of its pledge, from 1
    effective_on_earliest, effective_on_latest
    days_held_least, days_held_most   days until the next event, or until `today` for the last one
    is_current                   true for the latest event
status_current  a pledge with its latest event and
    status_since, status_since_earliest, status_since_latest   start of the unbroken run of that status
    status_self_reported, status_counterpart, status_independent   the latest status each side gives
    events_count
overdue         a measurable, standing pledge whose deadline is past and whose status is still open, with days_overdue

"Latest" is by the last day the date can mean, then by the number that ends the identifier of the event.
"""
from __future__ import annotations

from datetime import date

import pandas as pd

from scripts.frames import earliest, flags, latest, standing

STATUSES = (
    "announced", "in_progress", "partly_fulfilled", "fulfilled", "not_fulfilled", "reversed", "ended_by_other", "superseded", "no_evidence_found"
)
OPEN = ("announced", "in_progress", "partly_fulfilled", "no_evidence_found")
SIDES = ("self_reported", "counterpart", "independent")
EVENT = """
status_event_id pledge_id effective_on effective_on_earliest effective_on_latest status status_basis evidence_ids reason superseded_by
""".split()


def _events(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give the events with their dates, oldest first within each pledge."""
    events = tables["implementation.status_events"]
    number = pd.to_numeric(events["status_event_id"].str.extract(r"(\d+)$")[0]).fillna(0)
    dated = events.assign(
        effective_on_earliest=earliest(events["effective_on"]), effective_on_latest=latest(events["effective_on"]), number=number
    )
    return dated.sort_values(["pledge_id", "effective_on_latest", "number", "status_event_id"], ignore_index=True).drop(columns="number")


def _days_between(start: pd.Series, end: pd.Series) -> pd.Series:
    days = (pd.to_datetime(end) - pd.to_datetime(start)).dt.days
    return days.clip(lower=0).astype("Int64")


def status_history(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every status event in the order of its pledge, with the days it held."""
    events = _events(tables)
    pledge = events.groupby("pledge_id", sort=False)
    next_earliest = pledge["effective_on_earliest"].shift(-1).fillna(today)
    next_latest = pledge["effective_on_latest"].shift(-1).fillna(today)
    order = pledge.cumcount().astype("Int64") + 1
    result = events[EVENT].assign(
        event_order=order,
        days_held_least=_days_between(events["effective_on_latest"], next_earliest),
        days_held_most=_days_between(events["effective_on_earliest"], next_latest),
        is_current=(order == pledge["status"].transform("size")).astype("boolean"),
    )
    columns = ["pledge_id", "event_order", *(name for name in EVENT if name != "pledge_id"), "days_held_least", "days_held_most", "is_current"]
    return result[columns]


def status_current(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give each pledge's latest event, since when that status holds, and the latest status by each side."""
    events = _events(tables)
    pledge = events.groupby("pledge_id", sort=False)
    run = (events["status"] != pledge["status"].shift()).groupby(events["pledge_id"]).cumsum()
    starts = events.assign(run=run).drop_duplicates(["pledge_id", "run"]).drop_duplicates("pledge_id", keep="last").set_index("pledge_id")
    current = events.drop_duplicates("pledge_id", keep="last").set_index("pledge_id")
    current = current.assign(
        status_since=starts["effective_on"],
        status_since_earliest=starts["effective_on_earliest"],
        status_since_latest=starts["effective_on_latest"],
        events_count=pledge.size().astype("Int64"),
    )
    for side in SIDES:
        said = events[events["status_basis"] == side].drop_duplicates("pledge_id", keep="last").set_index("pledge_id")["status"]
        current[f"status_{side}"] = said.reindex(current.index).fillna("").astype("str")
    columns = [*EVENT, "status_since", "status_since_earliest", "status_since_latest", *(f"status_{side}" for side in SIDES), "events_count"]
    columns.sort(key=lambda name: name != "pledge_id")
    return current.reset_index()[columns]


def overdue(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give the measurable pledges whose last day has passed while their status is still open."""
    pledges = standing(tables["pledges.pledges"])
    pledges = pledges.assign(deadline_latest=latest(pledges["deadline"]))[["pledge_id", "deadline", "deadline_latest", "deadline_stated", "measurable"]]
    pledges = pledges[pledges["deadline_latest"].notna() & flags(pledges["measurable"]).fillna(False)]
    open_now = status_current(tables, today)[["pledge_id", "status", "status_since", "status_basis"]]
    late = pledges.drop(columns="measurable").merge(open_now[open_now["status"].isin(OPEN)], on="pledge_id")
    late = late.assign(days_overdue=_days_between(late["deadline_latest"], pd.Series(today, index=late.index)))
    return late[late["days_overdue"] > 0].sort_values("pledge_id", ignore_index=True)
