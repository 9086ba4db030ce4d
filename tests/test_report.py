"""What is printed: one sentence a problem, few examples of a kind, one count; JSON and annotations of the same list."""

from __future__ import annotations

import json

import pytest

from scripts import report
from scripts.model import Catalog, Problem, Table

EMPTY = Catalog({}, {})


def problem(line: int = 2, field: str = "amount", value: str = "x", **more: str) -> Problem:
    """Make a problem."""
    return Problem(
        **{
            "path": "datapackages/p/t.csv",
            "line": line,
            "field": field,
            "value": value,
            "rule": "type",
            "severity": "error",
            "message": "expected a number",
            "fix": "write digits",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (problem(), "datapackages/p/t.csv:2 amount 'x': expected a number; fix: write digits"),
        (problem(value=""), "datapackages/p/t.csv:2 amount: expected a number; fix: write digits"),
        (problem(field="", value=""), "datapackages/p/t.csv:2: expected a number; fix: write digits"),
        (problem(field=""), "datapackages/p/t.csv:2 'x': expected a number; fix: write digits"),
        (problem(value="a\x1b[31m\nb\u202e"), "datapackages/p/t.csv:2 amount 'a\\x1b[31m\\x0ab\\u202e': expected a number; fix: write digits"),
        (problem(value="é" * 100), f"datapackages/p/t.csv:2 amount '{'é' * 80}… (100 characters)': expected a number; fix: write digits"),
        (problem(value="\udcff"), "datapackages/p/t.csv:2 amount '\\udcff': expected a number; fix: write digits"),
        (problem(message="expected form\n- a\n+ b"), "datapackages/p/t.csv:2 amount 'x': expected form; fix: write digits\n    - a\n    + b"),
    ],
)
def test_a_problem_is_one_sentence(found: Problem, text: str) -> None:
    assert report.line(found) == text


def test_many_of_a_kind_are_five_and_a_count() -> None:
    found = [problem(line) for line in range(9, 1, -1)] + [problem(3, "name", rule="enum"), problem(1, path="datapackages/a/a.csv", severity="warning")]
    said = "expected a number; fix: write digits"
    assert report.text(found, EMPTY).split("\n") == [
        f"datapackages/a/a.csv:1 amount 'x': {said}",
        "",
        *[f"datapackages/p/t.csv:{line} amount 'x': {said}" for line in range(2, 7)],
        "    and 3 more of this kind (type), 8 in all",
        f"datapackages/p/t.csv:3 name 'x': {said}",
        "",
        "9 errors, 1 warning in 2 files",
    ]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([("1",)], "No problems: 1 row in 1 table of 1 package"),
        ([("1",)] * 1234, "No problems: 1,234 rows in 1 table of 1 package"),
    ],
)
def test_no_problem_is_said_with_what_was_read(rows: list, text: str) -> None:
    catalog = Catalog({"p": None}, {"p.t": Table("p", "t", "p/t.csv", {}, ("a",), rows)})
    assert report.text([], catalog) == report.github([], catalog) == text
    assert report.as_json([], catalog) == "[]"


def test_json_lists_every_problem_with_all_its_parts() -> None:
    found = json.loads(report.as_json([problem(line) for line in range(20, 0, -1)] + [problem(99, value="é\udcff" * 2000)], EMPTY))
    assert [item["line"] for item in found] == [*range(1, 21), 99]
    assert found[0] == {
        "path": "datapackages/p/t.csv",
        "line": 1,
        "field": "amount",
        "value": "x",
        "rule": "type",
        "severity": "error",
        "message": "expected a number",
        "fix": "write digits",
    }
    assert len(found[-1]["value"]) < 1000


def test_annotations_are_escaped() -> None:
    found = [problem(0, value="100%", path="datapackages/p,q/t:1.csv", message="expected form\n- a"), problem(3, severity="warning")]
    assert report.github(found, EMPTY).split("\n") == [
        "::error file=datapackages/p%2Cq/t%3A1.csv,line=1,title=type::amount '100%25': expected form; fix: write digits%0A- a",
        "::warning file=datapackages/p/t.csv,line=3,title=type::amount 'x': expected a number; fix: write digits",
        "1 error, 1 warning in 2 files",
    ]
