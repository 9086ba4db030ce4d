"""Validation says the same as stock frictionless and the official profiles, with file, line and field."""

from __future__ import annotations

import copy
import json
from importlib.resources import files

import jsonschema
import pytest
from frictionless import Package as Stock

from scripts import canonical, profiles, wording
from scripts.load import load
from scripts.model import Package, Table
from scripts.validate import repeats, validate

CELLS = {"type", "required", "blank", "enum", "pattern", "bounds"}
ROWS = {"primary-key", "foreign-key"}
ODD = [
    "",
    "unknown",
    "not_applicable",
    "x",
    "x y",
    "-1",
    "1e3",
    "1,5",
    "2020-02-30",
    "2020-1-1",
    "2020-06-10",
    "TRUE",
    "true",
    " a",
    "NaN",
    "é",
    "a;b;",
    "a;b",
    "PLG-2020-001",
    "announced",
    "USD",
    "usd",
    "https://avonia.example/",
    "http:// x",
    "2020/2021",
    "0",
    "00",
]


def stock(packages) -> tuple[set, set]:
    """Give what stock frictionless finds: (file, line, field) of cells, and (file, line, rule) of rows."""
    cells, rows = set(), set()
    for path in packages.glob("*/datapackage.json"):
        for task in Stock(str(path)).validate().tasks:
            assert not any(error.type not in ("type-error", "constraint-error", "primary-key", "foreign-key") for error in task.errors)
            file = f"datapackages/{path.parent.name}/{task.place}"
            for error in task.errors:
                if error.type in ROWS:
                    rows.add((file, error.row_number, error.type))
                else:
                    cells.add((file, error.row_number, error.field_name))
    return cells, rows


@pytest.mark.parametrize("value", ODD)
def test_the_cells_and_keys_refused_are_those_stock_frictionless_refuses(value: str, packages) -> None:
    """The last row of every table holds the value in every field but the first."""
    catalog, _ = load(packages)
    for table in catalog.tables.values():
        changed = [*table.rows[:-1], (table.rows[-1][0], *[value] * (len(table.header) - 1))]
        odd = Table(table.package, table.name, table.path, {**table.schema, "primaryKey": []}, table.header, changed)
        (packages.parent / table.path).write_text(canonical.table_text(odd), "utf-8")
    catalog, problems = load(packages)
    assert problems == []
    found = validate(catalog)
    assert {(problem.path, problem.line, problem.field) for problem in found if problem.rule in CELLS} == stock(packages)[0]
    assert {(problem.path, problem.line, problem.rule) for problem in found if problem.rule in ROWS} == stock(packages)[1]


DESCRIPTOR_CHANGES = {
    "as it is": lambda d: None,
    "no resources": lambda d: d.pop("resources"),
    "resources not a list": lambda d: d.update(resources={}),
    "empty resources": lambda d: d.update(resources=[]),
    "a resource not an object": lambda d: d.update(resources=["x"]),
    "keywords not a list": lambda d: d.update(keywords="x"),
    "a licence without name and path": lambda d: d.update(licenses=[{"title": "x"}]),
    "no path": lambda d: d["resources"][0].pop("path"),
    "a name that is a number": lambda d: d["resources"][0].update(name=5),
    "schema a list": lambda d: d["resources"][0].update(schema=[]),
    "no fields": lambda d: d["resources"][0]["schema"].pop("fields"),
    "empty fields": lambda d: d["resources"][0]["schema"].update(fields=[]),
    "a field not an object": lambda d: d["resources"][0]["schema"]["fields"].append("x"),
    "a field without name": lambda d: d["resources"][0]["schema"]["fields"].append({"type": "string"}),
    "a field without type": lambda d: d["resources"][0]["schema"]["fields"].append({"name": "x"}),
    "a field of type list": lambda d: d["resources"][0]["schema"]["fields"].append({"name": "x", "type": "list"}),
    "a field whose type is a number": lambda d: d["resources"][0]["schema"]["fields"].append({"name": "x", "type": 5}),
    "an empty enum": lambda d: d["resources"][0]["schema"]["fields"][0].update(constraints={"enum": []}),
    "required in words": lambda d: d["resources"][0]["schema"]["fields"][0].update(constraints={"required": "yes"}),
    "missing values as a text": lambda d: d["resources"][0]["schema"]["fields"][0].update(missingValues="x"),
    "an unknown format": lambda d: d["resources"][0]["schema"]["fields"][0].update(format="x"),
    "a primary key that is a number": lambda d: d["resources"][0]["schema"].update(primaryKey=5),
    "a foreign key without reference": lambda d: d["resources"][0]["schema"].update(foreignKeys=[{"fields": ["x"]}]),
    "a unique key as a text": lambda d: d["resources"][0]["schema"].update(uniqueKeys=["x"]),
}


@pytest.mark.parametrize("name", DESCRIPTOR_CHANGES)
def test_descriptors_refused_are_those_the_official_profiles_refuse(name: str, packages) -> None:
    descriptor = json.loads((packages / "parties" / "datapackage.json").read_text("utf-8"))
    DESCRIPTOR_CHANGES[name](descriptor)
    official = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8"))
    before = copy.deepcopy(descriptor)
    found = profiles.check(Package("parties", "x.json", descriptor, json.dumps(descriptor, indent=2).encode()))
    assert bool(found) is not jsonschema.Draft7Validator(official).is_valid(descriptor)
    assert all(problem.line > 0 and problem.message.startswith("expected ") for problem in found)
    assert descriptor == before


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ({"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "(["}}]}, "found error: unterminated character set"),
        ({"fields": [{"name": "a", "type": "number", "example": "x"}]}, 'example value "x" for field "a" is not valid'),
        ({"fields": [{"name": "a", "type": "string"}], "primaryKey": ["b"]}, "primary key"),
        ({"fields": [{"name": "a", "type": "string"}, {"name": "a", "type": "string"}]}, "names of the fields are not unique"),
        ({"fields": [{"name": "a", "type": "string", "constraints": {"minimum": "1"}}]}, 'constraint "minimum" is not supported by type "string"'),
        ("schema.json", "expected the schema itself"),
    ],
)
def test_a_schema_frictionless_cannot_use_is_refused(schema: object, said: str, packages) -> None:
    catalog, _ = load(packages)
    descriptor = {"resources": [{"name": "a", "path": "a.csv", "schema": schema}]}
    odd = Package("odd", "odd/datapackage.json", descriptor, json.dumps(descriptor, indent=2).encode())
    found = validate(type(catalog)({"odd": odd}, {}))
    assert [(problem.rule, problem.line) for problem in found] == [("schema", 6)]
    assert said in found[0].message


@pytest.mark.parametrize(
    ("field", "constraint", "value", "expected", "fix"),
    [
        ({"type": "integer", "example": "9"}, "type", "x", "expected a whole number", "write it in this form, such as 9"),
        ({"type": "number", "missingValues": ["", "unknown"]}, "type", "x", "expected a number, or unknown", "write it in this form"),
        ({"type": "boolean"}, "type", "yes", "expected true or false", "write it in this form"),
        ({"type": "date"}, "type", "2020", "expected a day written year-month-day", "write it in this form"),
        ({"type": "string"}, "required", "", "expected text, not a blank cell", "write the value"),
        ({"type": "string", "constraints": {"enum": ["open", "closed"]}}, "enum", "opened", "expected one of open, closed", "write open"),
        (
            {"type": "string", "constraints": {"enum": ["open"]}},
            "enum",
            "x",
            "expected one of open",
            "choose one of these; a new code is first added to datapackage.json",
        ),
        ({"type": "string", "constraints": {"pattern": "[A-Z]{3}"}}, "pattern", "x", "expected three capital letters", "write it in this form"),
        ({"type": "string", "constraints": {"pattern": "a+"}}, "pattern", "x", "expected text of the form a+", "write it in this form"),
        ({"type": "number", "constraints": {"minimum": 0}}, "minimum", "-1", "expected at least 0", "mend the value"),
        ({"type": "integer", "constraints": {"maximum": 4}}, "maximum", "5", "expected at most 4", "mend the value"),
        ({"type": "string", "constraints": {"minLength": 2}}, "minLength", "a", "expected a length of at least 2", "mend the value"),
    ],
)
def test_expectations_are_in_words(field: dict, constraint: str, value: str, expected: str, fix: str) -> None:
    assert (wording.expectation(field, constraint), wording.remedy(field, constraint, value)) == (expected, fix)


def test_every_pattern_of_the_data_is_put_in_words() -> None:
    patterns = {field.get("constraints", {}).get("pattern") for table in load()[0].tables.values() for field in table.schema["fields"]}
    assert patterns - {None} <= set(wording.PATTERNS)


def test_values_that_repeat_are_named_with_both_lines() -> None:
    table = Table("p", "t", "p/t.csv", {}, ("a", "b"), [("1", "x"), ("", "y"), ("1", "x"), ("", "")], [2, 3, 4, 5])
    assert [(problem.line, problem.value) for problem in repeats(table, ["a", "b"], "unique")] == [(4, "1+x")]
    assert [problem.message for problem in repeats(table, ["a"], "primary-key", blanks=True)] == [
        "expected a key, not blank cells",
        "expected values that stand once, found them in line 2 too",
        "expected a key, not blank cells",
    ]
