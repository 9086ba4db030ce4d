"""Tables -> one SQLite database with types and keys: what readers download and what figures ask.

In: descriptors and rows of text. Out: an open connection. A list is a JSON array (``json_each`` opens it);
a boolean is 0 or 1; a date is ISO 8601 text; a number is REAL or INTEGER. Only ``export`` writes it to a file.
"""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from scripts import typed

_AFFINITY = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT", "list": "TEXT"}


def name(package: str, resource: str) -> str:
    """Give the name of a table: the resource's own, which is unique over all packages but for the computed ones."""
    return resource if package != "computed" else f"computed_{resource}"


def quoted(identifier: str) -> str:
    """Quote an identifier for SQLite."""
    return '"' + identifier.replace('"', '""') + '"'


def create(resource: Mapping, package: str) -> str:
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
            lines.append(f"FOREIGN KEY ({quoted(field['name'])}) REFERENCES {quoted(name(ref['package'], ref['resource']))} ({quoted(ref['field'])})")
    return f"CREATE TABLE {quoted(name(package, resource['name']))} (\n  " + ",\n  ".join(lines) + "\n) WITHOUT ROWID" * bool(schema.get("primaryKey"))


def _stored(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def connect(descriptors: Mapping[str, Mapping], tables: Mapping[str, tuple[Sequence[str], Sequence[Sequence[str]]]],
            path: str = ":memory:") -> sqlite3.Connection:
    """Give a connection with every table of ``descriptors`` filled.

    ``tables`` maps "package.table" to a header and rows of text. Foreign keys are declared; the caller may check
    them with ``PRAGMA foreign_key_check``.
    """
    connection = sqlite3.connect(path)
    for package, descriptor in descriptors.items():
        for resource in descriptor["resources"]:
            header, rows = tables[f"{package}.{resource['name']}"]
            connection.execute(create(resource, package))
            marks = ", ".join("?" * len(typed.columns(resource["schema"])))
            connection.executemany(f"INSERT INTO {quoted(name(package, resource['name']))} VALUES ({marks})",
                                   (tuple(map(_stored, row)) for row in typed.records(resource["schema"], header, rows)))
    connection.commit()
    return connection
