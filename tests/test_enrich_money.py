"""Money: each sum is counted once, in its own currency and kind."""
from datetime import date

import pytest

from scripts.enrich.money import SET, money, money_rows, total
from tests.make import cells, make_tables, pledges

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("rows", "selection", "expected"),
    [
        pytest.param(["P A 10 -", "Q A 5 -"], {}, 15, id="pledges side by side are added"),
        pytest.param(["P A 10 -", "Q A 4 P"], {}, 10, id="a part inside a counted pledge is left out"),
        pytest.param(["P A 10 -", "Q A 6 P", "R A 2 Q"], {}, 10, id="so is a part of a part"),
        pytest.param(["P A 10 - lad_link=summit_only", "Q A 4 P"], {"lad_link": "explicit"}, 4, id="a parent outside the set hides nothing"),
        pytest.param(["P A 10 -", "Q A 6 P lad_link=contextual", "R A 2 Q"], {"lad_link": "explicit"}, 10, id="a gap in the chain does not break it"),
        pytest.param(["P A unknown -", "Q A 4 P"], {}, 4, id="a parent without an amount stands for nothing"),
        pytest.param(["P A 10 - withdrawn_on=2027-01-01", "Q A 4 P"], {}, 4, id="nor does a withdrawn one"),
        pytest.param(["P bank 89 -", "Q USA 25 P", "R CAN 10 P", "S bank 54 P"], {}, 89, id="others' parts count instead of the parent"),
        pytest.param(["P bank 89 -", "Q USA 25 P", "S bank 54 P"], {"pledger": "bank"}, 54, id="and the parent is not the bank's own"),
        pytest.param(["P bank 89 -", "Q USA 25 P", "S bank 54 P"], {"pledger": "USA"}, 25, id="each part goes to who promises it"),
        pytest.param(["P bank 89 -", "Q USA unknown P", "S bank 54 P"], {}, 89, id="others' parts without an amount change nothing"),
        pytest.param(["P A,B,C 10 -", "Q A 4 P", "R B 3 P", "S C 3 P"], {}, 10, id="so do the parts of each of several joint pledgers"),
        pytest.param(["P A,B,C 10 -", "Q A 4 P", "R B 3 P", "S C 3 P"], {"pledger": "A"}, 4, id="of whom each is shown its own"),
        pytest.param(["P A,B 10 -", "Q B,A 4 P"], {}, 10, id="a joint parent stands for a part by the same pledgers"),
        pytest.param(["P A 10 -", "Q A,B 4 P"], {}, 4, id="a parent does not stand for a part promised with others"),
        pytest.param(["P A,B 10 -", "Q B 4 -"], {}, 14, id="a joint pledge is counted once"),
        pytest.param(["P A,B 10 -", "Q B 4 -"], {"pledger": "A"}, 10, id="and shown on each pledger"),
        pytest.param(["P A,B 10 -", "Q B 4 -"], {"pledger": ("A", "B")}, 14, id="and once for several of them"),
        pytest.param(["P A 10 -", "Q A 4 - currency=CAD", "R A 3 - money_kind=loan"], {"currency": "USD", "money_kind": "new_aid"}, 10, id="one kind only"),
    ],
)
def test_a_total_counts_each_sum_once(rows, selection, expected):
    assert expected == total(make_tables(**pledges(*rows)), **selection).amount


@pytest.mark.parametrize("other", ["currency=CAD", "money_kind=loan"])
def test_a_total_never_mixes_currencies_or_kinds_of_money(other):
    with pytest.raises(ValueError, match="would mix"):
        total(make_tables(**pledges("P A 10 -", f"Q A 4 - {other}")))


def test_every_decision_is_written_down_with_the_pledge_that_includes_the_row():
    tables = make_tables(**pledges("P A 10 -", "Q A 6 P", "R A 2 Q", "S A unknown -", "T bank 9 -", "U A 3 T", "V A unknown Q currency=unknown"))
    rows = money_rows(tables, TODAY)
    rows = rows[(rows["lad_scope"] == "explicit") & (rows["money_grouping"] == "all")]
    assert [
        ("P", "counted", ""), ("Q", "inside_counted", "P"), ("R", "inside_counted", "P"), ("S", "amount_unknown", ""),
        ("T", "holds_parts_of_others", ""), ("U", "counted", ""), ("V", "inside_counted", "P"),
    ] == cells(rows, "pledge_id", "money_decision", "inside_pledge_id")


def test_money_shows_each_set_by_currency_and_kind():
    tables = make_tables(**pledges(
        "P A 10 - theme=other occasion=la-2022",
        "Q A 4 P theme=integration occasion=la-2022",
        "R A,B 3 - theme=other occasion=lima-2022",
        "S A 7 - currency=CAD theme=other occasion=other",
        "T B unknown - theme=other lad_link=contextual occasion=other",
    ))
    table = money(tables, TODAY)
    expected = {
        ("all", "all", "USD"): (13, 0, 3, 2, 1, 0), ("all", "all", "CAD"): (7, 0, 0, 1, 0, 0),
        ("occasion", "la-2022", "USD"): (10, 0, 0, 1, 1, 0), ("occasion", "lima-2022", "USD"): (3, 0, 3, 1, 0, 0),
        ("pledger", "A", "USD"): (13, 0, 3, 2, 1, 0), ("pledger", "B", "USD"): (3, 0, 3, 1, 0, 0),
        ("pledger_set", "A", "USD"): (10, 0, 0, 1, 1, 0), ("pledger_set", "A;B", "USD"): (3, 0, 3, 1, 0, 0),
        ("theme", "other", "USD"): (13, 0, 3, 2, 0, 0), ("theme", "integration", "USD"): (4, 4, 0, 1, 0, 0),
    }
    names = ["amount_counted", "amount_in_other_groups", "amount_joint", "pledges_counted", "pledges_inside_counted", "pledges_amount_unknown"]
    found = table[table["lad_scope"] == "explicit"].set_index(["money_grouping", "group_value", "currency"])[names]
    assert expected == {key: tuple(found.loc[key]) for key in expected}
    wider = table[table["lad_scope"] == "all"].set_index(["money_grouping", "group_value", "currency"])
    assert (13, 1) == tuple(wider.loc[("all", "all", "USD"), ["amount_counted", "pledges_amount_unknown"]])


def test_a_set_without_one_known_amount_has_a_blank_sum():
    table = money(make_tables(**pledges("P A unknown -")), TODAY)
    table = table[(table["money_grouping"] == "all") & (table["lad_scope"] == "all")]
    names = ["amount_counted", "amount_in_other_groups", "amount_joint", "pledges_counted", "pledges_amount_unknown"]
    assert [(None, None, None, 0, 1)] == cells(table, *names)


@pytest.mark.parametrize("grouping", ["occasion", "theme", "pledger_set"])
def test_groups_without_what_stands_in_other_groups_add_up_to_the_total(grouping):
    tables = make_tables(**pledges("P A 10 - theme=other", "Q A 4 P", "R A 2 Q theme=other occasion=other", "S A,B 3 P", "T B 5 -"))
    table = money(tables, TODAY)
    sums = table.groupby(["money_grouping", "lad_scope", "money_kind", "currency"]).sum(numeric_only=True)
    groups, whole = sums.loc[grouping], sums.loc["all"]
    assert list(whole["amount_counted"]) == list(groups["amount_counted"] - groups["amount_in_other_groups"])


def test_the_key_of_a_set_of_money_is_unique():
    assert not money(make_tables(**pledges("P A 10 -", "Q A,B unknown P", "R idb 3 - currency=CAD")), TODAY).duplicated(SET).any()
