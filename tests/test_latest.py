"""The newest changes on the home page."""
from __future__ import annotations

from scripts.labels import Labels
from scripts.pages.latest import data, statuses
from scripts.pages.page import Page, Publication
from scripts.pages.records import Records
from tests.make import computed_descriptor, descriptors

DESCRIPTORS = descriptors() | {"computed": computed_descriptor()}


def page(**tables: list[dict[str, str]]) -> Page:
    rows = {key.replace("__", "."): found for key, found in tables.items()}
    return Page(Records(rows, DESCRIPTORS, {}), Labels(DESCRIPTORS), Publication(), "index.md", "")


def change(version: str, record: str, kind: str = "changed", field: str = "title") -> dict[str, str]:
    return {"version": version, "released_on": f"2027-0{version[-1]}-01", "package": "pledges", "resource": "pledges", "change_kind": kind,
            "changed_record": record, "changed_field": field, "old_value": "", "new_value": "", "party_ids": ""}


def test_only_the_newest_version_is_told_and_a_record_counts_once() -> None:
    rows = [change("0.1.2", "P-1"), change("0.1.3", "P-1"), change("0.1.3", "P-1", field="note"), change("0.1.3", "P-2", "added", "")]
    assert data(page(computed__changes=rows)) == "Records changed by version 0.1.3 of 1 March 2027: 2. [What changed](data/versions/index.md)"
    assert data(page()) == ""


EVENTS = [("P-1", "announced", "2022-06-10"), ("P-1", "in_progress", "2023-01-01"), ("P-1", "in_progress", "2026-05-05"),
          ("P-2", "in_progress", "2023-06-01"), ("P-2", "fulfilled", "2024-01-01"), ("P-2", "no_evidence_found", "2026-01-01"),
          ("P-3", "reversed", "2026-02-02")]


def test_changes_of_status_come_newest_first_once_a_pledge_and_without_what_changes_nothing() -> None:
    """An announcement, a search without result, the same status once more and a withdrawn pledge change nothing."""
    pledges = [{"pledge_id": f"P-{number}", "short_title": f"Pledge {number}", "withdrawn_on": "2026" if number == 3 else ""} for number in (1, 2, 3)]
    events = [{"status_event_id": f"E-{place}", "pledge_id": pledge, "status": status, "effective_on": day, "effective_on_latest": day,
               "event_order": str(place + 1)} for place, (pledge, status, day) in enumerate(EVENTS)]
    text = statuses(page(pledges__pledges=pledges, computed__status_history=events))
    assert [line.partition(":")[0] for line in text.splitlines() if line.startswith("-")] == ["- 1 January 2024", "- 1 January 2023"]
    assert statuses(page()) == "Nothing is recorded here."
