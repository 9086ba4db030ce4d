"""Evidence: how much there is about each pledge, which way it points, and how close its sources are.

evidence_per_pledge  a pledge with
    evidence_count, evidence_supports, evidence_contradicts, evidence_context   linked observations, by relation
    first_evidence_on, last_evidence_on          first and last day the linked observations can be of
    evidence_sources_count                       different documents behind them
    evidence_sources_primary, evidence_sources_republished, evidence_sources_secondary   the same by tier
"""
from __future__ import annotations

from datetime import date

import pandas as pd

from scripts.frames import days, earliest, exploded, latest, standing

RELATIONS = ("supports", "contradicts", "context")
TIERS = ("primary", "republished", "secondary")


def counted(rows: pd.DataFrame, by: list[str], column: str, values: tuple[str, ...], prefix: str) -> pd.DataFrame:
    """Count ``rows`` by ``by``, a column for each of ``values`` of ``column``, in that order."""
    table = rows.groupby([*by, column]).size().unstack(fill_value=0).reindex(columns=list(values), fill_value=0)
    return table.add_prefix(prefix).astype("Int64")


def _links(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give the links of pledges to standing observations, with the observation."""
    evidence = standing(tables["implementation.evidence"])
    first, last = (pd.to_datetime(end(evidence["observed_on"])) for end in (earliest, latest))
    evidence = evidence[["evidence_id", "source_ids"]].assign(first=first, last=last)
    return tables["implementation.pledge_evidence"][["pledge_id", "evidence_id", "evidence_relation"]].merge(evidence, on="evidence_id")


def evidence_per_pledge(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Count the observations about each pledge, their relations, sources and dates."""
    links = _links(tables)
    sources = exploded(links, "pledge_id", into="source_ids").drop_duplicates()
    sources = sources.assign(tier=sources["source_ids"].map(tables["sources.sources"].set_index("source_id")["tier"]))
    pledge = links.groupby("pledge_id")
    result = tables["pledges.pledges"][["pledge_id"]].set_index("pledge_id").assign(evidence_count=pledge.size())
    result = result.join(counted(links, ["pledge_id"], "evidence_relation", RELATIONS, "evidence_"))
    result = result.assign(evidence_sources_count=sources.groupby("pledge_id").size())
    result = result.join(counted(sources, ["pledge_id"], "tier", TIERS, "evidence_sources_")).fillna(0).astype("Int64")
    result.insert(4, "first_evidence_on", days(pledge["first"].min().reindex(result.index)))
    result.insert(5, "last_evidence_on", days(pledge["last"].max().reindex(result.index)))
    return result.reset_index()
