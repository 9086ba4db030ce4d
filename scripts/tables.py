"""Named queries -> the small tables inside prose: a caption and rows, none of them typed by hand.

In: the SQL files of scripts/figures/tables/ and an open database. Out: tables with values as SQLite gives them; never Markdown.
The columns stand in the order of the query, under the headings it gives them: ``SELECT title AS "Summit"``.

A file NAME.sql begins with comment lines ``-- key: text``:
caption (required), note (what not to conclude), empty (``yes`` where no row at all is an answer), and how columns are shown:
link ("Heading=package.table, …": ids, or JSON arrays of ids, become links; ``*`` for the table means that the cell itself
says "package.table:id"), short ("Heading, …": these links show the id and not the name), code ("Heading=field, …": values of a
coded field become their labels), date ("Heading, …": EDTF becomes words). A column named ``source_ids`` is not shown: it says
where the row comes from.
"""
from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.answer import QueryError, split

_KEYS = {"caption", "note", "empty", "link", "short", "code", "date"}
SOURCES = "source_ids"
ANY = "*"


@dataclass(frozen=True)
class TableQuery:
    """A query for a table as it stands in its file; ``link``, ``short``, ``code`` and ``date`` map headings to what they name."""

    name: str
    sql: str
    caption: str
    note: str = ""
    empty: str = ""
    link: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    code: Mapping[str, str] = field(default_factory=dict)
    date: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Listed:
    """A query with its rows, as tuples under ``header``."""

    query: TableQuery
    header: tuple[str, ...]
    rows: tuple[tuple, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """Give the name of the table."""
        return self.query.name


def _place(name: str) -> str:
    return f"scripts/figures/tables/{name}.sql"


def _columns(text: str) -> dict[str, str]:
    """Read "Heading=name, Heading=name".

    >>> _columns("Summit=summits.summits, When")
    {'Summit': 'summits.summits', 'When': ''}
    """
    pairs = (part.partition("=") for part in text.split(",") if part.strip())
    return {heading.strip(): name.strip() for heading, _, name in pairs}


def parse(name: str, text: str) -> TableQuery:
    """Read one query file; QueryError says what is wrong with it."""
    head, sql = split(_place(name), text, _KEYS, "caption")
    shown = {key: _columns(head.pop(key, "")) for key in ("link", "short", "code", "date")}
    return TableQuery(name, sql, **head, **shown)


def answer(query: TableQuery, database: sqlite3.Connection) -> Listed:
    """Run one query.

    Raises QueryError where SQLite refuses it, where it gives no row, or where a column it says how to show is not there.
    """
    try:
        cursor = database.execute(query.sql)
        header, rows = tuple(column[0] for column in cursor.description), tuple(cursor.fetchall())
    except sqlite3.Error as error:
        raise QueryError(f"{_place(query.name)}: SQLite says {error}; mend the query") from error
    for heading in (*query.link, *query.short, *query.code, *query.date):
        if heading not in header:
            raise QueryError(f"{_place(query.name)}: no column {heading!r}; the query gives {', '.join(header)}")
    if not rows and query.empty != "yes":
        raise QueryError(f"{_place(query.name)}: the query returns nothing; a table needs a row, or the line '-- empty: yes'")
    return Listed(query, header, rows)


def answers(folder: Path, database: sqlite3.Connection) -> Iterator[Listed]:
    """Answer every query of a folder, by name."""
    for path in sorted(folder.glob("*.sql")):
        yield answer(parse(path.stem, path.read_text(encoding="utf-8")), database)
