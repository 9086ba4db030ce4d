"""releases/ -> the data of every released version, and back: one zip a version, which stands in the source tree.

A zip holds the packages as they were, each with its codebook, and the licence, citation and changelog of that day.
"""
from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

import pandas as pd

from scripts import codebook, paths
from scripts.changes import Change, Snapshot, compare
from scripts.enrich.changes import COLUMNS
from scripts.formats import archive
from scripts.formats.base import day
from scripts.model import Catalog

RELEASES = paths.ROOT / "releases"
PAPERS = ("CHANGELOG.md", "CITATION.cff", "LICENSE-DATA")
_DESCRIPTOR = "datapackage.json"


def parts(version: str) -> tuple[int, ...]:
    """Give a version as numbers, so that 0.10.0 comes after 0.9.0."""
    return tuple(int(part) for part in version.split("."))


def files(folder: Path = RELEASES) -> list[Path]:
    """Give the zips of the released versions, oldest first."""
    return sorted(folder.glob("*.zip"), key=lambda path: parts(path.stem))


def read(path: Path) -> Snapshot:
    """Read a released version."""
    with ZipFile(path) as archived:
        descriptors = {name.split("/")[0]: json.loads(archived.read(name)) for name in archived.namelist() if name.endswith(f"/{_DESCRIPTOR}")}
        tables = {
            f"{package}.{resource['name']}": list(csv.DictReader(io.StringIO(archived.read(f"{package}/{resource['path']}").decode("utf-8"), newline="")))
            for package, descriptor in descriptors.items() for resource in descriptor["resources"]
        }
    return Snapshot(path.stem, max(str(descriptor["created"])[:10] for descriptor in descriptors.values()), descriptors, tables)


def current(catalog: Catalog) -> Snapshot:
    """Give the data as they stand now."""
    descriptors = {name: package.descriptor for name, package in sorted(catalog.packages.items())}
    tables = {key: [dict(zip(table.header, row, strict=True)) for row in table.rows] for key, table in catalog.tables.items()}
    version = max((str(descriptor["version"]) for descriptor in descriptors.values()), key=parts)
    return Snapshot(version, max(str(descriptor["created"])[:10] for descriptor in descriptors.values()), descriptors, tables)


def snapshots(catalog: Catalog, folder: Path = RELEASES) -> Iterator[Snapshot]:
    """Give every version, oldest first, the last one as it stands now unless its release is made."""
    made = files(folder)
    yield from map(read, made)
    now = current(catalog)
    if now.version not in {path.stem for path in made}:
        yield now


def changes(versions: list[Snapshot]) -> list[Change]:
    """List what each version changed in the one before it."""
    return [change for old, new in zip(versions, versions[1:], strict=False) for change in compare(old, new)]


def since(versions: list[Snapshot]) -> dict[tuple[str, str, str], str]:
    """Tell in which version each column appeared first."""
    found: dict[tuple[str, str, str], str] = {}
    for version in versions:
        for key, schema in version.schemas.items():
            for item in schema["fields"]:
                found.setdefault((*key.split("."), item["name"]), version.version)
    return found


def frame(found: Iterable[Change]) -> pd.DataFrame:
    """Give changes as the table that is published."""
    rows = [(item.version, item.day, item.package, item.resource, item.kind, item.record, item.field, item.old, item.new, ";".join(item.parties))
            for item in found]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def fed(found: Iterable[Change]) -> list[dict[str, object]]:
    """Give changes as feeds take them."""
    return [{"version": item.version, "date": item.day, "package": item.package, "resource": item.resource, "record": item.record, "kind": item.kind,
             "field": item.field, "old": item.old, "new": item.new, "parties": list(item.parties)} for item in found]


def write(path: Path, catalog: Catalog, data: Path, root: Path = paths.ROOT) -> None:
    """Write the zip of a version."""
    content: dict[str, Path | bytes] = {name: root / name for name in PAPERS}
    descriptors: Mapping[str, Mapping] = {name: package.descriptor for name, package in catalog.packages.items()}
    columns = since(list(snapshots(catalog, path.parent)))
    for name, descriptor in descriptors.items():
        content[f"{name}/{_DESCRIPTOR}"] = data / name / _DESCRIPTOR
        content[f"{name}/codebook.csv"] = codebook.as_csv(descriptor, columns)
        content |= {f"{name}/{resource['path']}": data / name / resource["path"] for resource in descriptor["resources"]}
    path.parent.mkdir(exist_ok=True)
    aside = path.with_suffix(".new")
    try:
        archive.write(aside, content, max(map(day, descriptors.values())), level=9)
        aside.rename(path)
    finally:
        aside.unlink(missing_ok=True)
