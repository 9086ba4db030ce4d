"""The lists of pledges: all of them, and by who made them, theme, status and occasion.

In: records, labels and the computed tables. Out: pages. Never disk.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.pages import charts, pledges
from scripts.pages import markup as md
from scripts.pages.lists import Start, paged
from scripts.pages.page import Page
from scripts.pages.records import Row


def groups(page: Page, by: str) -> dict[str, list[Row]]:
    """Give the pledges that stand, grouped by country, theme, status or occasion."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in page.records.rows(pledges.TABLE):
        if row["withdrawn_on"]:
            continue
        if by == "country":
            keys = pledges.members(page, row["pledge_id"], "pledger", "joint")
        elif by == "status":
            status = pledges.current(page, row["pledge_id"])
            keys = [status["status"]] if status else []
        else:
            keys = [row[by]]
        for key in keys:
            found[key].append(row)
    return found


VIEWS = {"country": "Pledges by who made them", "theme": "Pledges by theme",
         "status": "Pledges by status", "occasion": "Pledges by occasion"}


def lists(start: Start) -> Iterator[Page]:
    """Give the list of all pledges and, for each view, an overview and a list per value."""
    home = start("pledges/index.md", "Pledges")
    home.add(home.say("One record is one promise by one or several parties on one occasion. Choose a way in, or go through them all."))
    home.add(md.bullets(md.link(home.say(title), home.to(f"pledges/by-{by}.md")) for by, title in VIEWS.items()))
    yield from paged(start, home, [row for row in home.records.rows(pledges.TABLE)], pledges.table)
    for by, title in VIEWS.items():
        over = start(f"pledges/by-{by}.md", title)
        found = groups(over, by)
        codes = [category["value"] for category in over.labels.fields[by].get("categories", ())] if by != "country" else []
        order = sorted(found, key=lambda key: (codes.index(key) if key in codes else 0, name(over, by, key)))
        over.add(charts.beside(over, f"pledges-by-{by}"))
        over.table([{"country": "Pledged by"}.get(by, by.capitalize()), "Pledges"], (
            [md.link(md.escape(name(over, by, key)), over.to(f"pledges/{by}-{md.anchor(key)}.md")),
             over.labels.number(str(len(found[key])))] for key in order), right=[1])
        if by == "country":
            over.add(over.say("A joint pledge is listed under each party that made it. Countries without a pledge of their own: {names}.",
                              names=over.labels.listing(over.party(key) for key in without(over, found))))
        yield over
        for key in order:
            page = start(f"pledges/{by}-{md.anchor(key)}.md", f"{over.say(title)}: {name(over, by, key)}")
            page.add(page.say("On record: {number}. Each page tells who says so and what became of it.", number=page.labels.number(str(len(found[key])))))
            yield from paged(start, page, found[key], pledges.table)


def without(page: Page, found: dict[str, list[Row]]) -> list[str]:
    """Give the countries of the Americas that made no pledge of their own."""
    return [row["party_id"] for row in page.records.back("parties.parties", "oas", "parties.party_members", "group_id")
            if row["party_id"] not in found]


def name(page: Page, by: str, key: str) -> str:
    """Give the plain name of a group."""
    if by == "country":
        row = page.records.get("parties.parties", key)
        return page.name("parties.parties", row) if row else key
    return page.labels.code(by, key)
