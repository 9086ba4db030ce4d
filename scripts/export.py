"""Tables -> build/data: every table in every format, every record, everything in one file, and an index with sizes and hashes.

In: the catalog, the computed tables, the folder of the source packages. Out: files only.
A source table is published as the very bytes of its file. A computed one is written in the same canonical form:
UTF-8, LF, minimal quoting, rows sorted by key, a blank where there is no value. All else is made from these CSV files as
they stream by, so that no step needs a whole table in memory; scripts/publish.py takes the steps.
The folder is written aside and put in place by renaming, so that readers never meet half of it.
"""
from __future__ import annotations

import csv
import io
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from scripts import paths, tracked
from scripts.codebook import Versions
from scripts.enrich import PACKAGE as COMPUTED_PACKAGE
from scripts.formats.base import FormatError
from scripts.formats.table import File
from scripts.frames import texts
from scripts.model import Catalog
from scripts.publish import Attached, Plan, publish


class ExportError(RuntimeError):
    """The data cannot be published; the message says why and what to do. The folder is as it was before."""


def canonical(table: pd.DataFrame, key: list[str]) -> bytes:
    """Give a computed table as canonical CSV, rows sorted by ``key`` as text."""
    rows = texts(table).sort_values(key)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows.columns)
    writer.writerows(rows.itertuples(index=False, name=None))
    return buffer.getvalue().encode("utf-8")


def lay_out(catalog: Catalog, tables: Mapping[str, pd.DataFrame], computed: Mapping, data: Path, folder: Path) -> dict[str, Mapping]:
    """Write the CSV of every table into ``folder`` and give the descriptors by package."""
    descriptors = {name: package.descriptor for name, package in sorted(catalog.packages.items())}
    for name, descriptor in descriptors.items():
        (folder / name).mkdir(parents=True)
        for resource in descriptor["resources"]:
            shutil.copyfile(data / name / resource["path"], folder / name / f"{resource['name']}.csv")
    made = {COMPUTED_PACKAGE: computed} | tracked.described(descriptors, computed)
    for name, descriptor in made.items():
        (folder / name).mkdir()
        for resource in descriptor["resources"]:
            table = tables[f"{name}.{resource['name']}"]
            fields = [field["name"] for field in resource["schema"]["fields"]]
            (folder / name / f"{resource['name']}.csv").write_bytes(canonical(table[fields], resource["schema"]["primaryKey"]))
    return descriptors | made


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """Give an empty folder beside ``folder`` that takes its place when all went well, and else leaves no trace.

    Raises ExportError for what the data or the disk make impossible.
    """
    new, old = (folder.with_name(f".{folder.name}.{suffix}") for suffix in ("new", "old"))
    for left_over in (new, old):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        yield new
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"the data could not be written ({reason}); make room or mend the disk, and build again") from error
    except (FormatError, sqlite3.IntegrityError) as error:
        raise ExportError(str(error)) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
        if old.exists() and not folder.exists():
            old.rename(folder)
        shutil.rmtree(old, ignore_errors=True)


def export(catalog: Catalog, tables: Mapping[str, pd.DataFrame], computed: Mapping, data: Path, folder: Path, *,
           processes: int = 1, attached: Attached | None = None, since: Versions | None = None, releases: Sequence[Path] = ()) -> list[File]:
    """Publish every table of the catalog and every computed one into ``folder``, replacing what was there.

    ``computed`` is the descriptor of the computed tables; ``attached`` adds files that describe the others; ``since`` tells in which
    version each column appeared first, and ``releases`` are the zips of earlier versions.
    """
    with aside(folder) as new:
        descriptors = lay_out(catalog, tables, computed, data, new)
        return publish(Plan(descriptors, new, paths.ROOT, paths.SITE_URL, since or {}, tuple(releases)), processes, attached or Attached())
