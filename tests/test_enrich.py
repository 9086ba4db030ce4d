"""Computed tables on tiny invented data."""
from datetime import date

import pandas as pd
import pytest

from scripts.enrich import COMPUTED, enrich
from scripts.enrich.coverage import coverage, party_pledges
from scripts.enrich.evidence import evidence_per_pledge
from scripts.enrich.status import OPEN, STATUSES, overdue, status_current, status_history
from scripts.enrich.wide import pledges_wide
from tests.make import NAMED, cells, computed_descriptor, descriptors, endorsements, events, make_tables, observed, pledges

TODAY = date(2026, 11, 23)


# Status


@pytest.mark.parametrize(
    ("rows", "status", "since"),
    [
        (["A 1 2022-06-10 announced computed"], "announced", "2022-06-10"),
        (["A 1 2022-06-10 announced computed", "A 2 2023 in_progress independent"], "in_progress", "2023"),
        (["A 2 2022-06-10 fulfilled independent", "A 1 2022-06-10 announced computed"], "fulfilled", "2022-06-10"),
        (["A 10 2023-05 reversed independent", "A 9 2023-05-31 in_progress independent"], "reversed", "2023-05"),
        (["A 1 2022 announced computed", "A 2 2023-01 in_progress independent", "A 3 2024-01 in_progress self_reported"], "in_progress", "2023-01"),
        (["A 1 2023 in_progress computed", "A 2 2024 reversed computed", "A 3 2025-07 in_progress computed"], "in_progress", "2025-07"),
    ],
)
def test_the_current_status_is_the_latest_event_and_counts_since_its_run_began(rows, status, since):
    tables = make_tables(implementation__status_events=events(*rows))
    assert [(status, since, len(rows))] == cells(status_current(tables, TODAY), "status", "status_since", "events_count")


def test_each_side_keeps_its_own_latest_status():
    rows = events(
        "A 1 2022-06 announced computed", "A 2 2022-07 in_progress self_reported", "A 3 2023 fulfilled self_reported", "A 4 2024 partly_fulfilled independent"
    )
    current = status_current(make_tables(implementation__status_events=rows), TODAY)
    sides = cells(current, "status", "status_basis", "status_self_reported", "status_counterpart", "status_independent")
    assert [("partly_fulfilled", "independent", "fulfilled", "", "partly_fulfilled")] == sides


def test_the_history_says_how_long_each_status_held_at_least_and_at_most():
    rows = events("A 1 2022-06-10 announced computed", "A 2 2022-07 in_progress independent", "B 1 2026-11-20 announced computed")
    history = status_history(make_tables(implementation__status_events=rows), TODAY)
    expected = [("A", 1, "announced", 21, 51, False), ("A", 2, "in_progress", 1576, 1606, True), ("B", 1, "announced", 3, 3, True)]
    assert expected == cells(history, "pledge_id", "event_order", "status", "days_held_least", "days_held_most", "is_current")


@pytest.mark.parametrize(
    ("fields", "status", "days"),
    [
        ({"deadline": "2026-11-22"}, "announced", 1),
        ({"deadline": "2026-11-23"}, "announced", None),
        ({"deadline": "2025"}, "in_progress", 327),
        ({"deadline": "2026-10/2026-11"}, "in_progress", None),
        ({"deadline": "2022"}, "fulfilled", None),
        ({"deadline": "2022"}, "ended_by_other", None),
        ({"deadline": "unknown"}, "announced", None),
        ({"deadline": "not_applicable"}, "no_evidence_found", None),
        ({"deadline": "2026-11-01", "measurable": "false"}, "announced", None),
        ({"deadline": "2026-11-01", "withdrawn_on": "2026-11-02"}, "announced", None),
    ],
)
def test_a_pledge_is_overdue_when_its_last_day_has_passed_while_its_status_is_open(fields, status, days):
    tables = make_tables(pledges__pledges=[{"pledge_id": "A", **fields}], implementation__status_events=events(f"A 1 2022-06-10 {status} computed"))
    assert [days] * bool(days) == list(overdue(tables, TODAY)["days_overdue"])


def test_the_statuses_named_in_code_are_those_of_the_vocabulary():
    fields = descriptors()["implementation"]["resources"]
    schema = next(resource["schema"] for resource in fields if resource["name"] == "status_events")
    assert next(field for field in schema["fields"] if field["name"] == "status")["constraints"]["enum"] == list(STATUSES)
    assert set(OPEN) <= set(STATUSES)


# Evidence, coverage


def test_evidence_is_counted_by_relation_and_by_tier_of_its_sources():
    tables = make_tables(
        pledges__pledges=[{"pledge_id": "A"}, {"pledge_id": "B"}],
        **observed("E1 2023 p;s A supports", "E2 2022-05 s A contradicts", "E3 unknown s A context", "E4 2024-01-02 p C supports"),
    )
    names = ["pledge_id", "evidence_count", "evidence_supports", "evidence_contradicts", "evidence_context", "first_evidence_on", "last_evidence_on",
             "evidence_sources_count", "evidence_sources_primary", "evidence_sources_republished", "evidence_sources_secondary"]
    assert [
        ("A", 3, 1, 1, 1, date(2022, 5, 1), date(2023, 12, 31), 2, 1, 0, 1),
        ("B", 0, 0, 0, 0, None, None, 0, 0, 0, 0),
    ] == cells(evidence_per_pledge(tables, TODAY), *names)


def test_a_pledge_of_a_group_is_shown_on_the_members_of_its_day():
    rows = pledges("P grp 10 - announced_on=2023-06", "Q A,B 1 -")
    rows["pledges__pledge_parties"].append({"pledge_id": "P", "participant_id": "C", "party_role": "beneficiary"})
    lines = ["grp A 2022-06-10 not_applicable", "grp B 2023-07 not_applicable", "grp C 2022 2023-05", "grp D 2023 unknown", "A E 2022 not_applicable"]
    members = [dict(zip(("group_id", "party_id", "valid_from", "valid_to"), line.split(), strict=True)) for line in lines]
    parties = [{"party_id": "grp", "party_type": "group"}, {"party_id": "A", "party_type": "intergovernmental"}]
    found = party_pledges(make_tables(**rows, parties__party_members=members, parties__parties=parties), TODAY)
    assert [
        ("A", "P", "as_member", "grp"), ("A", "Q", "joint", ""), ("B", "Q", "joint", ""),
        ("C", "P", "received", ""), ("D", "P", "as_member", "grp"), ("grp", "P", "alone", ""),
    ] == cells(found, "participant_id", "pledge_id", "party_capacity", "group_ids")


def test_coverage_has_a_row_for_every_state_and_theme_and_says_where_nothing_is_recorded():
    tables = make_tables(
        **pledges("P X 10 - theme=integration", "Q X,Y - - theme=integration", "R X 1 - theme=other withdrawn_on=2027-01-01"),
        **endorsements("X named_in_text 2022-06-10 2022-06-10", "Y no_record_found not_applicable not_applicable"),
        **observed("E1 2023 p P supports", "E2 2024-05 s Q context"),
        implementation__status_events=events("P 1 2022 announced computed", "P 2 2023 in_progress computed", "Q 1 2022 announced computed"),
    )
    names = ["party_id", "theme", "pledges_alone", "pledges_joint", "status_announced", "status_in_progress",
             "pledges_without_evidence", "evidence_count", "last_evidence_on", "nothing_recorded"]
    assert [
        ("X", "integration", 1, 1, 1, 1, 1, 2, date(2024, 5, 31), False),
        ("Y", "integration", 0, 1, 1, 0, 1, 0, None, False),
    ] == cells(coverage(tables, TODAY), *names)


# The wide table


def test_the_wide_table_keeps_numbers_blank_and_says_why():
    rows = pledges("P A,B 10 - deadline=2022-06 pillar=2", "Q A unknown P target_max=5 withdrawn_on=2027-01-01")
    rows["pledges__pledge_parties"] += [{"pledge_id": "P", "participant_id": "LAC", "party_role": "beneficiary"}]
    wide = pledges_wide(make_tables(
        **rows,
        parties__parties=[{"party_id": "A", "name": "Aland"}, {"party_id": "B", "name": "Beland"}],
        parties__areas=[{"area_id": "LAC", "name": "Latin America"}],
        implementation__status_events=events("P 1 2022-06-10 announced computed"),
    ), TODAY)
    names = ["pledger_ids", "pledger_names", "is_joint", "beneficiary_names", "amount", "amount_missing", "pillar", "pillar_missing", "target_max",
             "deadline_latest", "status", "is_overdue", "part_of", "withdrawn", "page"]
    assert [
        ("A;B", "Aland;Beland", True, "Latin America", 10, "", 2, "", None, date(2022, 6, 30), "announced", True, "", False, "en/pledges/p/"),
        ("A", "Aland", False, "", None, "unknown", None, "not_applicable", 5, None, "", False, "P", True, "en/pledges/q/"),
    ] == cells(wide, *names)


# All of them


def everything() -> dict[str, pd.DataFrame]:
    """Give a few rows for every computed table."""
    return make_tables(
        **pledges("P A 10 -", "Q A,B unknown P", "R idb 3 - currency=CAD"),
        **endorsements(NAMED, "B joined 2023 unknown"),
        **observed("E1 2023 p P supports", "E2 unknown s Q context"),
        implementation__status_events=events("P 1 2022 announced computed", "P 2 2023 in_progress computed", "Q 1 2022 announced computed"),
    )


SCHEMAS = {resource["name"]: resource["schema"] for resource in computed_descriptor()["resources"]}


@pytest.mark.parametrize("name", COMPUTED)
@pytest.mark.parametrize("make", [everything, make_tables], ids=["some rows", "no rows"])
def test_a_computed_table_has_the_columns_of_its_schema_and_leaves_its_input_alone(name, make):
    tables = make()
    before = {key: table.copy(deep=True) for key, table in tables.items()}
    result = COMPUTED[name](tables, TODAY)
    schema = SCHEMAS[name]
    assert [field["name"] for field in schema["fields"]] == list(result.columns)
    assert not result.duplicated(schema["primaryKey"]).any()
    assert list(result.index) == list(range(len(result)))
    assert set(before) == set(tables)
    for key, table in before.items():
        pd.testing.assert_frame_equal(table, tables[key])


def test_computed_tables_stand_beside_the_source_tables():
    tables = everything()
    result = enrich(tables, TODAY)
    assert {*tables, *(f"computed.{name}" for name in COMPUTED)} == set(result)
