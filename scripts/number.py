"""`number VERSION DAY`: writes the version and the day of the data in every place that bears them, and the row counts.

In: the tree. Out: descriptors, CITATION.cff, .zenodo.json and pyproject.toml. What changed is told by hand in CHANGELOG.md;
`release` says what is still missing.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from scripts import canonical, paths
from scripts.enrich import DESCRIPTOR as COMPUTED
from scripts.load import load
from scripts.metadata.citation import CITATION, ZENODO, cff
from scripts.model import Catalog

PROJECT = "pyproject.toml"


def numbered(descriptor: Mapping, version: str, day: date, rows: Mapping[str, int]) -> dict:
    """Give a descriptor with another version and day, in its sources too, and with the number of rows of each table that ``rows`` names."""
    sources = [source | ({"version": version} if "version" in source else {}) for source in descriptor.get("sources", ())]
    resources = [resource | ({"minRows": rows[resource["name"]]} if resource["name"] in rows else {}) for resource in descriptor.get("resources", ())]
    changed = {"version": version, "created": f"{day}T00:00:00Z", "sources": sources, "resources": resources}
    return {key: changed.get(key, value) for key, value in descriptor.items()}


def texts(version: str, day: date, catalog: Catalog, data: Path, root: Path) -> Iterator[tuple[Path, str]]:
    """Give each file with its new text."""
    for name, package in catalog.packages.items():
        rows = {table.name: len(table.rows) for table in catalog.tables.values() if table.package == name}
        yield data / name / "datapackage.json", canonical.descriptor_text(numbered(package.descriptor, version, day, rows))
    yield COMPUTED, canonical.descriptor_text(numbered(json.loads(COMPUTED.read_text(encoding="utf-8")), version, day, {}))
    yield root / CITATION, cff((root / CITATION).read_text(encoding="utf-8"), version, str(day))
    archived = json.loads((root / ZENODO).read_text(encoding="utf-8"))
    yield root / ZENODO, canonical.descriptor_text({**archived, "version": version, "publication_date": str(day)})
    yield root / PROJECT, re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', (root / PROJECT).read_text(encoding="utf-8"), count=1)


def run(version: str, day: date, data: Path) -> int:
    """Number the data, or say why they cannot be."""
    return number(version, day, data.absolute(), paths.ROOT)


def number(version: str, day: date, data: Path, root: Path) -> int:
    """Number the data of the tree at ``root``."""
    catalog, problems = load(data)
    if problems:
        print(f"The data have {len(problems)} problems; `python -m scripts check` lists them")
        return 1
    made = list(texts(version, day, catalog, data, root))
    for path, text in made:
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(made)} files bear version {version} of {day}; now say in CHANGELOG.md what changed, under '## {version}, {day}'")
    return 0
