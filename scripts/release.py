"""`release VERSION`: keeps the data of a version for ever, or says everything that is still missing for it.

In: the version, the tree. Out: releases/VERSION.zip and an exit code. Whatever bears the version must bear it alike,
the changelog must tell what changed, and the step from the version before must be as large as the changes ask for.
"""
from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from scripts import changes, check, history, paths
from scripts.changes import Snapshot
from scripts.enrich import DESCRIPTOR as COMPUTED
from scripts.history import parts
from scripts.model import ERROR, Catalog

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
_SHOWN = 10


def _versions(version: str, root: Path, catalog: Catalog) -> Iterator[str]:
    """Find every place that bears another version or another day than the packages."""
    days = {str(package.descriptor["created"])[:10] for package in catalog.packages.values()}
    day = max(days)
    computed = json.loads(COMPUTED.read_text(encoding="utf-8"))
    for path, descriptor in [*((package.path, package.descriptor) for package in catalog.packages.values()), ("scripts/enrich/datapackage.json", computed)]:
        stated = [descriptor["version"], *(source["version"] for source in descriptor.get("sources", ()) if "version" in source)]
        yield from (f"{path} bears version {other}, not {version}" for other in sorted(set(stated) - {version}))
        if str(descriptor["created"])[:10] != day:
            yield f"{path} was created on {str(descriptor['created'])[:10]}, other packages on {day}"
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    if str(cited["version"]) != version:
        yield f"CITATION.cff bears version {cited['version']}, not {version}"
    if str(cited["date-released"]) != day:
        yield f"CITATION.cff is dated {cited['date-released']}, the packages {day}"
    archived = json.loads((root / ".zenodo.json").read_text(encoding="utf-8"))
    if (archived["version"], archived["publication_date"]) != (version, day):
        yield f".zenodo.json bears version {archived['version']} of {archived['publication_date']}, not {version} of {day}"
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    if project["version"] != version:
        yield f"pyproject.toml bears version {project['version']}, not {version}"
    yield from _changelog(version, day, (root / "CHANGELOG.md").read_text(encoding="utf-8"))


def _changelog(version: str, day: str, text: str) -> Iterator[str]:
    entries = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    head, _, body = entries[0].partition("\n") if entries else ("", "", "")
    if head.strip() != f"{version}, {day}":
        yield f"CHANGELOG.md begins with {head.strip()!r}, not with '## {version}, {day}'"
    elif not re.search(r"^- \w", body, re.MULTILINE):
        yield f"CHANGELOG.md says nothing under '## {version}, {day}'"


def _counts(catalog: Catalog) -> Iterator[str]:
    for table in catalog.tables.values():
        if table.descriptor.get("minRows") != len(table.rows):
            yield f"{table.key} has {len(table.rows)} rows, and minRows says {table.descriptor.get('minRows')}"


def _step(old: Snapshot, new: Snapshot, version: str) -> Iterator[str]:
    """Compare the step between the versions with what the changes ask for."""
    if parts(version) <= parts(old.version):
        yield f"version {version} does not come after {old.version}, which is released"
        return
    gone = changes.vanished(old, new)
    yield from (f"{record} was published in {old.version} and is gone; bring it back, with withdrawn_on and withdrawn_reason" for record in gone[:_SHOWN])
    if len(gone) > _SHOWN:
        yield f"and {len(gone) - _SHOWN} more records are gone"
    before, now = parts(old.version), parts(version)
    made = (changes.MAJOR, changes.MINOR, changes.PATCH)[next(place for place in range(3) if before[place] != now[place])]
    order, needed = (changes.PATCH, changes.MINOR, changes.MAJOR), changes.step(old, new)
    if order.index(made) < order.index(needed):
        broken = changes.broken(old, new)
        why = f"{broken[0]} changed or went" if broken else "records or columns came or were withdrawn"
        yield f"from {old.version} to {version} is a {made} step, and a {needed} one is needed: {why}"


def missing(version: str, data: Path, root: Path, releases: Path, today: date | None = None) -> list[str]:
    """List everything that keeps a version from being released."""
    if not _VERSION.fullmatch(version):
        return [f"{version!r} is not a version such as 1.2.3"]
    catalog, problems = check.problems(data, today)
    errors = sum(problem.severity == ERROR for problem in problems)
    if errors:
        return [f"the data have {errors} problems; `python -m scripts check` lists them"]
    found = [*_versions(version, root, catalog), *_counts(catalog)]
    made = history.files(releases)
    return found + (list(_step(history.read(made[-1]), history.current(catalog), version)) if made else [])


def run(version: str, data: Path) -> int:
    """Release a version, or say what is missing; 1 where something is."""
    return release(version, data, paths.ROOT)


def release(version: str, data: Path, root: Path) -> int:
    """Release a version of the tree at ``root``, or say what is missing."""
    releases = root / "releases"
    lacking = missing(version, data.absolute(), root, releases)
    if lacking:
        print(f"Version {version} is not complete:", *(f"- {line}" for line in lacking), sep="\n", file=sys.stderr)
        if any("bears version" in line or "minRows" in line for line in lacking):
            print(f"`python -m scripts number {version} DAY` writes the version, the day and the row counts everywhere.", file=sys.stderr)
        return 1
    catalog, _ = check.problems(data.absolute())
    path = releases / f"{version}.zip"
    history.write(path, catalog, data.absolute(), root)
    print(f"{path.relative_to(root)} holds version {version}; commit it with a tag v{version}")
    return 0
