"""The page of a pledge, and a pledge as a line of a list.

In: records, labels and the computed tables. Out: pages. Never disk.
"""
from __future__ import annotations

from scripts.labels import MISSING
from scripts.pages import markup as md
from scripts.pages import parts, related
from scripts.pages.page import Page
from scripts.pages.records import Row

TABLE = "pledges.pledges"
_SHOWN_ABOVE = ("pledges.pledge_parties", "implementation.status_events", "implementation.pledge_evidence",
                "pledges.pledge_commitments", "implementation.codings")

_SINCE = {"self_reported": "Status: {status} since {day}, as the pledger says.", "counterpart": "Status: {status} since {day}, as another party to it says.",
          "independent": "Status: {status} since {day}, as an independent source says.", "computed": "Status: {status} on {day}; nothing more has been shown."}
_WITHOUT = {"announced": "the announcement", "no_evidence_found": "the search"}
"""What a status that names no evidence rests on."""
_SEARCHED = "Status: {status}. On {day} a search found nothing that a status can rest on."


def members(page: Page, key: str, *roles: str) -> list[str]:
    """Give the ids of the parties and areas with one of ``roles`` in the pledge."""
    return [row["participant_id"] for row in page.records.back(TABLE, key, "pledges.pledge_parties", "pledge_id")
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
        nothing = status["status"] == "no_evidence_found"
        words = page.say(_SEARCHED if nothing else _SINCE[status["status_basis"]], status=page.code("status", status["status"]),
                         day=page.date(status["effective_on" if nothing else "status_since"]))
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
        for member in page.records.back(TABLE, key, "pledges.pledge_parties", "pledge_id"):
            if member["party_role"] == role:
                basis = member["beneficiary_basis"]
                tail = f" ({page.code('beneficiary_basis', basis).lower()})" if basis in ("nationality", "place") else ""
                links.append(page.party(member["participant_id"]) + tail)
        pairs.append((page.say(english), page.labels.listing(links) if links else page.say("none named")))
    pairs.append((page.say("Money"), page.money(row)))
    page.add(md.facts(pairs))
    skip = ("pledge_id", "paraphrase", "amount", "currency", "amount_qualifier")
    skip += ("target_min", "target_max", "target_unit", "target_period") if row["target_kind"] == "not_applicable" else ()
    parts.fact_list(page, TABLE, row, skip)


def history(page: Page, row: Row) -> None:
    """Add the status history, oldest first, each step with its reason and evidence."""
    page.section("What became of it", "status-history")
    status = current(page, row["pledge_id"])
    sides = [(english, status[name]) for english, name in (("The pledger says", "status_self_reported"), ("Another party to it says", "status_counterpart"),
                                                           ("An independent source says", "status_independent")) if status and status[name]]
    if len(sides) > 1:
        page.add(md.facts((page.say(english), page.code("status", code)) for english, code in sides))
    events = page.records.back(TABLE, row["pledge_id"], "computed.status_history", "pledge_id")
    events = sorted(events, key=lambda event: int(event["event_order"]))
    page.table(["Date", "Status", "Who says so", "Why", "Evidence"], (
        [page.date(event["effective_on"]), page.code("status", event["status"]), page.code("status_basis", event["status_basis"]),
         page.text(event["reason"]) + (" " + page.ref(TABLE, event["superseded_by"]) if event["superseded_by"] else ""),
         page.refs("implementation.evidence", event["evidence_ids"].split(";")) if event["evidence_ids"]
         else page.say(_WITHOUT.get(event["status"], "none"))] for event in events), stack=True)


def evidence(page: Page, row: Row) -> None:
    """Add the evidence for, against and beside the pledge, or say that there is none."""
    links = page.records.back(TABLE, row["pledge_id"], "implementation.pledge_evidence", "pledge_id")
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
    links = page.records.back(TABLE, row["pledge_id"], "pledges.pledge_commitments", "pledge_id")
    page.section("Commitments it serves", "commitments")
    if not links:
        page.add(page.say("No link to a commitment has been coded."))
        return
    page.table(["Commitment", "How the link was made", "Reason"], (
        [page.ref("commitments.commitments", link["commitment_id"]), page.code("assigned_by", link["assigned_by"]),
         md.escape(link["reason"])] for link in links), stack=True)


def build(page: Page, row: Row) -> None:
    """Fill the page of one pledge."""
    lead(page, row)
    parts.cautions(page, row)
    history(page, row)
    facts(page, row)
    evidence(page, row)
    commitments(page, row)
    parts.sources(page, row)
    related.backlinks(page, TABLE, row["pledge_id"], _SHOWN_ABOVE)
    parts.exits(page, TABLE, row["pledge_id"])


def size(page: Page, row: Row) -> str:
    """Give the money or the number promised."""
    if row["amount"] not in MISSING:
        return page.money(row)
    if row["target_max"] not in MISSING:
        return md.escape(f"{page.labels.number(row['target_max'])} {row['target_unit']}")
    if row["target_min"] not in MISSING:
        return page.say("at least {number} {unit}", number=page.labels.number(row["target_min"]), unit=md.escape(row["target_unit"]))
    return page.say("no number stated")


def state(page: Page, key: str) -> str:
    """Give the current status as a badge."""
    status = current(page, key)
    return page.code("status", status["status"]) if status else page.say("none")


def table(page: Page, rows: list[Row], of: str = "") -> None:
    """Add pledges as a table; in a table ``of`` one party, only those who promised with it are named."""
    def first(key: str) -> list[str]:
        if not of:
            return [page.ref(TABLE, key), pledgers(page, key)]
        others = page.labels.listing(page.party(party) for party in members(page, key, "pledger", "joint") if party != of)
        return [page.say("{pledge}, with {others}", pledge=page.ref(TABLE, key), others=others) if others else page.ref(TABLE, key)]

    header = ["Pledge", *([] if of else ["Pledged by"]), "Announced", "Money or number", "Status"]
    page.table(header, ([*first(row["pledge_id"]), page.date(row["announced_on"]), size(page, row), state(page, row["pledge_id"])]
                        for row in rows), stack=True)
