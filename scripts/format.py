"""`format`: writes source files in canonical form. A file that cannot be read as meant is never touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts import canonical, check, report
from scripts.load import load, source
from scripts.validate import validate


def run(selection: Sequence[str], data: Path) -> int:
    """Write each file of the selection that is not in canonical form; 1 where a file could not be read."""
    root = data.absolute()
    catalog, problems = load(root)
    wanted = check.selected(selection, catalog, root)
    if wanted is None:
        print(f"expected names or paths of packages or their files; the packages are {', '.join(sorted(catalog.packages))}")
        return 2
    problems += [problem for problem in validate(catalog) if problem.rule in ("profile", "schema")]
    refused = check.unreadable(problems)
    usable = check.sound(catalog, problems)
    texts = {package.path: canonical.descriptor_text(package.descriptor) for package in usable.packages.values()}
    texts |= {table.path: canonical.table_text(table) for table in usable.tables.values()}
    written = 0
    for path, text in sorted(texts.items()):
        if path not in refused and _named(path, wanted) and source(path, root) != text.encode():
            write(root.parent / path, text)
            print(f"{path}: written in canonical form")
            written += 1
    left = [problem for problem in problems if problem.path in refused and _named(problem.path, wanted)]
    if left:
        print(report.text(left, usable))
    print("1 file written" if written == 1 else f"{written} files written")
    return 1 if left else 0


def _named(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == name or path.startswith(name + "/") for name in wanted)


def write(path: Path, text: str) -> None:
    """Write beside the file, then rename, so that no reader sees half a file."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        os.chmod(beside, path.stat().st_mode)
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise
