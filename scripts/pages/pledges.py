"""The page of a pledge, and the lists of pledges by country, theme, status and occasion.

In: records, labels and the computed tables. Out: pages. Never disk.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.labels import MISSING
from scripts.pages import markup as md
from scripts.pages import parts
from scripts.pages.lists import paged
from scripts.pages.page import Page
from scripts.pages.records import Row

_TABLE = "pledges.pledges"
_SHOWN_ABOVE = ("pledges.pledge_parties", "implementation.status_events", "implementation.pledge_evidence",
                "pledges.pledge_commitments")

_BASIS = {"self_reported": "as the pledger says", "counterpart": "as another party to it says",
          "independent": "as an independent source says", "computed": "and nothing more is shown"}


def members(page: Page, key: str, *roles: str) -> list[str]:
    """Give the ids of the parties and areas with one of ``roles`` in the pledge."""
    return [row["participant_id"] for row in page.records.back(_TABLE, key, "pledges.pledge_parties", "pledge_id")
            if row["party_role"] in roles]


def pledgers(page: Page, key: str) -> str:
    """Give links to who promised."""
    return page.labels.listing(page.party(party) for party in members(page, key, "pledger", "joint"))


def current(page: Page, key: str) -> Row | None:
    """Give the computed current status of the pledge."""
    return page.records.get_computed("status_current", key)


def lead(page: Page, row: Row) -> None:
    """Answer in one sentence: who, what, when, what became of it."""
    key, status = row["pledge_id"], current(page, row["pledge_id"])
    sentence = page.say("{who}, {day} ({occasion}): {what}", who=pledgers(page, key), day=page.date(row["announced_on"]),
                        occasion=page.code("occasion", row["occasion"]), what=md.escape(row["paraphrase"]))
    page.add(sentence)
    if status:
        words = page.say("Status: {status} since {day}, {basis}.", status=page.code("status", status["status"]),
                         day=page.date(status["status_since"]), basis=page.say(_BASIS[status["status_basis"]]))
        if page.records.get_computed("overdue", key):
            words += " " + page.say("The deadline, {day}, has passed.", day=page.date(row["deadline"]))
        page.add(words)
    if row["done_at_announcement"] == "true":
        page.add(page.say("The act was already done when it was announced."))
    if set(row["stated_by"].split(";")).isdisjoint(members(page, key, "pledger", "joint")):
        page.add(page.say("That this was promised is known from {others} only, not from the pledger.",
                          others=page.labels.listing(page.party(party) for party in row["stated_by"].split(";"))))


def facts(page: Page, row: Row) -> None:
    """Add the facts of the pledge, its parties first."""
    key = row["pledge_id"]
    page.section("Facts", "facts")
    pairs = [(page.say("Pledged by"), pledgers(page, key))]
    for role, english in (("partner", "Partners"), ("beneficiary", "Beneficiaries")):
        links = []
        for member in page.records.back(_TABLE, key, "pledges.pledge_parties", "pledge_id"):
            if member["party_role"] == role:
                basis = member["beneficiary_basis"]
                tail = f" ({page.code('beneficiary_basis', basis).lower()})" if basis in ("nationality", "place") else ""
                links.append(page.party(member["participant_id"]) + tail)
        pairs.append((page.say(english), page.labels.listing(links) if links else page.say("none named")))
    pairs.append((page.say("Money"), page.money(row)))
    page.add(md.facts(pairs))
    skip = ("pledge_id", "paraphrase", "amount", "currency", "amount_qualifier")
    skip += ("target_min", "target_max", "target_unit", "target_period") if row["target_kind"] == "not_applicable" else ()
    parts.fact_list(page, _TABLE, row, skip)


def history(page: Page, row: Row) -> None:
    """Add the status history, oldest first, each step with its reason and evidence."""
    page.section("What became of it", "status-history")
    status = current(page, row["pledge_id"])
    sides = [(english, status[name]) for english, name in (("The pledger says", "status_self_reported"), ("Another party to it says", "status_counterpart"),
                                                           ("An independent source says", "status_independent")) if status and status[name]]
    if len(sides) > 1:
        page.add(md.facts((page.say(english), page.code("status", code)) for english, code in sides))
    events = page.records.back(_TABLE, row["pledge_id"], "implementation.status_events", "pledge_id")
    events = sorted(events, key=lambda event: (event["effective_on"], event["status_event_id"]))
    page.table(["Date", "Status", "Who says so", "Why", "Evidence"], (
        [page.date(event["effective_on"]), page.code("status", event["status"]), page.code("status_basis", event["status_basis"]),
         page.text(event["reason"]) + (" " + page.ref(_TABLE, event["superseded_by"]) if event["superseded_by"] else ""),
         page.refs("implementation.evidence", event["evidence_ids"].split(";")) if event["evidence_ids"]
         else page.say("the announcement")] for event in events))


def evidence(page: Page, row: Row) -> None:
    """Add the evidence for, against and beside the pledge, or say that there is none."""
    links = page.records.back(_TABLE, row["pledge_id"], "implementation.pledge_evidence", "pledge_id")
    for relation, english, anchor in (("supports", "Evidence that it was carried out", "evidence-for"),
                                      ("contradicts", "Evidence against", "evidence-against"),
                                      ("context", "Background", "evidence-context")):
        page.section(english, anchor)
        chosen = [link for link in links if link["evidence_relation"] == relation]
        for link in chosen:
            parts.evidence_card(page, link["evidence_id"], link["note"])
        if not chosen:
            page.add(page.say("None has been found in what was read so far."))


def commitments(page: Page, row: Row) -> None:
    """Add the commitments of the Declaration that the pledge serves."""
    links = page.records.back(_TABLE, row["pledge_id"], "pledges.pledge_commitments", "pledge_id")
    page.section("Commitments it serves", "commitments")
    if not links:
        page.add(page.say("No link to a commitment has been coded."))
        return
    page.table(["Commitment", "How the link was made", "Reason"], (
        [page.ref("commitments.commitments", link["commitment_id"]), page.code("assigned_by", link["assigned_by"]),
         md.escape(link["reason"])] for link in links))


def build(page: Page, row: Row) -> None:
    """Fill the page of one pledge."""
    lead(page, row)
    parts.cautions(page, row)
    history(page, row)
    facts(page, row)
    evidence(page, row)
    commitments(page, row)
    parts.sources(page, row)
    parts.backlinks(page, _TABLE, row["pledge_id"], _SHOWN_ABOVE)
    parts.exits(page, _TABLE, row["pledge_id"])


_HEADER = ["Pledge", "Pledged by", "Announced", "Money or number", "Status"]


def line(page: Page, row: Row) -> list[str]:
    """Give a pledge as a line of a list."""
    status = current(page, row["pledge_id"])
    if row["amount"] not in MISSING:
        size = page.money(row)
    elif row["target_max"] not in MISSING:
        size = md.escape(f"{page.labels.number(row['target_max'])} {row['target_unit']}")
    elif row["target_min"] not in MISSING:
        size = page.say("at least {number} {unit}", number=page.labels.number(row["target_min"]), unit=md.escape(row["target_unit"]))
    else:
        size = page.say("none stated")
    return [page.ref(_TABLE, row["pledge_id"]), pledgers(page, row["pledge_id"]), page.date(row["announced_on"]), size,
            page.code("status", status["status"]) if status else page.say("none")]


def table(page: Page, rows: list[Row]) -> None:
    """Add pledges as a table."""
    page.table(_HEADER, (line(page, row) for row in rows))


def groups(page: Page, by: str) -> dict[str, list[Row]]:
    """Give the pledges that stand, grouped by country, theme, status or occasion."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in page.records.rows(_TABLE):
        if row["withdrawn_on"]:
            continue
        if by == "country":
            keys = members(page, row["pledge_id"], "pledger", "joint")
        elif by == "status":
            status = current(page, row["pledge_id"])
            keys = [status["status"]] if status else []
        else:
            keys = [row[by]]
        for key in keys:
            found[key].append(row)
    return found


VIEWS = {"country": "Pledges by who made them", "theme": "Pledges by theme",
         "status": "Pledges by status", "occasion": "Pledges by occasion"}


def lists(start) -> Iterator[Page]:
    """Give the list of all pledges and, for each view, an overview and a list per value."""
    home = start("pledges/index.md", "Pledges")
    home.add(home.say("One record is one promise by one or several parties on one occasion. Choose a way in, or go through them all."))
    home.add(md.bullets(md.link(home.say(title), home.to(f"pledges/by-{by}.md")) for by, title in VIEWS.items()))
    yield from paged(start, home, [row for row in home.records.rows(_TABLE)], table)
    for by, title in VIEWS.items():
        over = start(f"pledges/by-{by}.md", title)
        found = groups(over, by)
        codes = [category["value"] for category in over.labels.fields[by].get("categories", ())] if by != "country" else []
        order = sorted(found, key=lambda key: (codes.index(key) if key in codes else 0, name(over, by, key)))
        over.table([{"country": "Pledged by"}.get(by, by.capitalize()), "Pledges"], (
            [md.link(md.escape(name(over, by, key)), over.to(f"pledges/{by}-{md.anchor(key)}.md")),
             over.labels.number(str(len(found[key])))] for key in order), right=[1])
        if by == "country":
            over.add(over.say("A joint pledge is listed under each party that made it. Countries without a pledge of their own: {names}.",
                              names=over.labels.listing(over.party(key) for key in without(over, found))))
        yield over
        for key in order:
            page = start(f"pledges/{by}-{md.anchor(key)}.md", f"{over.say(title)}: {name(over, by, key)}")
            yield from paged(start, page, found[key], table)


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
