"""One table -> its files in every format, in one pass over its rows, and the file that describes them."""
from __future__ import annotations

import hashlib
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from scripts.formats import FORMATS, json
from scripts.formats.base import Published, citation
from scripts.formats.xlsx import Part


@dataclass(frozen=True)
class File:
    """One published file and its line in the index; ``resource`` is empty for a file about a whole package or about all."""

    path: str
    format: str
    bytes: int
    sha256: str
    package: str = ""
    resource: str = ""
    rows: int | None = None

    def entry(self) -> dict[str, object]:
        """Give the line of the index."""
        line = {"path": self.path, "package": self.package, "resource": self.resource, "format": self.format, "bytes": self.bytes, "sha256": self.sha256}
        return line if self.rows is None else line | {"rows": self.rows}


def described(folder: Path, path: str, form: str, package: str = "", resource: str = "", rows: int | None = None) -> File:
    """Give the line of the index for a file that is written."""
    with (folder / path).open("rb") as file:
        return File(path, form, (folder / path).stat().st_size, hashlib.file_digest(file, "sha256").hexdigest(), package, resource, rows)


def written(folder: Path, path: str, content: bytes, form: str, package: str = "", resource: str = "") -> File:
    """Write a small file and give its line of the index."""
    target = folder / path
    if not target.parent.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return File(path, form, len(content), hashlib.sha256(content).hexdigest(), package, resource)


def write(table: Published, folder: Path) -> tuple[list[File], Part]:
    """Write every format of a table into ``folder``; its CSV stands there already."""
    package, stem = table.package["name"], f"{table.package['name']}/{table.name}"
    rows = 0
    with ExitStack() as stack:
        writers = {form.name: stack.enter_context(form.writer(table, folder / f"{stem}{form.suffix}")) for form in FORMATS}
        for batch in table.batches():
            rows += len(batch[0])
            for writer in writers.values():
                writer.feed(batch)
        part = {name: writer.finish() for name, writer in writers.items()}["xlsx"]
    found = [described(folder, f"{stem}.csv", "csv", package, table.name, rows)]
    found += [described(folder, f"{stem}{form.suffix}", form.name, package, table.name, rows) for form in FORMATS]
    return [*found, written(folder, f"{stem}.metadata.json", json.text(metadata(table, found)), "metadata", package, table.name)], part


def metadata(table: Published, files: list[File]) -> dict[str, object]:
    """Say what a table is, what its columns mean in each format, and how its files can be checked."""
    descriptor = table.package
    return {
        "name": table.name, "title": table.resource["title"], "description": table.resource["description"], "package": descriptor["name"],
        "version": descriptor["version"], "created": descriptor["created"], "licenses": descriptor["licenses"], "citation": citation(descriptor, table.site),
        "rows": files[0].rows,
        "files": [{"path": Path(file.path).name, "format": file.format, "bytes": file.bytes, "sha256": file.sha256} for file in files],
        "typed_columns": [{"name": column.name, "type": column.kind, "title": column.title, "description": column.description, "read_from": column.source}
                          for column in table.columns],
        "schema": table.resource["schema"],
    }
