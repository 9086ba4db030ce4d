"""Tables -> one SQLite database with types and keys: what readers download and what figures ask.

In: descriptors and rows of text. Out: an open connection. A table bears the name of its resource, a computed one with
``computed_`` before it, and one of an instrument tracked in a package of its own with the name of the package before it.
A list is a JSON array (``json_each`` opens it); a boolean is 0 or 1; a date is ISO 8601 text; a number is REAL or INTEGER.
Only ``publish`` writes it to a file.
"""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from scripts import typed
from scripts.profiles import PROPERTY

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_AFFINITY = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT", "list": "TEXT"}


def names(descriptors: Mapping[str, Mapping]) -> dict[tuple[str, str], str]:
    """Give the name of each table by package and resource."""
    return {
        (package, resource["name"]): (f"{package.replace('-', '_')}_" if package == "computed" or PROPERTY in descriptor else "") + resource["name"]
        for package, descriptor in descriptors.items() for resource in descriptor["resources"]
    }


def quoted(identifier: str) -> str:
    """Quote an identifier for SQLite."""
    return '"' + identifier.replace('"', '""') + '"'


def create(resource: Mapping, package: str, named: Mapping[tuple[str, str], str]) -> str:
    """Give the statement that creates the table of a resource, with its keys."""
    schema = resource["schema"]
    lines = [f"{quoted(column.name)} {_AFFINITY[column.kind]}" for column in typed.columns(schema)]
    if schema.get("primaryKey"):
        lines.append(f"PRIMARY KEY ({', '.join(map(quoted, schema['primaryKey']))})")
    for field in schema["fields"]:
        references = field.get("references", ())
        own = schema.get("primaryKey") == [field["name"]] and len(references) == 1 and references[0]["resource"] == resource["name"]
        if len(references) == 1 and not field.get("listDelimiter") and not field.get("missingValues") and not own:
            ref = references[0]
            target = named[ref["package"], ref["resource"]]
            lines.append(f"FOREIGN KEY ({quoted(field['name'])}) REFERENCES {quoted(target)} ({quoted(ref['field'])})")
    return f"CREATE TABLE {quoted(named[package, resource['name']])} (\n  " + ",\n  ".join(lines) + "\n)" + " WITHOUT ROWID" * bool(schema.get("primaryKey"))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _stored(kind: str, values: list, in_key: bool) -> list:
    """Turn the typed values of a column into what SQLite stores; a blank in a key stays a blank, as a key knows no null."""
    if in_key and kind == "text":
        return ["" if value is None else value for value in values]
    if kind == "number":
        return [value if value is None else _number(value) for value in values]
    if kind == "date":
        return [value and value.isoformat() for value in values]
    return [_ENCODE(value) if value else "[]" for value in values] if kind == "list" else values


def fill(connection: sqlite3.Connection, descriptors: Mapping[str, Mapping],
         tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[str]]]]) -> None:
    """Create and fill every table of ``descriptors``; rows are taken as they come, so they may stream."""
    named = names(descriptors)
    for package, descriptor in descriptors.items():
        for resource in descriptor["resources"]:
            header, rows = tables[f"{package}.{resource['name']}"]
            connection.execute(create(resource, package, named))
            columns = typed.columns(resource["schema"])
            kinds = [column.kind for column in columns]
            in_key = [column.name in resource["schema"].get("primaryKey", ()) for column in columns]
            insert = f"INSERT INTO {quoted(named[package, resource['name']])} VALUES ({', '.join('?' * len(kinds))})"
            for batch in typed.batches(resource["schema"], header, rows):
                connection.executemany(insert, zip(*map(_stored, kinds, batch, in_key), strict=True))
    connection.commit()


def connect(descriptors: Mapping[str, Mapping], tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[str]]]],
            path: str = ":memory:") -> sqlite3.Connection:
    """Give a connection with every table of ``descriptors`` filled.

    ``tables`` maps "package.table" to a header and rows of text. Foreign keys are declared; the caller may check
    them with ``PRAGMA foreign_key_check``.
    """
    connection = sqlite3.connect(path)
    fill(connection, descriptors, tables)
    return connection
