"""One JSON file with everything about a pledge, and one with everything about a country, so that nobody has to join tables to read it."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scripts.formats.record import head, text
from scripts.formats.store import Store

# What is gathered: the member of the file, the table, and the SQL that picks its rows (called t) by the identifier.
PLEDGE = (
    ("parties", "pledges.pledge_parties", "WHERE t.pledge_id = ?1"),
    ("commitments", "pledges.pledge_commitments", "WHERE t.pledge_id = ?1"),
    ("status_events", "implementation.status_events", "WHERE t.pledge_id = ?1 ORDER BY t.status_event_id"),
    ("status_current", "computed.status_current", "WHERE t.pledge_id = ?1"),
    ("status_history", "computed.status_history", "WHERE t.pledge_id = ?1 ORDER BY t.event_order"),
    ("overdue", "computed.overdue", "WHERE t.pledge_id = ?1"),
    ("evidence_links", "implementation.pledge_evidence", "WHERE t.pledge_id = ?1"),
    ("evidence", "implementation.evidence", "JOIN pledge_evidence USING (evidence_id) WHERE pledge_id = ?1 ORDER BY t.evidence_id"),
    ("searches", "implementation.searches", "WHERE t.package = 'pledges' AND t.resource = 'pledges' AND t.record = ?1"),
    ("checks", "implementation.checks", "WHERE t.package = 'pledges' AND t.resource = 'pledges' AND t.record = ?1"),
    ("codings", "implementation.codings", "WHERE t.package = 'pledges' AND t.resource = 'pledges' AND t.record = ?1"),
    ("assessments", "implementation.assessments", "JOIN assessment_records AS r USING (assessment_id) "
     "WHERE r.package = 'pledges' AND r.resource = 'pledges' AND r.record = ?1 ORDER BY t.assessment_id"),
)
COUNTRY = (
    ("groups", "parties.party_members", "WHERE t.party_id = ?1"),
    ("roles", "parties.party_roles", "WHERE t.party_id = ?1"),
    ("endorsements", "signatories.endorsements", "WHERE t.party_id = ?1 ORDER BY t.endorsement_id"),
    ("summits", "summits.participation", "WHERE t.party_id = ?1"),
    ("action_packages", "pledges.action_package_members", "WHERE t.party_id = ?1"),
    ("treaty_events", "signatories.treaty_events", "WHERE t.party_id = ?1 ORDER BY t.treaty_event_id"),
    ("pledge_links", "computed.party_pledges", "WHERE t.participant_id = ?1"),
    ("pledges", "computed.pledges_wide", "WHERE t.pledge_id IN (SELECT pledge_id FROM computed_party_pledges WHERE participant_id = ?1)"),
    ("evidence", "implementation.evidence", "WHERE t.evidence_id IN (SELECT evidence_id FROM evidence_parties WHERE party_id = ?1)"),
    ("coverage", "computed.coverage", "WHERE t.party_id = ?1"),
    ("observations", "context.observations", "WHERE t.subject_id = ?1"),
    # Each series has a licence of its own, which the reader of its values must see.
    ("series", "context.series", "WHERE t.series_id IN (SELECT series_id FROM observations WHERE subject_id = ?1)"),
)
COUNTRIES = ("state", "territory")


def _cited(store: Store, rows: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    keys = {key for row in rows for key in row.get("source_ids") or ()}
    return [found for key in sorted(keys) if (found := store.source(key))]


def bundle(store: Store, table: str, row: Mapping[str, object], key: str, parts: Iterable[tuple[str, str, str]]) -> dict[str, object]:
    """Give a record with the rows that ``parts`` name, and every source that one of them cites."""
    gathered = {name: list(store.rows(other, where, key)) for name, other, where in parts}
    cited = _cited(store, [row, *(item for rows in gathered.values() for item in rows)])
    return head(store, table, key) | {"values": dict(row), "labels": store.labelled(table, row)} | gathered | {"sources": cited}


def needed() -> set[str]:
    """Name every table that a bundle gathers."""
    return {table for _, table, _ in (*PLEDGE, *COUNTRY)}


def pledges(store: Store) -> Iterator[tuple[str, bytes]]:
    """Give every pledge as (identifier, JSON)."""
    for row in store.rows("pledges.pledges", "ORDER BY pledge_id"):
        yield row["pledge_id"], text(bundle(store, "pledges.pledges", row, row["pledge_id"], PLEDGE))


def countries(store: Store) -> Iterator[tuple[str, bytes]]:
    """Give every state and territory as (identifier, JSON)."""
    for row in store.rows("parties.parties", f"WHERE t.party_type IN {COUNTRIES} ORDER BY party_id"):
        yield row["party_id"], text(bundle(store, "parties.parties", row, row["party_id"], COUNTRY))
