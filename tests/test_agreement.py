"""Agreement of coding passes against published answers, and how units, links and settled differences are counted."""
from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from scripts.codings import LINKS
from scripts.enrich.agreement import agreement, agreement_values, alpha, disagreements
from scripts.enrich.samples import samples, wilson
from tests.make import cells, descriptors, make_tables

TODAY = date(2026, 11, 29)


def units(*passes: str) -> list[Counter[str]]:
    """Give the values of each unit from one line a pass, `*` where it gave none."""
    return [Counter(value for value in unit if value != "*") for unit in zip(*(line.split() for line in passes), strict=True)]


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to C.
@pytest.mark.parametrize(("passes", "published"), [
    (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
    (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    (("1 2 3 3 2 1 4 1 2 * * *", "1 2 3 3 2 2 4 1 2 5 * 3", "* 3 3 3 2 3 4 2 2 5 1 *", "1 2 3 3 2 4 4 1 2 5 1 *"), 0.743),
])
def test_alpha_gives_the_published_answers(passes: tuple, published: float) -> None:
    assert round(alpha(units(*passes)), 3) == published


@pytest.mark.parametrize(("passes", "answer"), [
    (("a b", "a b"), 1), (("a b", "b a"), -0.5), (("a a b b", "a b a b"), 1 - (4 / 8) / (32 / 56)),
    (("a a", "a a"), None), (("a b", "* *"), None), (("a b a", "a b *"), 1), ((), None),
])
def test_alpha_by_hand_and_where_it_is_not_defined(passes: tuple, answer: float | None) -> None:
    """By hand: one minus the observed disagreement over that of all values of the paired units, taken at random."""
    assert alpha(units(*passes)) == (answer if answer is None else pytest.approx(answer))


def codings(*rows: str, variable: str = "theme", version: str = "1") -> list[dict[str, str]]:
    """Give codings of pledges or commitments from lines "record pass value" or "record linked pass value"."""
    found = []
    for number, row in enumerate(rows):
        record, *linked, coding_pass, value = row.split()
        package = "commitments" if variable == "crosswalk_relation" else "pledges"
        found.append({"coding_id": f"COD-{variable}-{version}-{number}", "package": package, "resource": package, "record": record, "variable": variable,
                      "rule_version": version, "linked_record": "".join(linked), "coding_pass": coding_pass, "coded_value": value})
    return found


def test_units_coded_once_are_counted_apart_and_versions_stand_side_by_side() -> None:
    first = codings("P1 1 a", "P1 2 a", "P2 1 a", "P2 2 b", "P3 1 a")
    second = codings("P4 1 a", "P4 2 b", variable="theme", version="2")
    tables = make_tables(implementation__codings=[*first, *second])
    assert cells(agreement(tables, TODAY), "rule_version", "unit_kind", "units_count", "units_once", "agreement_share", "differing_count") == [
        (1, "record", 2, 1, 0.5, 1), (2, "record", 1, 0, 0.0, 1)]


@pytest.mark.parametrize(("rows", "share", "measured"), [
    (("P1 1 a", "P1 2 a"), 1.0, (None, "not_applicable")), (("P1 1 a",), None, (None, "not_applicable")),
    (("P1 1 a", "P1 2 a", "P2 1 b", "P2 2 b"), 1.0, (1.0, "")),
])
def test_an_alpha_that_is_not_defined_says_so(rows: tuple, share: float | None, measured: tuple) -> None:
    found = agreement(make_tables(implementation__codings=codings(*rows)), TODAY)
    assert cells(found, "agreement_share", "alpha", "alpha_missing") == [(share, *measured)]


def test_values_are_counted_by_pass() -> None:
    found = agreement_values(make_tables(implementation__codings=codings("P1 1 a", "P1 2 b", "P2 1 a", "P2 10 a")), TODAY)
    assert cells(found, "coded_value", "coding_pass", "values_count") == [("a", 1, 2), ("a", 2, 0), ("a", 10, 1), ("b", 1, 0), ("b", 2, 1), ("b", 10, 0)]


LINKED = codings("C1 f-1 1 touches", "C1 f-1 2 touches", "C1 f-2 1 touches", "C2 1 none", "C2 f-2 2 reflects", "C3 1 none", "C3 2 none", "C4 f-1 1 touches",
                 variable="crosswalk_relation")
ITEMS = [{"framework_item_id": f"{framework}-{number}", "framework_id": framework, "item_code": number} for framework in "fg" for number in "123"]


def test_links_are_counted_over_linked_pairs_and_over_all_pairs_that_could_be() -> None:
    """Four records and the three items of the one framework of which an item was linked; the fourth was read by one pass."""
    tables = make_tables(implementation__codings=LINKED, commitments__framework_items=ITEMS)
    found = agreement(tables, TODAY)
    assert cells(found, "unit_kind", "units_count", "units_once", "differing_count") == [("linked_pair", 3, 1, 2), ("possible_pair", 9, 3, 2)]
    assert found["alpha"].tolist() == [
        pytest.approx(value, abs=5e-7) for value in (alpha(units("t t n", "t n r")), alpha(units("t t n n n n n n n", "t n r n n n n n n")))]
    values = agreement_values(tables, TODAY)
    assert cells(values[values["unit_kind"] == "possible_pair"], "coded_value", "coding_pass", "values_count") == [
        ("none", 1, 9), ("none", 2, 7), ("reflects", 1, 0), ("reflects", 2, 1), ("touches", 1, 3), ("touches", 2, 1)]


def test_a_withdrawn_item_cannot_be_linked() -> None:
    items = [item | {"withdrawn_on": "2026-11-01" if item["item_code"] == "3" else ""} for item in ITEMS]
    found = agreement(make_tables(implementation__codings=LINKED, commitments__framework_items=items), TODAY)
    assert cells(found, "units_count") == [(3,), (6,)]


def test_differences_name_the_values_in_the_order_of_the_passes_and_what_was_settled() -> None:
    settled = {"package": "commitments", "resource": "commitments", "record": "C2", "variable": "crosswalk_relation", "rule_version": "1",
               "linked_record": "f-2", "agreed_value": "none"}
    tables = make_tables(implementation__codings=LINKED, implementation__reconciliations=[settled], commitments__framework_items=ITEMS)
    assert cells(disagreements(tables, TODAY), "record", "linked_record", "coded_values", "settled_value") == [
        ("C1", "f-2", "touches;none", ""), ("C2", "f-2", "none;reflects", "none")]
    assert cells(agreement(tables, TODAY), "reconciled_count") == [(1,), (1,)]


def test_the_links_are_columns_that_the_data_have() -> None:
    fields = {f"{package}.{resource['name']}": {field["name"] for field in resource["schema"]["fields"]}
              for package, descriptor in descriptors().items() for resource in descriptor["resources"]}
    linked = next(field for resource in descriptors()["implementation"]["resources"] if resource["name"] == "codings"
                  for field in resource["schema"]["fields"] if field["name"] == "linked_record")
    assert {(*table.split("."), key) for table, key, _ in LINKS.values()} == {tuple(item.values()) for item in linked["references"]}
    assert all({key, group} <= fields[table] for table, key, group in LINKS.values())


# Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
@pytest.mark.parametrize(("hits", "number", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)])
def test_the_interval_is_the_published_one(hits: int, number: int, low: float, high: float) -> None:
    assert tuple(round(bound, 4) for bound in wilson(hits, number)) == (low, high)


def test_a_sample_counts_verdicts_and_judges_statuses_that_could_be_read() -> None:
    def check(number: int, table: str, verdict: str, overstated: str = "") -> dict[str, str]:
        package, resource = table.split(".")
        return {"check_id": f"CHK-{number}", "package": package, "resource": resource, "record": f"R{number}", "sample": package, "verdict": verdict,
                "overstated": overstated}

    events = "implementation.status_events"
    found = samples(make_tables(implementation__checks=[
        check(1, events, "confirmed", "false"), check(2, events, "wrong", "true"), check(3, events, "not_reachable", "false"),
        check(4, "pledges.pledges", "confirmed_in_part")]), TODAY)
    assert cells(found, "sample", "checks_count", "confirmed_count", "confirmed_in_part_count", "wrong_count", "not_reachable_count") == [
        ("implementation", 3, 1, 0, 1, 1), ("pledges", 1, 0, 1, 0, 0)]
    assert cells(found, "judged_count", "overstated_count", "overstated_share", "overstated_low", "overstated_high") == [
        (2, 1, 0.5, *(round(bound, 6) for bound in wilson(1, 2))), (0, 0, None, None, None)]


def test_a_sample_that_chance_did_not_draw_has_no_interval() -> None:
    row = {"check_id": "CHK-1", "package": "implementation", "resource": "status_events", "record": "R", "sample": "some-follow-up", "verdict": "wrong",
           "overstated": "true"}
    found = samples(make_tables(implementation__checks=[row]), TODAY)
    assert cells(found, "judged_count", "overstated_count", "overstated_share", "overstated_low", "overstated_high") == [(1, 1, None, None, None)]
