"""The bars say which pledges fall short, and look at every event that says the same."""
from __future__ import annotations

import pytest

from scripts.bars import current, independent, resting, searched
from tests.make import events, make_catalog, pledges


def catalog(tiers: list[tuple[str, str]], queries: str = "", status: tuple[str, ...] = ("PLG-1 1 2022-06-10 announced computed",
                                                                                        "PLG-1 2 2023-01-01 fulfilled independent")):
    sources = [{"source_id": f"s{number}", "tier": tier, "publisher": publisher} for number, (tier, publisher) in enumerate(tiers)]
    return make_catalog(
        **pledges("PLG-1 USA 5 -"), sources__sources=sources,
        implementation__evidence=[{"evidence_id": "EV-1", "observed_on": "2023", "source_ids": ";".join(source["source_id"] for source in sources)}],
        implementation__pledge_evidence=[{"pledge_id": "PLG-1", "evidence_id": "EV-1", "evidence_relation": "supports"}],
        implementation__status_events=[event | {"evidence_ids": "" if "announced" in event.values() else "EV-1"} for event in events(*status)],
        implementation__searches=[{"search_id": "SRC-1", "package": "pledges", "resource": "pledges", "record": "PLG-1",
                                    "queries": queries}] if queries else [])


@pytest.mark.parametrize(("tiers", "queries", "short"), [
    ([("secondary", "A")], "a [en];b [es];c [en]", ()), ([("secondary", "A")], "a [en];b [es]", ("PLG-1",)),
    ([("secondary", "A")], "", ("PLG-1",)), ([("secondary", "A"), ("secondary", "B")], "", ()),
])
def test_a_pledge_needs_three_queries_or_two_documents(tiers: list, queries: str, short: tuple) -> None:
    assert searched(catalog(tiers, queries)).short == short


@pytest.mark.parametrize(("tiers", "met"), [
    ([("primary", "A")], True), ([("republished", "A")], True), ([("secondary", "A")], False),
    ([("secondary", "A"), ("secondary", "A")], False), ([("secondary", "A"), ("secondary", "B")], True),
])
def test_a_status_needs_a_close_source_or_two_publishers(tiers: list, met: bool) -> None:
    assert [bar.met for bar in resting(catalog(tiers))] == [met]


def test_announced_and_no_evidence_found_ask_for_no_source() -> None:
    assert list(resting(catalog([("secondary", "A")], status=("PLG-1 1 2022-06-10 announced computed",)))) == []


def test_the_last_event_is_current_and_an_earlier_independent_one_still_counts() -> None:
    found = catalog([("primary", "A")], status=(
        "PLG-1 1 2022-06-10 announced computed", "PLG-1 2 2023 fulfilled independent", "PLG-1 10 2024 fulfilled self_reported"))
    rows = [dict(zip(table.header, row, strict=True)) for table in [found.tables["implementation.status_events"]] for row in table.rows]
    assert current(rows)["PLG-1"]["status_event_id"] == "STA-PLG-1-10"
    assert list(independent(found)) == [("fulfilled", 1, 1)]


def test_every_pledge_of_the_real_data_has_been_searched() -> None:
    from scripts.load import load
    from scripts.paths import DATAPACKAGES
    assert searched(load(DATAPACKAGES)[0]).short == ()
