"""Catalog -> problems by the official profiles and by Table Schema. Never reads a file, never uses the network.

Table Schema is frictionless: its schema check on every schema, its field readers on every cell. A reader is asked once
for each different cell of a column, not once a row; header, keys and rows, which stock frictionless reports by row
number and without the file, are compared here so that the message can name file, line and field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from frictionless import FrictionlessException, Schema

from scripts import profiles
from scripts.model import ERROR, Catalog, Package, Problem, Table
from scripts.positions import line_of
from scripts.wording import codes, expectation, remedy

Reader = Callable[[str], tuple[object, Mapping[str, str] | None]]

RULES = {
    "profile": "A descriptor follows the official profiles of Data Package v2.",
    "schema": "A schema is one that frictionless reads; patterns compile and examples are valid.",
    "type": "A cell is of the type of its field.",
    "required": "A required cell is not blank.",
    "blank": "A cell is not blank in a field that has codes for missing values.",
    "enum": "A coded cell is one of the codes of its field.",
    "pattern": "A cell has the form of its field.",
    "bounds": "A number or length is within the bounds of its field.",
    "unique": "A value that must be unique stands once.",
    "primary-key": "A primary key is not blank and stands once.",
    "foreign-key": "A foreign key stands in the table it refers to.",
}
_RULE_OF = {"type": "type", "required": "required", "enum": "enum", "pattern": "pattern"}


class _Schema(NamedTuple):
    """The parts of a Table Schema that frictionless looks at, readers by field."""

    fields: Mapping[str, Mapping]
    readers: Mapping[str, Reader]


def validate(catalog: Catalog) -> list[Problem]:
    """List every breach of the profiles and of Table Schema."""
    problems: list[Problem] = []
    for package in catalog.packages.values():
        found = profiles.check(package)
        problems += found
        if found:
            continue
        for number, resource in enumerate(package.descriptor["resources"]):
            table = catalog.tables.get(f"{package.name}.{resource['name']}")
            schema = _schema(package, number, resource, problems)
            if table is not None and table.descriptor is resource and schema is not None:
                problems += _cells(table, schema)
                problems += _keys(table, catalog)
    return problems


def _schema(package: Package, number: int, resource: Mapping, problems: list[Problem]) -> _Schema | None:
    place = ("resources", number, "schema")
    schema = resource.get("schema")

    def refuse(note: str, fix: str) -> None:
        problems.append(Problem(package.path, line_of(package.source, place), "schema", resource["name"], "schema", ERROR, f"expected {note}", fix))

    if not isinstance(schema, Mapping):
        refuse("the schema itself, written in the resource", "write the fields here, not the name of another file")
        return None
    known = {name: schema[name] for name in ("fields", "primaryKey", "missingValues") if name in schema}
    try:
        read = Schema.from_descriptor({"$schema": profiles.URL + "tableschema.json", **known})
        readers = {field.name: field.create_cell_reader() for field in read.fields}
    except FrictionlessException as error:
        refuse("a schema that frictionless reads: " + "; ".join(reason.note for reason in error.reasons or [error.error]), "mend the schema")
    except Exception as error:  # frictionless lets the faults of re and of its own casts through
        refuse(f"a schema that frictionless reads, found {type(error).__name__}: {error}", "mend the schema")
    else:
        return _Schema({field["name"]: field for field in known["fields"]}, readers)
    return None


def _cells(table: Table, schema: _Schema) -> Iterator[Problem]:
    for place, name in enumerate(table.header):
        if name in table.missing:
            continue
        reader = schema.readers[name]
        bad = {cell: notes for cell in {row[place] for row in table.rows} if (notes := reader(cell)[1])}
        if not bad:
            continue
        field = schema.fields[name]
        for row, line in zip(table.rows, table.lines, strict=True):
            for constraint in bad.get(row[place], ()):
                rule = "blank" if row[place] == "" and codes(field) else _RULE_OF.get(constraint, "bounds")
                yield Problem(table.path, line, name, row[place], rule, ERROR, expectation(field, constraint), remedy(field, constraint, row[place]))


def _listed(names: object) -> list[str]:
    return [names] if isinstance(names, str) else list(names or ())


def _keys(table: Table, catalog: Catalog) -> Iterator[Problem]:
    primary = _listed(table.schema.get("primaryKey"))
    yield from repeats(table, primary, "primary-key", blanks=True)
    for field in table.schema["fields"]:
        if field.get("constraints", {}).get("unique") and [field["name"]] != primary:
            yield from repeats(table, [field["name"]], "unique")
    for key in table.schema.get("foreignKeys", ()):
        yield from _foreign(table, _listed(key["fields"]), key["reference"], catalog)


def repeats(table: Table, names: Sequence[str], rule: str, blanks: bool = False) -> Iterator[Problem]:
    """List rows whose values of ``names`` stand in an earlier row; rows without any are skipped or, with ``blanks``, refused."""
    if not names or set(names) - set(table.header) or table.missing & set(names):
        return
    places = [table.header.index(name) for name in names]
    first: dict[tuple[str, ...], int] = {}
    for row, line in zip(table.rows, table.lines, strict=True):
        key = tuple([row[place] for place in places])
        if not any(key):
            if blanks:
                yield Problem(table.path, line, "+".join(names), "", rule, ERROR, "expected a key, not blank cells", "write the key")
        elif first.setdefault(key, line) != line:
            yield Problem(
                table.path,
                line,
                "+".join(names),
                "+".join(key),
                rule,
                ERROR,
                f"expected values that stand once, found them in line {first[key]} too",
                "give the row its own key, or delete one of the two",
            )


def _foreign(table: Table, names: Sequence[str], reference: Mapping, catalog: Catalog) -> Iterator[Problem]:
    other = reference.get("resource") or table.name
    target, wanted = catalog.tables.get(f"{table.package}.{other}"), _listed(reference["fields"])
    if target is None or not target.whole or set(wanted) - set(target.header) or set(names) - set(table.header) or table.missing & set(names):
        return
    places = [target.header.index(name) for name in wanted]
    known = {tuple([row[place] for place in places]) for row in target.rows}
    places = [table.header.index(name) for name in names]
    absent = {code for field in table.schema["fields"] if field["name"] in names for code in codes(field)} | {""}
    for row, line in zip(table.rows, table.lines, strict=True):
        key = tuple([row[place] for place in places])
        if key not in known and not absent.issuperset(key):
            yield Problem(
                table.path,
                line,
                "+".join(names),
                "+".join(key),
                "foreign-key",
                ERROR,
                f"expected a value of {'+'.join(wanted)} in {target.path}",
                "mend the value, or add the row it refers to",
            )
