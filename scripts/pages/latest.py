"""The newest changes, for the home page: of the data since the released version before, and of the status of pledges.

In: computed tables. Out: Markdown. Announcements are no change of status, and neither is a search that found nothing.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from scripts.pages import markup as md
from scripts.pages import pledges
from scripts.pages.page import Page
from scripts.pages.records import Row
from scripts.pages.versions import PATH

_SHOWN = 8
_NO_CHANGE = ("announced", "no_evidence_found")


def data(page: Page) -> str:
    """Say how much the newest version changed; nothing while only one version has been released."""
    rows = page.records.rows("computed.changes")
    if not rows:
        return ""
    newest = max(rows, key=lambda row: (row["released_on"], [int(part) for part in row["version"].split(".")]))
    records = {(row["package"], row["resource"], row["changed_record"])
               for row in rows if row["version"] == newest["version"] and row["changed_record"]}
    return page.say("Records changed by version {version} of {day}: {records}. {link}", version=md.escape(newest["version"]),
                    day=page.date(newest["released_on"]), records=page.labels.number(str(len(records))),
                    link=md.link(page.say("What changed"), page.to(PATH)))


def changed(rows: Iterable[Row]) -> Iterator[Row]:
    """Give the last event of each pledge that gave it another status than the event before."""
    for _, events in groupby(sorted(rows, key=lambda row: (row["pledge_id"], int(row["event_order"]))), itemgetter("pledge_id")):
        before, found = "", None
        for event in events:
            if event["status"] not in (before, *_NO_CHANGE):
                found = event
            before = event["status"]
        if found:
            yield found


def statuses(page: Page) -> str:
    """Give the newest changes of status as a list, newest first."""
    standing = {row["pledge_id"] for row in page.records.rows(pledges.TABLE) if not row["withdrawn_on"]}
    found = [row for row in changed(page.records.rows("computed.status_history")) if row["pledge_id"] in standing]
    found.sort(key=lambda row: (row["effective_on_latest"], row["status_event_id"]), reverse=True)
    lines = (page.say("{day}: {pledge}, by {who}. {status}", day=page.date(row["effective_on"]), pledge=page.ref(pledges.TABLE, row["pledge_id"]),
                      who=pledges.pledgers(page, row["pledge_id"]), status=page.code("status", row["status"])) for row in found[:_SHOWN])
    return page.say("Changes of status, by the day they took effect:") + "\n\n" + md.bullets(lines) if found else page.say("Nothing is recorded here.")


def block(page: Page) -> str:
    """Give both, the data first."""
    return "\n\n".join(filter(None, [data(page), statuses(page)]))
