"""The newest changes of status, for the home page.

In: computed status events. Out: Markdown. Announcements are no change, and neither is a search that found nothing.
"""
from __future__ import annotations

from scripts.pages import markup as md
from scripts.pages import pledges
from scripts.pages.page import Page

_SHOWN = 8
_NO_CHANGE = ("announced", "no_evidence_found")


def block(page: Page) -> str:
    """Give the newest changes as a list, newest first."""
    standing = {row["pledge_id"] for row in page.records.rows(pledges.TABLE) if not row["withdrawn_on"]}
    found = [row for row in page.records.rows("computed.status_history") if row["status"] not in _NO_CHANGE and row["pledge_id"] in standing]
    found.sort(key=lambda row: (row["effective_on_latest"], row["status_event_id"]), reverse=True)
    lines = (page.say("{day}: {pledge}, by {who}. {status}", day=page.date(row["effective_on"]), pledge=page.ref(pledges.TABLE, row["pledge_id"]),
                      who=pledges.pledgers(page, row["pledge_id"]), status=page.code("status", row["status"])) for row in found[:_SHOWN])
    return md.bullets(lines) if found else page.say("Nothing is recorded here.")
