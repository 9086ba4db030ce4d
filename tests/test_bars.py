"""The bars say which pledges fall short, and look at every event that says the same."""
from __future__ import annotations

import pytest

from scripts.bars import current, independent, repeated, reread, resting, rewritten, searched, told
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
    assert current(found)["PLG-1"]["status_event_id"] == "STA-PLG-1-10"
    assert list(independent(found)) == [("fulfilled", 1, 1)]


def test_every_pledge_of_the_real_data_has_been_searched() -> None:
    from scripts.load import load
    from scripts.paths import DATAPACKAGES
    assert searched(load(DATAPACKAGES)[0]).short == ()


def rechecked(number: int, overstated: str = "false", resolution: str = "none_needed") -> dict[str, str]:
    return {"check_id": f"CHK-{number}", "package": "implementation", "resource": "status_events", "record": f"STA-PLG-{number}-2", "sample": "drawn",
            "verdict": "confirmed", "overstated": overstated, "resolution": resolution}


@pytest.mark.parametrize(("checks", "met"), [
    ([], False), ([rechecked(number) for number in range(29)], False), ([rechecked(number) for number in range(30)], True),
    ([rechecked(number, *("true", "mended") * (number < 3)) for number in range(30)], True),
    ([rechecked(number, *("true", "open") * (number < 3)) for number in range(30)], False),
    ([rechecked(number) | {"resource": "evidence"} for number in range(30)], False),
    ([rechecked(number) | {"sample": "drawn-follow-up"} for number in range(30)], False),
])
def test_enough_drawn_statuses_are_read_again_and_no_overstatement_stays(checks: list, met: bool) -> None:
    bar = reread(make_catalog(implementation__checks=checks))
    assert bar.met is met and bar.short == tuple(row["record"] for row in checks if row["resolution"] == "open")


@pytest.mark.parametrize(("number", "met"), [(0, False), (19, False), (20, True)])
def test_enough_searches_are_made_again_and_what_they_found_more_is_counted(number: int, met: bool) -> None:
    again = [{"search_id": f"SRC-{place}", "repeats": f"SRC-0{place}", "search_outcome": "new_evidence" if place % 2 else "known_only"}
             for place in range(number)]
    bar, more = repeated(make_catalog(implementation__searches=[*again, {"search_id": "SRC-X", "repeats": "", "search_outcome": "new_evidence"}]))
    assert (bar.asked, bar.met, more) == (number, met, number // 2)


def coded(version: str, *values: str) -> list[dict[str, str]]:
    return [{"coding_id": f"COD-{version}-{unit}-{place}", "package": "pledges", "resource": "pledges", "record": f"PLG-{version}-{unit}", "variable": "theme",
             "rule_version": version, "linked_record": "", "coding_pass": str(place), "coded_value": value}
            for unit, pair in enumerate(values) for place, value in enumerate(pair, 1)]


@pytest.mark.parametrize(("rows", "short", "low"), [
    (coded("1", "aa", "bb"), (), 0), (coded("1", "aa", "aa"), (), 0), (coded("1", "ab", "ba"), ("theme",), 1),
    (coded("1", "ab", "ba") + coded("2", "aa", "bb"), (), 1), (coded("1", "ab", "ba") + coded("2", "ab", "ba"), (), 2),
    (coded("1", "aa", "bb") + coded("2", "ab", "ba"), (), 1),
])
def test_a_rule_with_a_low_alpha_is_coded_once_more_in_a_new_version(rows: list, short: tuple, low: int) -> None:
    bar, told_ = rewritten(make_catalog(implementation__codings=rows))
    assert (bar.short, len(told_)) == (short, low)


def test_linked_pairs_alone_do_not_make_a_rule_low() -> None:
    """Nobody can agree there on a link that is not; over all pairs that could be linked these passes agree."""
    rows = [{"coding_id": f"COD-{number}-{place}", "package": "commitments", "resource": "commitments", "record": f"C{number}", "rule_version": "1",
             "variable": "crosswalk_relation", "linked_record": "" if (number, place) == (9, 2) else "f-1", "coding_pass": str(place),
             "coded_value": "none" if (number, place) == (9, 2) else "touches"} for number in range(10) for place in (1, 2)]
    items = [{"framework_item_id": f"f-{number}", "framework_id": "f"} for number in range(1, 4)]
    assert rewritten(make_catalog(implementation__codings=rows, commitments__framework_items=items)) == (
        rewritten(make_catalog())[0], [])


def test_what_the_sample_showed_is_told_with_its_interval() -> None:
    checks = [rechecked(number, "true" if number == 0 else "false") for number in range(29)]
    assert list(told(make_catalog(implementation__checks=checks))) == ["overstated in drawn: 1 of 29, 3.4 % (95 % interval 0.6 to 17.2 %)"]
    followed = [row | {"sample": "drawn-follow-up"} for row in checks]
    assert list(told(make_catalog(implementation__checks=followed))) == ["overstated in drawn-follow-up: 1 of 29, which were not drawn"]


def test_a_bar_that_is_not_met_ends_with_one(run) -> None:
    result = run("bars")
    lines = result.out.splitlines()
    assert result.err == "" and all(line.startswith(("met     ", "NOT MET ", " " * 8)) for line in lines)
    assert result.code == any(line.startswith("NOT MET") for line in lines)
