"""SQLite: every table with types and keys, the links between records as rows, names without prefix for computed tables, and a text index.

Beside the tables: ``about`` (version, licence, citation of each package), ``fields`` and ``codes`` (the codebook),
``record_links`` (every reference from one record to another), ``search`` (FTS5 over the records that have a page).
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from scripts import codebook, database
from scripts.database import quoted
from scripts.formats.base import citation, licence
from scripts.pages.records import KINDS

APPLICATION_ID = 0x4C41444F
"""Tells the file apart from other SQLite files: LADO in ASCII."""
_EXTRA = """
CREATE TABLE about (package TEXT PRIMARY KEY, title TEXT, description TEXT, version TEXT, created TEXT, licence TEXT, citation TEXT) WITHOUT ROWID;
CREATE TABLE fields (table_name TEXT, position INTEGER, package TEXT, resource TEXT, field TEXT, title TEXT, description TEXT, type TEXT,
  PRIMARY KEY (table_name, position)) WITHOUT ROWID;
CREATE TABLE codes (field TEXT, value TEXT, label TEXT, rule TEXT, PRIMARY KEY (field, value)) WITHOUT ROWID;
CREATE TABLE record_links (target_table TEXT, target_record TEXT, source_table TEXT, source_record TEXT, field TEXT,
  PRIMARY KEY (target_table, target_record, source_table, source_record, field)) WITHOUT ROWID;
"""


def write(path: Path, descriptors: Mapping[str, Mapping], tables: Mapping[str, tuple[Sequence[str], Iterable[Sequence[str]]]],
          site: str) -> None:
    """Write the database; ``tables`` maps "package.table" to a header and rows of text, which may stream;
    ``site`` is the address of the site.

    Raises sqlite3.IntegrityError where a key does not resolve.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"""PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
            PRAGMA temp_store = FILE; PRAGMA application_id = {APPLICATION_ID}; BEGIN;""")
        database.fill(connection, descriptors, tables)
        connection.executescript(_EXTRA)
        _describe(connection, descriptors, site)
        named = database.names(descriptors)
        for statement in (*_links(descriptors, named), *_views(descriptors, named), *_search(descriptors, named)):
            connection.execute(statement)
        for statement in _indexes(descriptors, named):
            connection.execute(statement)
        if broken := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError(f"a row of {broken[0]} names a record of {broken[2]} that is not there; `make check` says which")
        connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        if connection.in_transaction:
            connection.execute("COMMIT")
        connection.execute("VACUUM")


def _describe(connection: sqlite3.Connection, descriptors: Mapping[str, Mapping], site: str) -> None:
    connection.executemany("INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?)", (
        (name, item["title"], item["description"], item["version"], item["created"][:10], licence(item), citation(item, site))
        for name, item in descriptors.items()))
    named = database.names(descriptors)
    connection.executemany("INSERT INTO fields VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (
        (named[package, resource["name"]], place, package, resource["name"], column.name, column.title, column.description, column.kind)
        for package, descriptor in descriptors.items() for resource in descriptor["resources"]
        for place, column in enumerate(codebook.typed_columns(resource), 1)))
    connection.executemany("INSERT OR IGNORE INTO codes VALUES (?, ?, ?, ?)", (
        (field["name"], entry["value"], entry["label"], entry["rule"]) for descriptor in descriptors.values()
        for resource in descriptor["resources"] for field in resource["schema"]["fields"] for entry in field.get("categories", ())))


def record(schema: Mapping) -> str:
    """Give the SQL for the identifier of a row of table t: its key, the parts of a longer key joined by semicolons."""
    return " || ';' || ".join(f"t.{quoted(name)}" for name in schema["primaryKey"])


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _links(descriptors: Mapping[str, Mapping], named: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """Give a statement for each field that refers to records, the first table that holds the key taken."""
    for package, descriptor in descriptors.items():
        for resource in descriptor["resources"] if not codebook.is_computed(package) else ():
            source, schema = named[package, resource["name"]], resource["schema"]
            fields = {field["name"] for field in schema["fields"]}
            said = f"{_text(source)}, {record(schema)}"
            for field in schema["fields"]:
                if schema["primaryKey"] == [field["name"]]:
                    continue
                for ref in field.get("references", ()):
                    target = named[ref["package"], ref["resource"]]
                    value, items = f"t.{quoted(field['name'])}", ""
                    if field.get("listDelimiter"):
                        value, items = "item.value", f" JOIN json_each(t.{quoted(field['name'])}) AS item"
                    yield (f"INSERT OR IGNORE INTO record_links SELECT {_text(target)}, {value}, {said}, "
                           f"{_text(field['name'])} FROM {quoted(source)} AS t{items} WHERE {value} IN (SELECT {quoted(ref['field'])} FROM {quoted(target)})")
            if {"package", "resource", "record"} <= fields:
                yield (f"INSERT OR IGNORE INTO record_links SELECT f.table_name, t.record, {said}, 'record' FROM {quoted(source)} AS t "
                       "JOIN fields AS f ON f.package = t.package AND f.resource = t.resource AND f.position = 1")


def _indexes(descriptors: Mapping[str, Mapping], named: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield "CREATE INDEX record_links_from ON record_links (source_table, source_record)"
    for package, descriptor in descriptors.items():
        for resource in descriptor["resources"]:
            table, schema = named[package, resource["name"]], resource["schema"]
            if {"package", "resource", "record"} <= {field["name"] for field in schema["fields"]}:
                yield f"CREATE INDEX {quoted(table + '_record')} ON {quoted(table)} (record)"
            for field in schema["fields"]:
                if len(field.get("references", ())) == 1 and not field.get("listDelimiter") and schema["primaryKey"][0] != field["name"]:
                    yield f"CREATE INDEX {quoted(table + '_' + field['name'])} ON {quoted(table)} ({quoted(field['name'])})"


def _views(descriptors: Mapping[str, Mapping], named: Mapping[tuple[str, str], str]) -> Iterator[str]:
    taken = set(named.values())
    for (package, resource), name in named.items():
        if package == "computed" and resource not in taken:
            yield f"CREATE VIEW {quoted(resource)} AS SELECT * FROM {quoted(name)}"


def _search(descriptors: Mapping[str, Mapping], named: Mapping[tuple[str, str], str]) -> Iterator[str]:
    yield ("CREATE VIRTUAL TABLE search USING fts5(table_name UNINDEXED, record UNINDEXED, title, text, "
           "tokenize = 'unicode61 remove_diacritics 2')")
    schemas = {f"{package}.{resource['name']}": resource["schema"] for package, descriptor in descriptors.items() for resource in descriptor["resources"]}
    for table, kind in KINDS.items():
        if table not in schemas:
            continue
        package, resource = table.split(".")
        words = [field["name"] for field in schemas[table]["fields"] if codebook.is_prose(field) and field["name"] != kind.title]
        text = " || ' ' || ".join(f"coalesce({quoted(name)}, '')" for name in words) or "''"
        yield (f"INSERT INTO search SELECT {_text(named[package, resource])}, {quoted(kind.key)}, {quoted(kind.title)}, {text} "
               f"FROM {quoted(named[package, resource])} ORDER BY {quoted(kind.key)}")
