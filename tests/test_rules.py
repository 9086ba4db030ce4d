"""Every rule passes on the good packages and, on a bad copy, gives the exact message."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from scripts import parse, redirects, rules
from scripts.check import problems
from scripts.rules import money, times
from tests.conftest import FIXTURES

BAD = sorted(folder.name for folder in (FIXTURES / "bad").iterdir())


def test_good_packages_have_no_problems(checked) -> None:
    assert checked() == (0, "No problems: 42 rows in 12 tables of 5 packages\n", "")


@pytest.mark.parametrize("rule", BAD)
def test_breaking_a_rule_gives_its_message(rule: str, packages, checked) -> None:
    folder = FIXTURES / "bad" / rule
    for edit in json.loads((folder / "edits.json").read_text("utf-8")):
        path = packages / edit["file"]
        content = path.read_text("utf-8")
        assert content.count(edit["old"]) == 1, f"the fixture of {rule} no longer fits {edit['file']}"
        path.write_text(content.replace(edit["old"], edit["new"]), "utf-8")
    result = checked()
    assert (result.code, result.out, result.err) == (1, (folder / "expected.txt").read_text("utf-8"), "")
    assert rule in {problem.rule for problem in problems(packages)[1]}


def test_every_rule_has_a_bad_fixture() -> None:
    """The rules of reading files have theirs in test_bad_input.py, those on addresses that were left in test_addresses.py."""
    assert sorted(set(rules.documented()) - set(parse.RULES) - set(redirects.RULES)) == BAD


def test_every_rule_says_in_one_sentence_what_it_asks(run) -> None:
    for name, rule in rules.documented().items():
        assert rule.endswith(".") and rule[0].isupper() and "\n" not in rule, name
    assert run("rules").out.splitlines() == [f"{name}: {rule}" for name, rule in rules.documented().items()]


@pytest.mark.parametrize(
    ("amount", "qualifier", "least", "most"),
    [
        ("817000000", "exact", "817000000", "817000000"),
        ("240000000", "nearly", "228000000", "241200000"),
        ("82000000", "not_stated", "81590000", "82410000"),
        ("575000000", "not_stated", "574500000", "575500000"),
        ("200", "about", "190", "210"),
        ("690", "at_least", "690", "Infinity"),
        ("690", "up_to", "0", "690"),
        ("0", "not_stated", "0", "0"),
    ],
)
def test_qualifiers_say_how_far_a_sum_may_be_off(amount: str, qualifier: str, least: str, most: str) -> None:
    value = Decimal(amount)
    assert (money.least(value, qualifier), money.most(value, qualifier)) == (Decimal(least), Decimal(most))


@pytest.mark.parametrize(
    ("parent", "parts", "agrees"),
    [
        (("240", "nearly"), [("82", "not_stated"), ("160", "not_stated")], True),
        (("575", "not_stated"), [("376", "not_stated"), ("200", "not_stated")], True),
        (("686", "at_least"), [("690", "not_stated")], True),
        (("575", "exact"), [("376", "exact"), ("200", "exact")], False),
        (("100", "up_to"), [("90", "exact"), ("20", "exact")], False),
        (("100", "exact"), [("90", "exact"), ("20", "up_to")], True),
    ],
)
def test_a_parent_may_be_below_its_parts_by_rounding_only(parent, parts, agrees: bool) -> None:
    total = sum(money.least(Decimal(amount) * 10**6, qualifier) for amount, qualifier in parts)
    assert (total <= money.most(Decimal(parent[0]) * 10**6, parent[1])) is agrees


@pytest.mark.parametrize(("today", "code"), [("2020-10-01", 0), ("2020-09-20", 0), ("2020-09-19", 1), ("2020-05-01", 1)])
def test_today_moves_the_rules_on_time(checked, today: str, code: int) -> None:
    result = checked("--today", today)
    assert result.code == code and (code == 0 or f"expected a date not after {today}" in result.out)


def test_today_is_by_default_the_date_of_the_data_version(packages, checked) -> None:
    for path in packages.glob("*/datapackage.json"):
        path.write_text(path.read_text("utf-8").replace("2020-10-01T00:00:00Z", "2020-08-31T00:00:00Z"), "utf-8")
    assert "expected a date not after 2020-08-31" in checked().out


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("2022", None),
        ("2022-12", None),
        ("2024-02-29", None),
        ("2022/2022-06", None),
        ("unknown", None),
        ("", None),
        ("2022-13", "a date that exists, found 2022-13"),
        ("2022-02-30", "a date that exists, found 2022-02-30"),
        ("2023-02-29/2023-03", "a date that exists, found 2023-02-29"),
        ("0000", "a date that exists, found 0000"),
        ("2023/2022", "an interval that ends no earlier than it begins"),
    ],
)
def test_dates_exist(cell: str, said: str | None) -> None:
    found = times._unreal(cell)
    assert found == (said and f"expected {said}")


def test_every_date_field_tells_of_the_past_or_of_plans() -> None:
    catalog, _ = problems()
    fields = {field["name"] for table in catalog.tables.values() for field in table.schema["fields"] if times.is_date(field)}
    assert fields <= times.PAST | times.PLANS and not times.PAST & times.PLANS


def test_rules_ask_only_for_columns_that_the_data_have(monkeypatch) -> None:
    """A rule that names a column nobody has would pass in silence."""
    from scripts.rules import view

    catalog, _ = problems()
    asked = set()

    def spy(catalog, key, *names):
        asked.update((key, name) for name in names)
        return iter(())

    for module in (money, rules.pledges, rules.coding):
        monkeypatch.setattr(module, "cells", spy)
    rules.check(catalog, date.max)
    assert asked
    assert [(key, name) for key, name in sorted(asked) if not view.has(catalog.tables.get(key), name)] == []
