"""What the evidence must be able to bear, measured: searches, sources behind each status, and who they come from.

In: the catalog. Out: measures with the pledges that fall short. Never changes a record, and never leaves one out
to improve a share.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.load import load
from scripts.model import Catalog

_CLOSE = {"primary", "republished"}
_QUERIES = 3


@dataclass(frozen=True)
class Bar:
    """One bar: what is asked, how many records were asked and which fall short; ``met`` is true when none does."""

    name: str
    asked: int
    short: tuple[str, ...]

    @property
    def met(self) -> bool:
        return not self.short


def _rows(catalog: Catalog, key: str) -> list[dict[str, str]]:
    table = catalog.tables[key]
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def current(events: Iterable[Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Give the last event of each pledge: events of a pledge are appended in order and numbered."""
    last: dict[str, Mapping[str, str]] = {}
    for event in events:
        number = int(event["status_event_id"].rpartition("-")[2])
        if event["pledge_id"] not in last or number > int(last[event["pledge_id"]]["status_event_id"].rpartition("-")[2]):
            last[event["pledge_id"]] = event
    return last


def searched(catalog: Catalog) -> Bar:
    """Every pledge has a recorded search of at least three queries, or dated evidence from at least two documents."""
    found = {row["record"] for row in _rows(catalog, "implementation.searches")
             if row["resource"] == "pledges" and len(row["queries"].split(";")) >= _QUERIES}
    documents = _documents(catalog)
    standing = [row["pledge_id"] for row in _rows(catalog, "pledges.pledges") if not row["withdrawn_on"]]
    return Bar("pledges with a recorded search or evidence from two documents", len(standing),
               tuple(key for key in standing if key not in found and len(documents[key]) < 2))


def _documents(catalog: Catalog) -> dict[str, set[str]]:
    sources = {row["evidence_id"]: row["source_ids"].split(";") for row in _rows(catalog, "implementation.evidence") if row["observed_on"] != "unknown"}
    found: dict[str, set[str]] = defaultdict(set)
    for link in _rows(catalog, "implementation.pledge_evidence"):
        found[link["pledge_id"]].update(sources.get(link["evidence_id"], ()))
    return found


def resting(catalog: Catalog) -> Iterator[Bar]:
    """Every current status beyond announced rests on a primary or republished source or on two secondary publishers."""
    tiers = {row["source_id"]: (row["tier"], row["publisher"]) for row in _rows(catalog, "sources.sources")}
    sources = {row["evidence_id"]: row["source_ids"].split(";") for row in _rows(catalog, "implementation.evidence")}
    events = _rows(catalog, "implementation.status_events")
    evidence: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event in events:
        evidence[event["pledge_id"], event["status"]].update(filter(None, event["evidence_ids"].split(";")))
    by_status: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for pledge, event in sorted(current(events).items()):
        if event["status"] in ("announced", "no_evidence_found"):
            continue
        behind = {tiers[source] for key in evidence[pledge, event["status"]] for source in sources[key]}
        holds = any(tier in _CLOSE for tier, _ in behind) or len({publisher for _, publisher in behind}) > 1
        by_status[event["status"]].append((pledge, holds))
    for status, pledges in sorted(by_status.items()):
        yield Bar(f"current status {status} on a primary or republished source or two secondary ones", len(pledges),
                  tuple(pledge for pledge, holds in pledges if not holds))


def independent(catalog: Catalog) -> Iterator[tuple[str, int, int]]:
    """Give, per current status, how many pledges have it and for how many an independent event says the same."""
    events = _rows(catalog, "implementation.status_events")
    said = {(event["pledge_id"], event["status"]) for event in events if event["status_basis"] == "independent"}
    counts: dict[str, list[bool]] = defaultdict(list)
    for pledge, event in current(events).items():
        counts[event["status"]].append((pledge, event["status"]) in said)
    for status, flags in sorted(counts.items()):
        yield status, len(flags), sum(flags)


def run(data: Path) -> int:
    """Print the bars and the share of independent evidence; 1 where a bar is not met."""
    catalog, problems = load(data)
    if problems:
        print("the data have problems; run `python -m scripts check`")
        return 1
    bars = [searched(catalog), *resting(catalog)]
    for bar in bars:
        print(f"{'met    ' if bar.met else 'NOT MET'} {bar.name}: {bar.asked - len(bar.short)} of {bar.asked}"
              + (f"; short: {', '.join(bar.short)}" if bar.short else ""))
    for status, number, backed in independent(catalog):
        print(f"        also said independently, of {status}: {backed} of {number}")
    return 0 if all(bar.met for bar in bars) else 1
