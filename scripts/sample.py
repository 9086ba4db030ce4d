"""`sample`: draws records by a hash, so that nobody can choose them and anybody can draw them again. Writes nothing.

In: the data packages, a table, a number and a seed, such as the identifier of the commit whose data are drawn from.
Out: the identifiers whose SHA-256 of "SEED IDENTIFIER" comes first, in that order.
"""
from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from scripts.load import load
from scripts.model import Catalog, Table

_CONDITION = re.compile(r"(\w+)(!=|=)(.*)")
_TESTS = {"=": operator.eq, "!=": operator.ne}


class SampleError(ValueError):
    """Nothing can be drawn as asked; the message says what was expected."""


def drawn(identifiers: Iterable[str], number: int, seed: str) -> list[str]:
    """Give the first ``number`` identifiers in the order of the hash."""
    return sorted(identifiers, key=lambda identifier: sha256(f"{seed} {identifier}".encode()).hexdigest())[:number]


def named(catalog: Catalog, name: str) -> Table:
    """Give the table of this name, with its package before a dot or alone."""
    found = [table for key, table in catalog.tables.items() if name in (key, table.name)]
    if len(found) != 1:
        raise SampleError(f"expected the name of one table, such as implementation.status_events, found {name!r}")
    return found[0]


def identifiers(table: Table, conditions: Sequence[str]) -> Iterator[str]:
    """Give the key of each row that meets every condition "column=value" or "column!=value"; parts of a key are joined by semicolons."""
    tests = []
    for condition in conditions:
        parts = _CONDITION.fullmatch(condition)
        if not parts or parts[1] not in table.header:
            raise SampleError(f"expected column=value or column!=value with a column of {table.key}, found {condition!r}")
        tests.append((table.header.index(parts[1]), _TESTS[parts[2]], parts[3]))
    key = [table.header.index(name) for name in table.schema["primaryKey"]]
    for row in table.rows:
        if all(test(row[place], value) for place, test, value in tests):
            yield ";".join(row[place] for place in key)


def run(table: str, number: int, seed: str, where: Sequence[str], data: Path) -> int:
    """Print the drawn identifiers, one a line."""
    catalog, problems = load(data)
    if problems:
        print("the data have problems; run `python -m scripts check`")
        return 1
    try:
        for identifier in drawn(identifiers(named(catalog, table), where), number, seed):
            print(identifier)
    except SampleError as error:
        print(error)
        return 2
    return 0
