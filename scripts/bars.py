"""What the evidence must be able to bear, measured: searches, sources behind each status, samples, and the clearness of rules.

In: the catalog. Out: measures with the records that fall short. Never changes a record, and never leaves one out
to improve a share.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.enrich.agreement import agreement
from scripts.enrich.samples import is_drawn, samples
from scripts.enrich.status import status_current
from scripts.frames import frames
from scripts.load import load
from scripts.model import Catalog

_CLOSE = {"primary", "republished"}
_QUERIES = 3
_EVENTS, _SEARCHES = 30, 20
_ALPHA = 0.67


@dataclass(frozen=True)
class Bar:
    """One bar: what is asked, how many records were asked and which fall short.

    ``met`` is true when none does and at least ``least`` were asked.
    """

    name: str
    asked: int
    short: tuple[str, ...]
    least: int = 0

    @property
    def met(self) -> bool:
        return not self.short and self.asked >= self.least

    def line(self) -> str:
        """Say whether the bar is met, and by how many."""
        of = f"{self.asked - len(self.short)} of {self.asked}" + (f", and at least {self.least}" if self.least else "")
        return f"{'met    ' if self.met else 'NOT MET'} {self.name}: {of}" + (f"; short: {', '.join(self.short)}" if self.short else "")


def _rows(catalog: Catalog, key: str) -> list[dict[str, str]]:
    table = catalog.tables[key]
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def current(catalog: Catalog) -> dict[str, Mapping[str, str]]:
    """Give the current event of each pledge, as pages do."""
    return {event["pledge_id"]: event for event in status_current(frames(catalog), date.max).to_dict("records")}


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
    for pledge, event in sorted(current(catalog).items()):
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
    for pledge, event in current(catalog).items():
        counts[event["status"]].append((pledge, event["status"]) in said)
    for status, flags in sorted(counts.items()):
        yield status, len(flags), sum(flags)


def reread(catalog: Catalog) -> Bar:
    """Status events drawn by a hash were read against their evidence again, and what was overstated is mended."""
    checks = [row for row in _rows(catalog, "implementation.checks") if row["resource"] == "status_events" and row["overstated"] and is_drawn(row["sample"])]
    return Bar("drawn status events read again, no overstatement left open", len(checks),
               tuple(row["record"] for row in checks if row["overstated"] == "true" and row["resolution"] == "open"), _EVENTS)


def repeated(catalog: Catalog) -> tuple[Bar, int]:
    """Searches drawn by a hash were made again without sight of the first; and how many of these found more."""
    again = [row for row in _rows(catalog, "implementation.searches") if row["repeats"]]
    return Bar("drawn searches made again", len(again), (), _SEARCHES), sum(row["search_outcome"] == "new_evidence" for row in again)


def rewritten(catalog: Catalog) -> tuple[Bar, list[str]]:
    """Every rule with an alpha under the bar was rewritten and coded once more; and the alphas under it."""
    measured = agreement(frames(catalog), date.max)
    measured = measured[measured["unit_kind"] != "linked_pair"]
    low = measured[(measured["alpha"] < _ALPHA).fillna(False)]
    first, again = low[low["rule_version"] == 1], set(measured.loc[measured["rule_version"] > 1, "variable"])
    bar = Bar(f"rules with an alpha under {_ALPHA} rewritten and coded once more", len(first),
              tuple(variable for variable in first["variable"] if variable not in again))
    rows = zip(low["variable"], low["rule_version"], low["alpha"], low["units_count"], strict=True)
    return bar, [f"alpha under {_ALPHA}: {variable}, version {version}: {alpha:.3f} over {number} units" for variable, version, alpha, number in rows]


def told(catalog: Catalog) -> Iterator[str]:
    """Say what the samples showed, in words."""
    for row in samples(frames(catalog), date.max).to_dict("records"):
        if row["judged_count"]:
            line = f"overstated in {row['sample']}: {row['overstated_count']} of {row['judged_count']}"
            share, low, high = (f"{100 * row[f'overstated_{name}']:.1f}" if is_drawn(row["sample"]) else "" for name in ("share", "low", "high"))
            yield f"{line}, {share} % (95 % interval {low} to {high} %)" if share else f"{line}, which were not drawn"


def run(data: Path) -> int:
    """Print the bars, the share of independent evidence, what the samples showed and the low alphas; 1 where a bar is not met."""
    catalog, problems = load(data)
    if problems:
        print("the data have problems; run `python -m scripts check`")
        return 1
    (again, more), (rules, low) = repeated(catalog), rewritten(catalog)
    bars = [searched(catalog), *resting(catalog), reread(catalog), again, rules]
    notes = [f"also said independently, of {status}: {backed} of {number}" for status, number, backed in independent(catalog)]
    notes += [*told(catalog), f"drawn searches that found more than the first: {more} of {again.asked}", *low]
    print("\n".join([*(bar.line() for bar in bars), *(f"        {note}" for note in notes)]))
    return 0 if all(bar.met for bar in bars) else 1
