"""The page of a country or other party, read as a briefing.

In: records, labels, computed tables. Out: a page. Never disk.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal

from scripts.charts.statuses import ORDER
from scripts.labels import MISSING
from scripts.pages import charts, curves, parts, pledges, related
from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import Row

_TABLE = "parties.parties"
_SHOWN = ("signatories.endorsements", "pledges.pledge_parties", "pledges.action_package_members", "summits.meetings",
          "summits.participation", "signatories.treaty_events", "implementation.evidence_parties", "context.observations",
          "parties.party_members", "parties.party_roles", "pledges.pledges", "summits.milestones")
_LISTS = (("Action packages", "action-packages", "pledges.action_package_members"), ("Groups it belongs to, and members", "groups", "parties.party_members"),
          ("Roles", "roles", "parties.party_roles"), ("Meetings hosted", "meetings", "summits.meetings"),
          ("Milestones", "milestones", "summits.milestones"), ("At the summits", "summits", "summits.participation"),
          ("Under other frameworks", "frameworks", "signatories.treaty_events"))
_EXPECTED = (("Money it announced", "money"), ("What others promised for it or its people", "received"), ("Evidence about it", "evidence"),
             *((english, anchor) for english, anchor, table in _LISTS if table != "summits.milestones"))
"""The parts of the page of a country; which of them are missing is said in one place."""
_SHOWN_ROWS = 10


def lead(page: Page, row: Row) -> None:
    """Answer first: where the party stands towards the Declaration and what it promised."""
    key = row["party_id"]
    events = page.records.back(_TABLE, key, "signatories.endorsements", "party_id")
    for event in events:
        what = f"**{page.code('endorsement_event', event['endorsement_event'])}**"
        if event["not_before"] != "not_applicable":
            what += f" ({page.between(event)})"
        page.add(page.say("{what}. {why}", what=what, why=md.escape(event["reason"] if event["reason"] != "not_applicable" else "")))
        if event["note"]:
            page.add(md.escape(event["note"]))
        page.add('<div class="quiet" markdown="1">', md.bullets(parts.source_line(page, source) for source in event["source_ids"].split(";")), "</div>")
    if not events and row["party_type"] == "state":
        page.add(page.say("Not a country of the Americas; it could not be among those first asked to endorse the Declaration."))
    elif not events:
        page.add(page.say("Kind of party: {kind}. It stands here because a record names it.", kind=page.code("party_type", row["party_type"]).lower()))


def promised(page: Page, key: str) -> None:
    """Add the pledges the party made, alone, jointly or as a member of a group."""
    own = [link for link in page.records.back(_TABLE, key, "pledges.pledge_parties", "participant_id")
           if link["party_role"] in ("pledger", "joint")]
    page.section("What it promised", "pledges")
    rows = [page.records.get("pledges.pledges", link["pledge_id"]) for link in own]
    rows = [row for row in rows if row and not row["withdrawn_on"]]
    if rows:
        counts = Counter(pledges.current(page, row["pledge_id"])["status"] for row in rows if pledges.current(page, row["pledge_id"]))
        page.add(page.say("{count} on record, by current status: {list}.", count=page.labels.number(str(len(rows))),
                          list=", ".join(f"{page.code('status', status)} {page.labels.number(str(count))}"
                                         for status, count in sorted(counts.items(), key=lambda entry: ORDER.index(entry[0])))))
        page.add(charts.statuses_of(page, f"status-{md.anchor(key)}", counts))
        pledges.table(page, rows[:_SHOWN_ROWS], key)
        parts.rest(page, len(rows), _SHOWN_ROWS, f"pledges/country-{md.anchor(key)}.md")
    else:
        page.add(page.say("No pledge of its own has been found in what was read. That is not proof that it made none."))
    shared: dict[str, list[Row]] = defaultdict(list)
    for row in page.records.where("party_pledges", participant_id=key, party_capacity="as_member"):
        for group in row["group_ids"].split(";"):
            shared[group].append(page.records.get("pledges.pledges", row["pledge_id"]))
    for group, found in shared.items():
        page.add(md.heading(3, page.say("As one of: {group}", group=page.party(group)), f"as-{md.anchor(group)}"), page.say("Counted once, for the group."))
        pledges.table(page, found, group)


def received(page: Page, key: str) -> None:
    """Add the pledges for the party or its nationals."""
    links = [link for link in page.records.back(_TABLE, key, "pledges.pledge_parties", "participant_id")
             if link["party_role"] in ("beneficiary", "partner")]
    if not links:
        return
    page.section("What others promised for it or its people", "received")
    page.table(["Pledge", "Pledged by", "Part", "Status"], (
        [page.ref("pledges.pledges", link["pledge_id"]), pledges.pledgers(page, link["pledge_id"]), _part(page, link),
         pledges.state(page, link["pledge_id"])] for link in links[:_SHOWN_ROWS]), stack=True)
    parts.rest(page, len(links), _SHOWN_ROWS, "pledges/index.md")


def _part(page: Page, link: Row) -> str:
    """Say which part the party has in a pledge, and why it counts as a beneficiary."""
    part = page.code("party_role", link["party_role"])
    if link["beneficiary_basis"] in MISSING:
        return part
    return page.say("{part} ({basis})", part=part, basis=page.code("beneficiary_basis", link["beneficiary_basis"]).lower())


def money(page: Page, key: str) -> None:
    """Add the money the party announced, by kind and currency, never added across them."""
    rows = page.records.where("money", lad_scope="explicit", money_grouping="pledger", group_value=key)
    if not rows:
        return
    page.section("Money it announced", "money")
    page.add(page.say("Only sums that a source ties to the Declaration. A sum inside another sum counts once; "
                      "kinds of money and currencies are never added together. Money announced is not money paid."))
    page.add(md.facts((page.code("money_kind", row["money_kind"]), _sum(page, row)) for row in rows))


def _sum(page: Page, row: Row) -> str:
    """Give one sum and what it is made of."""
    words = [f"**{md.escape(page.labels.money(Decimal(row['amount_counted']), row['currency']))}**" if row["amount_counted"] else page.say("No amount")]
    if row["amount_joint"]:
        words.append(page.say("of it {amount} jointly", amount=md.escape(page.labels.money(Decimal(row["amount_joint"]), row["currency"]))))
    for name, english in (("pledges_counted", "pledges counted: {number}"), ("pledges_inside_counted", "inside a sum counted: {number}"),
                          ("pledges_amount_unknown", "with no amount stated: {number}")):
        if row[name] != "0":
            words.append(page.say(english, number=page.labels.number(row[name])))
    return "; ".join(words)


def gaps(page: Page, key: str, missing: list[str]) -> None:
    """Add what is not known about the party: parts without a record, and themes without one."""
    rows = page.records.where("coverage", party_id=key)
    if not rows:
        return
    page.section("What is not known", "gaps")
    if missing:
        page.add(page.say("Nothing is recorded under: {parts}.", parts=page.labels.listing(missing)))
    empty = [page.code("theme", row["theme"]) for row in rows if row["nothing_recorded"] == "true"]
    open_ = [row for row in rows if int(row["pledges_without_evidence"])]
    if open_:
        page.table(["Theme", "Own pledges with no evidence for or against", "Latest evidence"], (
            [page.code("theme", row["theme"]), page.labels.number(row["pledges_without_evidence"]),
             page.date(row["last_evidence_on"]) if row["last_evidence_on"] else page.say("none")] for row in open_), right=[1])
    if len(empty) == len(rows):
        page.add(page.say("Nothing is recorded on any theme. That does not mean that nothing was promised or done."))
    elif empty:
        page.add(page.say("Nothing is recorded on {themes}. That does not mean that nothing was promised or done.",
                          themes=page.labels.listing(empty)))


def evidence(page: Page, key: str) -> None:
    """Add the observations about the party, newest first."""
    rows = [page.records.get("implementation.evidence", link["evidence_id"])
            for link in page.records.back(_TABLE, key, "implementation.evidence_parties", "party_id")]
    rows = sorted((row for row in rows if row), key=lambda row: (row["observed_on"], row["evidence_id"]), reverse=True)
    if not rows:
        return
    page.section("Evidence about it", "evidence")
    page.table(["What", "Observed", "Direction", "Theme"], (
        [page.ref("implementation.evidence", row["evidence_id"]), page.date(row["observed_on"]),
         page.code("direction", row["direction"]), page.code("theme", row["theme"])] for row in rows[:_SHOWN_ROWS]), stack=True)
    parts.rest(page, len(rows), _SHOWN_ROWS, "evidence/index.md")


def context(page: Page, key: str) -> None:
    """Add the context series about the party."""
    if not page.records.back(_TABLE, key, "context.observations", "subject_id"):
        return
    page.section("Context", "context")
    page.add(page.say("Background only: none of these figures shows an effect of the Declaration."))
    curves.of_party(page, key)


def build(page: Page, row: Row) -> None:
    """Fill the page of one party."""
    key = row["party_id"]
    if any(not event["withdrawn_on"] for event in page.records.back(_TABLE, key, "signatories.endorsements", "party_id")):
        page.card = f"parties-{key.lower()}"
    lead(page, row)
    parts.cautions(page, row)
    promised(page, key)
    money(page, key)
    received(page, key)
    for english, anchor, table in _LISTS:
        rows = list({id(found): found for found in page.records.back(_TABLE, key, table)}.values())
        if rows:
            page.section(english, anchor)
            related.listing(page, table, rows, {name for name in ("party_id", "group_id") if all(found.get(name) == key for found in rows)})
    evidence(page, key)
    shown = "\n".join(page.blocks)
    gaps(page, key, [page.say(english) for english, anchor in _EXPECTED if f"{{ #{anchor} }}" not in shown])
    context(page, key)
    page.section("Facts", "facts")
    parts.fact_list(page, _TABLE, row)
    parts.sources(page, row)
    related.backlinks(page, _TABLE, key, _SHOWN, limit=10)
    parts.exits(page, _TABLE, key)
