"""Coverage: what the data hold on each state of the Americas under each theme, and what they do not.

party_pledges  a party or area (participant_id) and a standing pledge it has a part in
    party_capacity  alone, joint, as_member (of a group that pledges), received, partner
    group_ids       the groups, for as_member
coverage       a state of the Americas and a theme; the states are those with an endorsement event
    pledges_alone, pledges_joint, pledges_as_member, pledges_received   pledges by its part in them
    status_announced ... status_no_evidence_found   the pledges it makes alone or jointly, by current status
    pledges_without_evidence     of these, those that no observation supports or contradicts
    evidence_count               observations about the state under the theme
    last_evidence_on             last day one of them can be of
    nothing_recorded             true where all counts are nought
"""
from __future__ import annotations

from datetime import date

import pandas as pd

from scripts.enrich.evidence import counted, evidence_per_pledge
from scripts.enrich.money import PROMISING
from scripts.enrich.status import STATUSES, status_current
from scripts.frames import days, earliest, latest, standing

CAPACITY = {"pledger": "alone", "joint": "joint", "beneficiary": "received", "partner": "partner"}
SHOWN = {"alone": "pledges_alone", "joint": "pledges_joint", "as_member": "pledges_as_member", "received": "pledges_received"}
KEY = ["party_id", "theme"]


def _as_members(tables: dict[str, pd.DataFrame], made: pd.DataFrame) -> pd.DataFrame:
    """Give the pledges of groups, for each party that was a member when the pledge was announced.

    An organisation with members promises for itself alone.
    """
    parties, members = tables["parties.parties"], tables["parties.party_members"]
    members = members[members["group_id"].isin(parties.loc[parties["party_type"] == "group", "party_id"])]
    members = members[["party_id", "group_id"]].assign(joined=earliest(members["valid_from"]), left=latest(members["valid_to"]))
    members = members.fillna({"joined": date.min, "left": date.max})
    found = made.rename(columns={"participant_id": "group_id"}).merge(members, on="group_id")
    inside = [a <= y and b >= x for a, b, x, y in zip(found["joined"], found["left"], found["from"], found["until"], strict=True)]
    groups = found.loc[inside].sort_values("group_id").groupby(["party_id", "pledge_id"])["group_id"].agg(";".join).reset_index()
    return groups.rename(columns={"party_id": "participant_id", "group_id": "group_ids"}).assign(party_capacity="as_member")


def party_pledges(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every party and area with the standing pledges it has a part in."""
    pledges = standing(tables["pledges.pledges"])
    dated = pledges[["pledge_id"]].assign(**{"from": earliest(pledges["announced_on"]), "until": latest(pledges["announced_on"])})
    parts = tables["pledges.pledge_parties"].merge(dated, on="pledge_id")
    own = parts.assign(party_capacity=parts["party_role"].map(CAPACITY), group_ids="")
    groups = _as_members(tables, parts[parts["party_role"].isin(PROMISING)])
    columns = ["participant_id", "pledge_id", "party_capacity", "group_ids"]
    return pd.concat([own[columns], groups[columns]]).astype("str").sort_values(columns, ignore_index=True)


def _evidence(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    evidence = standing(tables["implementation.evidence"])
    dated = evidence[["evidence_id", "theme"]].assign(last=pd.to_datetime(latest(evidence["observed_on"])))
    return tables["implementation.evidence_parties"].merge(dated, on="evidence_id")


def coverage(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every state of the Americas and every theme in use with what is recorded."""
    themes = standing(tables["pledges.pledges"])[["pledge_id", "theme"]]
    parts = party_pledges(tables, today).rename(columns={"participant_id": "party_id"}).merge(themes, on="pledge_id")
    made = parts[parts["party_capacity"].isin(("alone", "joint"))].drop_duplicates(["party_id", "pledge_id"])
    made = made.merge(status_current(tables, today)[["pledge_id", "status"]], on="pledge_id", how="left")
    evidence = evidence_per_pledge(tables, today).set_index("pledge_id")
    silent = evidence.index[evidence["evidence_supports"] + evidence["evidence_contradicts"] == 0]
    seen = _evidence(tables)
    states = sorted(standing(tables["signatories.endorsements"])["party_id"].unique())
    cells = pd.MultiIndex.from_product([states, sorted({*themes["theme"], *seen["theme"]})], names=KEY)
    counts = pd.concat(
        [
            counted(parts, KEY, "party_capacity", tuple(SHOWN), "").rename(columns=SHOWN),
            counted(made, KEY, "status", STATUSES, "status_"),
            made[made["pledge_id"].isin(silent)].groupby(KEY).size().rename("pledges_without_evidence"),
            seen.groupby(KEY).size().rename("evidence_count"),
        ],
        axis=1,
    )
    result = counts.reindex(cells).fillna(0).astype("Int64")
    nothing = (result.sum(axis=1) == 0).astype("boolean")
    return result.assign(last_evidence_on=days(seen.groupby(KEY)["last"].max().reindex(cells)), nothing_recorded=nothing).reset_index()
