"""Reads the database back as typed rows: what records and bundles are written from."""
from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from scripts import database, typed
from scripts.database import quoted
from scripts.labels import Labels
from scripts.pages.markup import anchor
from scripts.pages.records import KINDS

_SOURCE = ("source_id", "title", "publisher", "published_on", "url", "archived_url", "tier", "language", "accessed_on")


class Store:
    """The finished database, read-only, with what the descriptors say about it; ``site`` is the address of the site."""

    def __init__(self, path: Path, descriptors: Mapping[str, Mapping], site: str) -> None:
        self.connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        self.site, self.descriptors, self.labels = site, descriptors, Labels(descriptors)
        named = database.names(descriptors)
        self.resources = {f"{package}.{resource['name']}": resource for package, descriptor in descriptors.items() for resource in descriptor["resources"]}
        self.sql = {f"{package}.{resource}": name for (package, resource), name in named.items()}
        self.tables = {name: key for key, name in self.sql.items()}
        self._shapes = {key: _shape(self.sql[key], resource["schema"]) for key, resource in self.resources.items()}
        self._coded = {key: [field["name"] for field in resource["schema"]["fields"] if field.get("categories") or field.get("missingValues")]
                       for key, resource in self.resources.items()}
        self._words: dict[tuple[str, object], str] = {}
        self.title = lru_cache(20_000)(self._title)
        self.source = lru_cache(5_000)(self._source)

    @cache  # noqa: B019 - a store lives as long as one job
    def computed(self, table: str) -> list[tuple[str, str]]:
        """Name the computed tables that have the key of a kind as theirs, with that key."""
        name = KINDS[table].key
        return [(other, quoted(name)) for other, resource in self.resources.items()
                if other.startswith("computed.") and resource["schema"]["primaryKey"] == [name]]

    def close(self) -> None:
        """Close the database."""
        self.connection.close()

    def rows(self, table: str, where: str = "", *values: str) -> Iterator[dict[str, object]]:
        """Give rows of a table as typed values by column; ``where`` is SQL that follows the name of the table, called t."""
        select, names, readers = self._shapes[table]
        for row in self.connection.execute(f"{select} {where}", values):
            found = dict(zip(names, row, strict=True))
            for name, read in readers:
                if found[name] is not None:
                    found[name] = read(found[name])
            yield found

    def labelled(self, table: str, row: Mapping[str, object]) -> dict[str, str]:
        """Give the words for the coded values of a row."""
        found = {}
        for name in self._coded[table]:
            value = row[name]
            if isinstance(value, str):
                words = self._words.get((name, value)) or self._words.setdefault((name, value), self.labels.code(name, value))
                if words != value:
                    found[name] = words
        return found

    def _title(self, table: str, key: str) -> str:
        kind = KINDS[table]
        found = self.connection.execute(f"SELECT {quoted(kind.title)} FROM {quoted(self.sql[table])} WHERE {quoted(kind.key)} = ?", (key,)).fetchone()
        return str(found[0]) if found and found[0] is not None else key

    def _source(self, key: str) -> dict[str, object] | None:
        found = next(self.rows("sources.sources", "WHERE source_id = ?", key), None)
        return found and {name: found[name] for name in _SOURCE if name in found} | {"data": self.data("sources.sources", key)}

    def data(self, table: str, key: str) -> str:
        """Give the address of the record's JSON."""
        return f"{self.site}data/{table.replace('.', '/')}/{key}.json"

    def page(self, table: str, key: str) -> str:
        """Give the address of the record's page, or of its place on the page of its kind."""
        kind = KINDS[table]
        return f"{self.site}en/{kind.folder}/{anchor(key)}/" if kind.form == "page" else f"{self.site}en/{kind.folder}/#{anchor(key)}"


def _shape(table: str, schema: Mapping) -> tuple[str, list[str], list[tuple[str, Callable]]]:
    """Give the SELECT of a table, its columns, and how to read those that SQLite has no type for."""
    columns = typed.columns(schema)
    select = f"SELECT {', '.join(f't.{quoted(column.name)}' for column in columns)} FROM {quoted(table)} AS t"
    return select, [column.name for column in columns], [(column.name, _READ[column.kind]) for column in columns if column.kind in _READ]


_READ = {"list": lru_cache(10_000)(json.loads), "boolean": bool, "number": lambda cell: int(cell) if cell.is_integer() else cell}
