"""The newest changes, for the home page: of the data since the released version before, and of the status of pledges.

In: computed tables. Out: Markdown. Announcements are no change of status, and neither is a search that found nothing.
"""
from __future__ import annotations

from collections import Counter

from scripts.pages import markup as md
from scripts.pages import pledges
from scripts.pages.page import Page

_SHOWN = 8
_NO_CHANGE = ("announced", "no_evidence_found")


def data(page: Page) -> str:
    """Say what the newest version changed, table by table; nothing while only one version has been released."""
    rows = page.records.rows("computed.changes")
    if not rows:
        return ""
    newest = max(rows, key=lambda row: (row["released_on"], [int(part) for part in row["version"].split(".")]))
    records = {(f"{row['package']}.{row['resource']}", row["change_kind"], row["changed_record"]) for row in rows if row["version"] == newest["version"]}
    counts = Counter((table, kind) for table, kind, _ in records)
    lines = []
    for table in sorted({table for table, _ in counts}):
        package, resource = table.split(".")
        title = page.records.resources[table]["title"] if table in page.records.resources else table
        parts = ", ".join(f"{page.code('change_kind', kind).lower()} {page.labels.number(str(number))}"
                          for (own, kind), number in sorted(counts.items()) if own == table)
        lines.append(page.say("{table}: {parts}", parts=parts, table=md.link(md.escape(title), page.to(f"data/{package}/index.md#{resource}"))))
    heading = page.say("Version {version} of {day}, by record:", version=md.escape(newest["version"]), day=page.date(newest["released_on"]))
    return f"{heading}\n\n{md.bullets(lines)}"


def statuses(page: Page) -> str:
    """Give the newest changes of status as a list, newest first."""
    standing = {row["pledge_id"] for row in page.records.rows(pledges.TABLE) if not row["withdrawn_on"]}
    found = [row for row in page.records.rows("computed.status_history") if row["status"] not in _NO_CHANGE and row["pledge_id"] in standing]
    found.sort(key=lambda row: (row["effective_on_latest"], row["status_event_id"]), reverse=True)
    lines = (page.say("{day}: {pledge}, by {who}. {status}", day=page.date(row["effective_on"]), pledge=page.ref(pledges.TABLE, row["pledge_id"]),
                      who=pledges.pledgers(page, row["pledge_id"]), status=page.code("status", row["status"])) for row in found[:_SHOWN])
    return page.say("Changes of status, by the day they took effect:") + "\n\n" + md.bullets(lines) if found else page.say("Nothing is recorded here.")


def block(page: Page) -> str:
    """Give both, the data first."""
    return "\n\n".join(filter(None, [data(page), statuses(page)]))
