"""What every format writes from: one table with its descriptor, its typed columns and the package it belongs to."""
from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol, Self

from scripts import typed

_CELL = 1 << 24  # characters; the reader's own limit of 131,072 is below what a source file may hold

csv.field_size_limit(_CELL)


class FormatError(ValueError):
    """A table cannot be written in a format; the message names table, place and cure."""


class Closable(Protocol):
    """What can be closed, also twice."""

    def close(self) -> None:
        """Close it."""


@dataclass(frozen=True)
class Published:
    """One table to publish: the descriptor of its package, its resource, its canonical CSV on disk, and the address of the site."""

    package: Mapping
    resource: Mapping
    csv: Path
    site: str

    @property
    def name(self) -> str:
        """Give the name of the table."""
        return self.resource["name"]

    @property
    def key(self) -> str:
        """Give "package.table"."""
        return f"{self.package['name']}.{self.name}"

    @cached_property
    def columns(self) -> list[typed.Column]:
        """Give the typed columns."""
        return typed.columns(self.resource["schema"])

    def rows(self) -> Iterator[list[str]]:
        """Give the rows of the CSV as text, without the header."""
        with self.csv.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            next(lines)
            yield from lines

    def batches(self) -> Iterator[list[list]]:
        """Give typed values, a list for each column, some rows at a time."""
        header = [field["name"] for field in self.resource["schema"]["fields"]]
        yield from typed.batches(self.resource["schema"], header, self.rows())


class Writer:
    """Writes one table in one format, fed with typed values as they come; left early, it closes its file as it is."""

    file: Closable

    def feed(self, batch: Sequence[list]) -> None:
        """Take the next rows, one list of values for each column."""
        raise NotImplementedError

    def finish(self) -> object:
        """Write what stands at the end, and close the file."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()


def day(descriptor: Mapping) -> datetime:
    """Give the day of a package's version, which stands wherever a file records when it was made."""
    return datetime.fromisoformat(descriptor["created"])


def citation(descriptor: Mapping, site: str) -> str:
    """Say how a package is cited; it has its page on ``site``."""
    who, year = descriptor["contributors"][0]["title"], descriptor["created"][:4]
    return f"{who} ({year}). {descriptor['title']}, version {descriptor['version']} [data set]. {site}en/data/{descriptor['name']}/"


def licence(descriptor: Mapping) -> str:
    """Give the licences of a package as text."""
    return ", ".join(f"{entry.get('title', entry['name'])} ({entry['path']})" for entry in descriptor["licenses"])
