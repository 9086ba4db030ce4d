"""The list of countries and other parties: the countries of the Americas with what each did, then everybody else.

In: records and labels. Out: pages. Never disk.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts.charts.tiles import tiles
from scripts.pages.lists import Start, paged
from scripts.pages.page import Page
from scripts.pages.records import KINDS, Row

TABLE = "parties.parties"


def lists(start: Start) -> Iterator[Page]:
    """Give the list of all parties."""
    page = start(f"{KINDS[TABLE].folder}/index.md", KINDS[TABLE].plural)
    page.add(page.say("What each country of the Americas did about the Declaration, and how many pledges of its own are on record. "
                      "Other states, organisations, companies and groups that promised, led or supported something follow."))
    own = Counter(row["participant_id"] for row in page.records.rows("pledges.pledge_parties")
                  if row["party_role"] in ("pledger", "joint") and not page.records.get("pledges.pledges", row["pledge_id"])["withdrawn_on"])
    found = tiles(page.records.tables, page.labels)
    page.section("Countries of the Americas", "americas")
    page.table(["Country", "What it did", "When", "Pledges of its own"], (
        [page.party(tile.party_id), page.code("endorsement_event", tile.state), page.date(tile.when) if tile.when else page.say("no day known"),
         page.say("Pledges: {number}", number=page.labels.number(str(own[tile.party_id])))] for tile in found), stack=True)
    page.section("Other parties", "others")
    named = {tile.party_id for tile in found}
    others = sorted((row for row in page.records.rows(TABLE) if row["party_id"] not in named),
                    key=lambda row: (page.labels.code("party_type", row["party_type"]), page.name(TABLE, row)))

    def show(page: Page, rows: list[Row]) -> None:
        page.table(["Party", "Kind of party", "Pledges of its own"], (
            [page.party(row["party_id"]), page.code("party_type", row["party_type"]),
             page.say("Pledges: {number}", number=page.labels.number(str(own[row["party_id"]])))] for row in rows), stack=True)

    yield from paged(start, page, others, show)
