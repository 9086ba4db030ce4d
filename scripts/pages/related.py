"""Rows of a table as they are listed on other pages, and the lists of what refers to a record.

In: a page and rows. Out: blocks added to the page.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import KINDS, Row

# What a table shows of itself where it is listed on another record's page.
LISTED: Mapping[str, Sequence[str]] = {
    "pledges.pledges": ("announced_on", "theme"),
    "pledges.pledge_parties": ("pledge_id", "participant_id", "party_role", "beneficiary_basis"),
    "pledges.pledge_commitments": ("pledge_id", "commitment_id", "assigned_by", "reason"),
    "pledges.announced_totals": ("stated_on", "amount", "currency", "measure"),
    "pledges.action_package_members": ("action_package_id", "party_id", "package_role"),
    "implementation.evidence": ("observed_on", "direction"),
    "implementation.evidence_parties": ("evidence_id", "party_id"),
    "implementation.pledge_evidence": ("pledge_id", "evidence_id", "evidence_relation"),
    "implementation.status_events": ("pledge_id", "effective_on", "status", "status_basis"),
    "implementation.assessment_records": ("assessment_id",),
    "implementation.assessments": ("published_on", "finding"),
    "implementation.checks": ("checked_on", "verdict", "problem", "resolution"),
    "implementation.searches": ("searched_on", "queries", "search_outcome"),
    "implementation.codings": ("variable", "coding_pass", "coded_value", "coded_on"),
    "implementation.coding_examples": ("variable", "coding_part", "reason"),
    "implementation.reconciliations": ("variable", "agreed_value", "reason"),
    "sources.link_checks": ("checked_on", "link_state", "final_url"),
    "claims.claim_records": ("claim_id", "note"),
    "summits.documents": ("adopted_on", "relation_to_summit"),
    "summits.meetings": ("starts_on", "city", "track", "meeting_state"),
    "summits.milestones": ("happened_on", "milestone_type"),
    "summits.participation": ("summit_id", "party_id", "invited", "delegation_level"),
    "summits.reports": ("publisher", "published_on"),
    "summits.summits": ("starts_on", "city", "summit_state"),
    "signatories.endorsements": ("party_id", "endorsement_event", "not_before"),
    "signatories.signatory_claims": ("count_basis", "as_of"),
    "signatories.supporters": ("party_id", "supporter_role"),
    "signatories.treaty_events": ("party_id", "framework_id", "treaty_act", "acted_on"),
    "parties.party_members": ("group_id", "party_id", "valid_from", "valid_to"),
    "parties.party_roles": ("party_id", "process_role", "body_id", "valid_from"),
    "commitments.commitments": ("section_id",),
    "commitments.sections": ("instrument_id", "section_type"),
    "commitments.section_titles": ("language", "section_title", "title_kind"),
    "commitments.framework_items": ("framework_id", "item_code"),
    "commitments.crosswalk": ("commitment_id", "framework_item_id", "crosswalk_relation", "reason"),
    "context.observations": ("series_id", "subject_id", "period", "value"),
    "trackers.trackers": ("operator",),
    "labels.translations": ("field", "language", "text", "translation_state"),
    "labels.terms": ("term_id", "language", "text"),
}

UNLISTED = ("computed.", "labels.", "implementation.codings")
"""Beginnings of tables that no page lists among what refers to its record: too many rows, which other pages sum up."""

_NEED_HEADERS = {"parties.party_members", "parties.party_roles", "summits.participation", "signatories.signatory_claims"}
"""Tables whose cells say too little without the words above them."""


def _cells(page: Page, table: str, row: Row, leave: Iterable[str] = ()) -> list[str]:
    """Give the cells of a row as it is listed elsewhere, its own link first where it has a page."""
    kind = KINDS.get(table)
    fields = {field["name"]: field for field in page.records.schemas[table]["fields"]}
    own = [page.ref(table, row[kind.key])] if kind else []
    return own + [cell(page, fields[name], row) for name in _listed(table, leave)]


def label(page: Page, name: str) -> str:
    """Give the header of a column in a list."""
    return page.say("When") if name == "not_before" else page.labels.field(name)


def cell(page: Page, field: Mapping, row: Row) -> str:
    """Give a cell of a list; the two bounds of an act are one."""
    return page.between(row) if field["name"] == "not_before" else page.cell(field, row[field["name"]])


def _listed(table: str, leave: Iterable[str]) -> list[str]:
    """Give the fields that a list of the table shows beside the name of a record."""
    leave = {*leave, KINDS[table].title} if table in KINDS else set(leave)
    return [name for name in LISTED.get(table, ()) if name not in leave]


def listing(page: Page, table: str, rows: Sequence[Row], leave: Iterable[str] = ()) -> None:
    """Add rows of one table as a table."""
    kind, names = KINDS.get(table), _listed(table, leave)
    header = ([kind.noun] if kind else []) + [label(page, name) for name in names]
    page.add(md.table([md.escape(page.say(text)) for text in header],
                      [_cells(page, table, row, leave) for row in rows], stack=table not in _NEED_HEADERS)
             if rows else page.say("Nothing is recorded here."))


def backlinks(page: Page, table: str, key: str, skip: Iterable[str] = (), limit: int = 100) -> None:
    """Add what refers to the record, a section per table; ``skip`` names tables shown above."""
    own = KINDS[table].key
    for origin in page.records.back_tables(table, key):
        if origin in skip or origin.startswith(UNLISTED):
            continue
        rows = list({id(row): row for row in page.records.back(table, key, origin)}.values())
        resource = page.records.resources[origin]
        page.add(md.heading(2, md.escape(page.say(resource["title"])), "in-" + md.anchor(origin.replace(".", "-"))))
        leave = {own} if all(row.get(own) == key for row in rows) else set()
        listing(page, origin, rows[:limit], leave)
        if len(rows) > limit:
            page.add(page.say("The first {shown} of {all} rows are shown; the rest are in the download.",
                              shown=page.labels.number(str(limit)), all=page.labels.number(str(len(rows)))))
