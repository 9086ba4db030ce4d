"""`check`: loads, validates, applies the rules, compares with the canonical form, and prints every problem. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from scripts import canonical, paths, redirects, report, rules
from scripts.load import load, source
from scripts.model import Catalog, Problem
from scripts.validate import validate

MENDED = frozenset({"byte-order-mark", "line-ends"})
"""Rules of reading that `format` mends; a file with another fault is left as it is."""
_WHOLE_LINE = frozenset({"cells", "quotes", "merge-conflict"})


def unreadable(problems: Collection[Problem]) -> set[str]:
    """Give the files that were not read as meant, and that `format` must not touch."""
    return {problem.path for problem in problems if problem.rule not in MENDED}


def version_date(catalog: Catalog) -> date:
    """Give the date of the data version: the latest day on which a package was created."""
    days = [str(package.descriptor.get("created", ""))[:10] for package in catalog.packages.values()]
    found = [date.fromisoformat(day) for day in days if _is_day(day)]
    return max(found, default=date.max)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def sound(catalog: Catalog, problems: Collection[Problem]) -> Catalog:
    """Leave out packages whose descriptor breaks the profiles or cannot be read as a schema."""
    broken = {problem.path for problem in problems if problem.rule in ("profile", "schema")}
    packages = {name: package for name, package in catalog.packages.items() if package.path not in broken}
    tables = {key: table for key, table in catalog.tables.items() if table.package in packages}
    return replace(catalog, packages=packages, tables=tables, unsound=catalog.unsound | (set(catalog.packages) - set(packages)))


def problems(root: Path = paths.DATAPACKAGES, today: date | None = None) -> tuple[Catalog, list[Problem]]:
    """List every problem of the data packages under ``root``, and of the list of addresses that were left."""
    catalog, reading = load(root)
    schema = validate(catalog)
    usable = sound(catalog, schema)
    ruled = rules.check(usable, today or version_date(usable))
    first = [*reading, *_beside(schema, reading)]
    moved = redirects.problems(redirects.FILE.read_text(encoding="utf-8"))
    return catalog, [*first, *_beside(ruled, first), *_forms(usable, unreadable(reading), root), *moved]


def _beside(later: Sequence[Problem], first: Sequence[Problem]) -> list[Problem]:
    """Leave out what follows from an earlier problem: of the same cell, or of a line that could not be read."""
    cells = {(problem.path, problem.line, problem.field) for problem in first}
    lines = {(problem.path, problem.line) for problem in first if problem.rule in _WHOLE_LINE}
    return [problem for problem in later if (problem.path, problem.line, problem.field) not in cells and (problem.path, problem.line) not in lines]


def _forms(catalog: Catalog, skipped: Collection[str], root: Path) -> list[Problem]:
    texts = [(package.path, canonical.descriptor_text(package.descriptor)) for package in catalog.packages.values()]
    found = [canonical.compare(path, source(path, root), text) for path, text in texts if path not in skipped]
    for table in catalog.tables.values():
        if table.path not in skipped:
            found.append(canonical.compare(table.path, source(table.path, root), canonical.table_text(table)))
    return [problem for problem in found if problem]


def selected(selection: Sequence[str], catalog: Catalog, root: Path) -> list[str] | None:
    """Turn names and paths of packages and files into the paths that problems bear; None where one names nothing."""
    found = []
    for name in selection:
        at = Path(name).resolve()
        if name in catalog.packages or name in catalog.unsound:
            found.append(f"{root.name}/{name}")
        elif at.exists() and at.is_relative_to(root.resolve()):
            found.append((Path(root.name) / at.relative_to(root.resolve())).as_posix())
        else:
            return None
    return found


def run(selection: Sequence[str], data: Path, today: date | None, form: str) -> int:
    """Print every problem of the selection; 1 where there are errors."""
    catalog, found = problems(data.absolute(), today)
    wanted = selected(selection, catalog, data.absolute())
    if wanted is None:
        print(f"expected names or paths of packages or their files; the packages are {', '.join(sorted(catalog.packages))}")
        return 2
    if wanted:
        found = [problem for problem in found if any(problem.path == path or problem.path.startswith(path + "/") for path in wanted)]
    print(report.FORMS[form](found, catalog))
    return 1 if any(problem.severity == "error" for problem in found) else 0
