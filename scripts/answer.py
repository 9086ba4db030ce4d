"""Named queries -> figures: a value, the rows behind it and the question in words.

In: the SQL files of scripts/figures/ and an open database. Out: figures. A query lists the rows behind the
figure, so that nobody has to take the number on trust; ``value`` says how the number follows from them.

A file NAME.sql begins with comment lines ``-- key: text``:
question (required), value (an SQL expression over the rows; ``count(*)`` unless given),
format (number, money, date or text; number unless given), currency (for money), note (what not to conclude),
empty (``yes`` where no row at all is an answer: nobody withdrew).
"""
from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEADER = re.compile(r"--\s*([a-z]+):\s*(.+)")
_KEYS = {"question", "value", "format", "currency", "note", "empty"}
FORMATS = ("number", "money", "date", "text")


class QueryError(ValueError):
    """A named query that cannot be read or answered; the message names the file and the cure."""


@dataclass(frozen=True)
class Query:
    """A named query as it stands in its file."""

    name: str
    sql: str
    question: str
    value: str = "count(*)"
    format: str = "number"
    currency: str = ""
    note: str = ""
    empty: str = ""


@dataclass(frozen=True)
class Figure:
    """A query with its answer: ``value`` as a number or text, ``rows`` as tuples under ``header``."""

    query: Query
    value: int | float | str
    header: tuple[str, ...]
    rows: tuple[tuple, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """Give the name of the figure."""
        return self.query.name


def split(place: str, text: str, known: Collection[str], required: str) -> tuple[dict[str, str], str]:
    """Give the comment lines at the head of a query file, by key, and the query itself; ``place`` names the file in messages.

    Raises QueryError where the ``required`` key or the query is missing, or a key is not ``known``.
    """
    head: dict[str, str] = {}
    body: list[str] = []
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip()) if not body else None
        if match:
            head[match[1]] = match[2].strip()
        elif line.strip() or body:
            body.append(line)
    if unknown := sorted(set(head) - set(known)):
        raise QueryError(f"{place}: unknown key {unknown[0]!r}; use one of {', '.join(sorted(known))}")
    if required not in head or not body:
        raise QueryError(f"{place}: a line '-- {required}: …' and a SELECT are needed")
    return head, "\n".join(body).strip().rstrip(";")


def parse(name: str, text: str) -> Query:
    """Read one query file.

    Raises QueryError as ``split`` does, or where the format is none of FORMATS.
    """
    place = f"scripts/figures/{name}.sql"
    head, sql = split(place, text, _KEYS, "question")
    if head.get("format", "number") not in FORMATS:
        raise QueryError(f"{place}: format {head['format']!r} is none of {', '.join(FORMATS)}")
    return Query(name, sql, **head)


def queries(folder: Path) -> list[Query]:
    """Read every query of a folder, by name."""
    return [parse(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.sql"))]


def answer(query: Query, database: sqlite3.Connection) -> Figure:
    """Run one query.

    Raises QueryError where SQLite refuses it, or where it returns no row or no value: a page must not print nothing.
    """
    try:
        cursor = database.execute(query.sql)
        header = tuple(column[0] for column in cursor.description)
        rows = tuple(cursor.fetchall())
        value = database.execute(f"SELECT {query.value} FROM ({query.sql})").fetchone()[0]
    except sqlite3.Error as error:
        raise QueryError(f"scripts/figures/{query.name}.sql: SQLite says {error}; mend the query") from error
    if value is None or not (rows or query.empty == "yes"):
        raise QueryError(f"scripts/figures/{query.name}.sql: the query returns nothing; a figure needs a row, or the line '-- empty: yes'")
    return Figure(query, value, header, rows)


def answers(folder: Path, database: sqlite3.Connection) -> Iterator[Figure]:
    """Answer every query of a folder, by name."""
    for query in queries(folder):
        yield answer(query, database)
