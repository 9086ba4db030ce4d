"""The values that stages hand on: problems, tables, packages and the catalog of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ERROR = "error"
WARNING = "warning"

Descriptor = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, where it stands, what was expected and how to mend it.

    ``path`` is relative to the folder that holds ``datapackages``; ``line`` is the physical line
    of that file, from 1 (0: the file as a whole); ``field`` and ``value`` are empty where none applies.
    """

    path: str
    line: int
    field: str
    value: str
    rule: str
    severity: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one resource as text, cells as they stand, columns in the order of the schema.

    ``lines`` holds the physical line of each row. ``descriptor`` is the resource's, ``schema`` its Table Schema.
    ``missing`` names columns of the schema that the file lacks; their cells are blank.
    ``whole`` is false where rows or columns could not be read, so that other tables are not blamed for it.
    """

    package: str
    name: str
    path: str
    schema: Descriptor
    header: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    lines: Sequence[int] = ()
    descriptor: Descriptor = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def key(self) -> str:
        """Name of the table in the catalog."""
        return f"{self.package}.{self.name}"

    def column(self, name: str) -> list[str]:
        """Give the cells of one column."""
        place = self.header.index(name)
        return [row[place] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Package:
    """One data package: its name, the path of its descriptor, the descriptor, and its bytes (for the lines in messages)."""

    name: str
    path: str
    descriptor: Descriptor
    source: bytes = b"{}"


@dataclass(frozen=True, slots=True)
class Catalog:
    """All packages by name, and all tables by "package.table".

    ``unsound`` names packages whose descriptor cannot be used, so that others are not blamed for naming them.
    """

    packages: Mapping[str, Package]
    tables: Mapping[str, Table]
    unsound: frozenset[str] = frozenset()
