"""datapackages/ -> Catalog. Reads from disk; never writes, never leaves the folder of a package, never uses the network.

In: the folder of the packages. Out: the catalog and a problem for everything that could not be read as meant.
A table that cannot be read is left out of the catalog, or has only the rows that could be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts import parse, paths, rows
from scripts.model import Catalog, Package, Problem, Table
from scripts.parse import Faults
from scripts.positions import line_of

DESCRIPTOR = "datapackage.json"
_RESTORE = "bring back the file from the version history, or mend its name"


def load(root: Path = paths.DATAPACKAGES) -> tuple[Catalog, list[Problem]]:
    """Read all packages under ``root``."""
    packages: dict[str, Package] = {}
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    folders = _folders(root, problems)
    for folder in folders:
        faults = Faults(f"{root.name}/{folder.name}/{DESCRIPTOR}")
        raw = _read(folder / DESCRIPTOR, root, faults)
        descriptor = parse.descriptor(raw, faults) if raw is not None else None
        if descriptor is not None:
            packages[folder.name] = Package(folder.name, faults.path, descriptor, raw)
            for table, found in _tables(folder, root, raw, descriptor, faults):
                problems += found
                if table is not None:
                    tables[table.key] = table
        problems += faults
    return Catalog(packages, tables, frozenset(folder.name for folder in folders) - set(packages)), problems


def source(path: str, root: Path = paths.DATAPACKAGES) -> bytes:
    """Give the bytes of a file that ``load`` has read, by the path that its table or package bears."""
    return (root.parent / path).read_bytes()


def _folders(root: Path, problems: list[Problem]) -> list[Path]:
    try:
        found = sorted(path for path in root.iterdir() if not path.name.startswith("."))
    except OSError as error:
        found = []
        problem = f"expected a folder of data packages ({error.strerror})"
    else:
        problem = "expected at least one folder with a data package"
    folders = [path for path in found if path.is_dir()]
    if not folders:
        faults = Faults(root.name)
        faults.add(0, "", "", "missing-file", problem, "run the command on the folder datapackages")
        problems += faults
    for path in found:
        if path not in folders:
            problems += _stray(path, root)
    return folders


def _stray(path: Path, root: Path) -> Faults:
    faults = Faults(path.relative_to(root.parent).as_posix())
    faults.add(0, "", "", "stray-file", "expected only files that a datapackage.json describes", "describe the file as a resource, or delete it")
    return faults


def _read(path: Path, root: Path, faults: Faults) -> bytes | None:
    """Give the bytes of a plain file, or note why there are none."""
    try:
        if path.is_dir():
            faults.add(0, "", "", "missing-file", "expected a file, found a directory", _RESTORE)
        elif not path.exists():
            faults.add(0, "", "", "missing-file", "expected a file here, found none", _RESTORE)
        elif not path.resolve().is_relative_to(root.resolve() / path.relative_to(root).parts[0]):
            faults.add(0, "", "", "path", "expected a file inside the package, found a link that leads out of it", "put the file itself here")
        elif not path.is_file():
            faults.add(0, "", "", "missing-file", "expected a plain file", _RESTORE)
        else:
            return path.read_bytes()
    except (OSError, RuntimeError) as error:
        faults.add(0, "", "", "missing-file", f"expected a readable file ({getattr(error, 'strerror', None) or 'links run in a circle'})", _RESTORE)
    return None


def _tables(folder: Path, root: Path, raw: bytes, descriptor: Mapping, faults: Faults):
    """Give each table of a package with the problems of its file; problems of the descriptor go to ``faults``."""
    resources = descriptor.get("resources")
    names: set[str] = set()
    files = {DESCRIPTOR}
    for place, resource in enumerate(resources if isinstance(resources, list) else ()):
        at = ("resources", place)
        if not isinstance(resource, dict) or not isinstance(resource.get("name"), str):
            continue  # the official profile says so
        name, path = resource["name"], resource.get("path")
        if name in names:
            faults.add(line_of(raw, (*at, "name")), "name", name, "doubled-name", "expected each resource name once", "rename the resource")
            continue
        if reason := _refusal(path):
            faults.add(
                line_of(raw, (*at, "path")), "path", str(path), "path", f"expected the name of one file inside the package, {reason}", f"write {name}.csv"
            )
            continue
        names.add(name)
        if path in files:
            faults.add(line_of(raw, (*at, "path")), "path", path, "doubled-name", "expected each file in one resource", f"write {name}.csv")
            continue
        files.add(path)
        own = Faults(f"{root.name}/{folder.name}/{path}")
        content = _read(folder / path, root, own)
        yield (_table(folder.name, resource, own, content) if content is not None else None), own
    for stray in () if faults else sorted(folder.iterdir()):
        if stray.name not in files and not stray.name.startswith("."):
            yield None, _stray(stray, root)


def _refusal(path: object) -> str:
    if not isinstance(path, str) or not path:
        return "found none or several"
    if "://" in path or path.startswith("//"):
        return "found a network address"
    if path.startswith(("/", "\\")) or path[1:2] == ":":
        return "found an absolute path"
    if ".." in path.replace("\\", "/").split("/"):
        return "found a path that leaves the package"
    if "/" in path or "\\" in path or path == DESCRIPTOR or not path.isprintable():
        return "found another path"
    return ""


def _table(package: str, resource: Mapping, faults: Faults, content: bytes) -> Table | None:
    schema = resource.get("schema")
    schema = schema if isinstance(schema, dict) else {}
    fields = schema.get("fields")
    names = [field["name"] for field in fields if isinstance(field, dict) and isinstance(field.get("name"), str)] if isinstance(fields, list) else []
    header = tuple(dict.fromkeys(names))
    if not header:
        return None  # the official profile says so
    kept, lines, missing = rows.read(content, header, faults)
    whole = not missing and not any(fault.rule in parse.LOSSES for fault in faults)
    return Table(package, resource["name"], faults.path, schema, header, kept, lines, resource, missing, whole)
