"""pledges_wide: one flat row per pledge, the table most people load.

Every pledge is in it, the withdrawn ones too (`withdrawn` says so). Numbers, dates and flags are plain or blank;
`FIELD_missing` says why a number is blank. Text keeps the codes unknown, not_applicable and not_found.

Copied from the source tables: ids, titles, stated_by, occasion, theme, kinds, amounts, targets, deadline, sources.
Computed:
    pledger_ids, pledger_names, is_joint, beneficiary_ids, beneficiary_names, partner_ids, commitment_ids
    announced_on_earliest, announced_on_latest, deadline_earliest, deadline_latest
    amount_missing, target_min_missing, target_max_missing, pillar_missing
    status, status_since, status_since_earliest, status_since_latest, status_basis   from status_current
    is_overdue, days_overdue                                                          from overdue
    evidence_count, evidence_supports, evidence_contradicts, evidence_context, evidence_sources_count, last_evidence_on
    sources_count    documents that state the pledge itself
    page             address of the page, relative to the root of the site
"""
from __future__ import annotations

from datetime import date

import pandas as pd

from scripts.enrich.evidence import evidence_per_pledge
from scripts.enrich.money import PROMISING
from scripts.enrich.status import overdue, status_current
from scripts.frames import MISSING, earliest, flags, items, latest, names, numbers

BLANKABLE = {"pillar": "Int64", "amount": "Float64", "target_min": "Float64", "target_max": "Float64"}
STATUS = ["status", "status_since", "status_since_earliest", "status_since_latest", "status_basis"]
EVIDENCE = ["evidence_count", "evidence_supports", "evidence_contradicts", "evidence_context", "evidence_sources_count", "last_evidence_on"]
COLUMNS = """
pledge_id short_title paraphrase pledger_ids pledger_names is_joint stated_by beneficiary_ids beneficiary_names partner_ids
announced_on announced_on_earliest announced_on_latest occasion theme pledge_kind lad_link pillar pillar_missing pillar_basis
amount amount_missing currency amount_qualifier money_kind
target_min target_min_missing target_max target_max_missing target_unit target_period target_kind
deadline deadline_earliest deadline_latest deadline_stated measurable done_at_announcement
status status_since status_since_earliest status_since_latest status_basis is_overdue days_overdue
evidence_count evidence_supports evidence_contradicts evidence_context evidence_sources_count last_evidence_on
commitment_ids part_of part_of_basis source_ids sources_count restated_in disputed withdrawn page
""".split()


def _joined(rows: pd.DataFrame, column: str, pledges: pd.Series) -> pd.Series:
    """Give the values of ``column`` of each pledge as one list of text, in their order."""
    lists = dict(rows.groupby("pledge_id", sort=False)[column].agg(";".join))
    return pledges.map(lambda pledge: lists.get(pledge, "")).astype("str")


def _parties(tables: dict[str, pd.DataFrame], pledges: pd.Series) -> dict[str, pd.Series]:
    parts = tables["pledges.pledge_parties"].drop_duplicates(["pledge_id", "participant_id", "party_role"])
    known = names(tables)
    parts = parts.assign(name=[known.get(party, party) for party in parts["participant_id"]]).sort_values(["pledge_id", "participant_id"])
    making = parts[parts["party_role"].isin(PROMISING)].drop_duplicates(["pledge_id", "participant_id"])
    receiving = parts[parts["party_role"] == "beneficiary"]
    ids = _joined(making, "participant_id", pledges)
    return {
        "pledger_ids": ids,
        "pledger_names": _joined(making, "name", pledges),
        "is_joint": ids.str.contains(";", regex=False).astype("boolean"),
        "beneficiary_ids": _joined(receiving, "participant_id", pledges),
        "beneficiary_names": _joined(receiving, "name", pledges),
        "partner_ids": _joined(parts[parts["party_role"] == "partner"], "participant_id", pledges),
    }


def _plain(pledges: pd.DataFrame) -> dict[str, pd.Series]:
    """Give the fields that need reading: numbers with the reason for a blank, dates, flags."""
    found: dict[str, pd.Series] = {}
    for name, kind in BLANKABLE.items():
        found[name] = numbers(pledges[name]).astype(kind)
        found[f"{name}_missing"] = pledges[name].where(pledges[name].isin(MISSING), "")
    for name in ("announced_on", "deadline"):
        found[f"{name}_earliest"], found[f"{name}_latest"] = earliest(pledges[name]), latest(pledges[name])
    found |= {name: flags(pledges[name]) for name in ("measurable", "done_at_announcement", "disputed")}
    return found | {
        "withdrawn": (pledges["withdrawn_on"] != "").astype("boolean"),
        "sources_count": items(pledges["source_ids"]).map(len).astype("Int64"),
        "page": "en/pledges/" + pledges["pledge_id"].str.lower() + "/",
    }


def pledges_wide(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give one flat row per pledge."""
    pledges = tables["pledges.pledges"]
    wide = pledges.assign(**_plain(pledges), **_parties(tables, pledges["pledge_id"]))
    wide = wide.assign(commitment_ids=_joined(tables["pledges.pledge_commitments"], "commitment_id", wide["pledge_id"]))
    late = overdue(tables, today)[["pledge_id", "days_overdue"]]
    for table in (status_current(tables, today)[["pledge_id", *STATUS]], evidence_per_pledge(tables, today)[["pledge_id", *EVIDENCE]], late):
        wide = wide.merge(table, on="pledge_id", how="left")
    wide = wide.assign(is_overdue=wide["days_overdue"].notna().astype("boolean"))
    blanks = {name: "" for name in ("status", "status_since", "status_basis")}
    return wide.fillna(blanks)[COLUMNS].sort_values("pledge_id", ignore_index=True)
