"""Tables -> build/data: a folder for each package with its descriptor and its tables, and an index of every file.

In: the catalog, the computed tables, the folder of the source packages. Out: files only; nothing is read back.
A source table is published as the very bytes of its file. A computed one is written in the same canonical form:
UTF-8, LF, minimal quoting, rows sorted by key, a blank where there is no value.
The folder is written aside and put in place by renaming, so that readers never meet half of it.

A new format is one more entry of FORMATS: a function from what is published of a table to the bytes of a file.
"""
from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from scripts.enrich import PACKAGE as COMPUTED_PACKAGE
from scripts.frames import texts
from scripts.model import Catalog

DESCRIPTOR = "datapackage.json"
INDEX = "index.json"


@dataclass(frozen=True)
class Published:
    """What is published of one table: its resource descriptor, and its canonical CSV, source or computed."""

    package: str
    resource: Mapping
    csv: bytes


@dataclass(frozen=True)
class Format:
    """A form in which every table is published."""

    name: str
    title: str
    suffix: str
    media_type: str
    write: Callable[[Published], bytes]


FORMATS = (
    Format("csv", "CSV", ".csv", "text/csv", lambda table: table.csv),
)


@dataclass(frozen=True)
class File:
    """One published file and its line in the index; ``resource`` is empty for a file about the whole package."""

    package: str
    resource: str
    format: str
    path: str
    content: bytes

    def entry(self) -> dict[str, object]:
        """Give the line of the index."""
        return {
            "package": self.package, "resource": self.resource, "format": self.format, "path": self.path,
            "bytes": len(self.content), "sha256": hashlib.sha256(self.content).hexdigest(),
        }


def canonical(table: pd.DataFrame, key: list[str]) -> bytes:
    """Give a computed table as canonical CSV, rows sorted by ``key`` as text."""
    rows = texts(table).sort_values(key)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.itertuples(index=False, name=None))
    return buffer.getvalue().encode("utf-8")


def _sources(catalog: Catalog, data: Path) -> Iterator[Published]:
    for name, package in sorted(catalog.packages.items()):
        for resource in package.descriptor["resources"]:
            yield Published(name, resource, (data / name / resource["path"]).read_bytes())


def _computed(tables: Mapping[str, pd.DataFrame], descriptor: Mapping) -> Iterator[Published]:
    for resource in descriptor["resources"]:
        table = tables[f"{COMPUTED_PACKAGE}.{resource['name']}"]
        fields = [field["name"] for field in resource["schema"]["fields"]]
        yield Published(COMPUTED_PACKAGE, resource, canonical(table[fields], resource["schema"]["primaryKey"]))


def described(descriptor: Mapping, published: list[Published]) -> bytes:
    """Give a descriptor with the size and hash of each table, so that any tool can tell a damaged download."""
    content = {table.resource["name"]: table.csv for table in published if table.package == descriptor["name"]}
    resources = []
    for resource in descriptor["resources"]:
        raw = content[resource["name"]]
        extra = {"path": f"{resource['name']}.csv", "bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
        resources.append({key: value for key, value in resource.items() if key != "schema"} | extra | {"schema": resource["schema"]})
    return (json.dumps({**descriptor, "resources": resources}, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def files(catalog: Catalog, tables: Mapping[str, pd.DataFrame], computed: Mapping, data: Path) -> list[File]:
    """Give every file to publish but the index, sorted by path; ``computed`` is the descriptor of the computed tables."""
    published = [*_sources(catalog, data), *_computed(tables, computed)]
    descriptors = [*(package.descriptor for package in catalog.packages.values()), computed]
    found = [File(item["name"], "", "datapackage", f"{item['name']}/{DESCRIPTOR}", described(item, published)) for item in descriptors]
    for table in published:
        stem = f"{table.package}/{table.resource['name']}"
        found += [File(table.package, table.resource["name"], form.name, stem + form.suffix, form.write(table)) for form in FORMATS]
    return sorted(found, key=lambda file: file.path)


def export(catalog: Catalog, tables: Mapping[str, pd.DataFrame], computed: Mapping, data: Path, folder: Path) -> list[File]:
    """Write every table of the catalog and every computed one into ``folder``, replacing what was there."""
    found = files(catalog, tables, computed, data)
    index = json.dumps([file.entry() for file in found], ensure_ascii=False, indent=2) + "\n"
    aside, old = (folder.with_name(f".{folder.name}.{suffix}") for suffix in ("new", "old"))
    for left_over in (aside, old):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        for file in found:
            target = aside / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
        (aside / INDEX).write_text(index, encoding="utf-8", newline="\n")
        if folder.exists():
            folder.rename(old)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        if old.exists() and not folder.exists():
            old.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
    return found
