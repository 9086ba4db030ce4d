"""Answered queries -> what the macros of prose print: the words of a figure, the Markdown of a table.

In: figures, tables, records, labels. Out: ready values. Never disk, never pages.
"""
from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from scripts.answer import Figure, QueryError
from scripts.frames import plain
from scripts.labels import MISSING, Labels
from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import KINDS
from scripts.tables import ANY, SOURCES, Listed

FOLDER = "figures"
_IN_TEXT = 60
"""How many rows of a table stand in a text; its own page has more."""


def path(name: str) -> str:
    """Give the address of the page of a figure or table."""
    return f"{FOLDER}/{name}.md"


def words(figure: Figure, labels: Labels) -> str:
    """Give the value of a figure as plain text in the language of ``labels``."""
    text = plain(figure.value)
    if figure.query.format == "money":
        return labels.money(Decimal(text), figure.query.currency)
    if figure.query.format == "date":
        return labels.date(text)
    return labels.number(text) if figure.query.format == "number" else text


def values(figures: Iterable[Figure], labels: Labels) -> dict[str, dict[str, str]]:
    """Give what the macro `figure` prints: text and page, by name."""
    return {figure.name: {"text": md.escape(words(figure, labels)), "page": path(figure.name)} for figure in figures}


def listed(page: Page, table: Listed, limit: int = 100) -> str:
    """Give a table as Markdown, its columns shown as the query says, and how many rows there are where ``limit`` leaves some out."""
    if not table.rows:
        return page.say("Nothing is recorded here.")
    shown = [place for place, heading in enumerate(table.header) if heading != SOURCES]
    right = [column for column, place in enumerate(shown)
             if table.header[place] not in table.query.link and all(isinstance(row[place], int | float | None) for row in table.rows)]
    rows = [[_shown(page, table, table.header[place], row[place]) for place in shown] for row in table.rows[:limit]]
    header = [md.escape(page.say(table.header[place])) for place in shown]
    made = md.table(header, rows, right, stack=not right and len(shown) > 2)
    if len(table.rows) <= limit:
        return made
    return made + "\n\n" + page.say("The first {shown} of {all} rows are shown; the query gives them all.", shown=page.labels.number(str(limit)),
                                    all=page.labels.number(str(len(table.rows))))


def _shown(page: Page, table: Listed, heading: str, value: object) -> str:
    text = "" if value is None else plain(value)
    if text == "":
        return page.say("none")
    if heading in table.query.code:
        return page.code(table.query.code[heading], text)
    if text in MISSING:
        return md.escape(page.labels.code("", text))
    if heading in table.query.date:
        return page.date(text)
    if heading in table.query.link:
        keys = json.loads(text) if text.startswith("[") else [text]
        return page.labels.listing(_linked(page, table, heading, key) for key in keys) or page.say("none")
    return md.escape(page.labels.number(text)) if isinstance(value, int | float) else page.text(text)


def _linked(page: Page, table: Listed, heading: str, key: str) -> str:
    target = table.query.link[heading]
    if target == ANY:
        target, _, key = key.partition(":")
    if target == "parties.parties":
        return page.party(key)
    if target not in KINDS or page.records.get(target, key) is None:
        raise QueryError(f"scripts/figures/tables/{table.name}.sql: {key!r} is no record of {target} with a page")
    return page.ref(target, key, key if heading in table.query.short else link_words(target, key))


def link_words(target: str, key: str) -> str | None:
    """Give the words of a link to a record: its id where it is one line of a list, else None for its name."""
    return key if KINDS[target].form == "rows" else None


def table_values(root: Page, tables: Iterable[Listed]) -> dict[str, str]:
    """Give what the macro `table` prints, by name: caption, table and the link to its page.

    ``root`` is a page at the root of the language: links lead from there, and the macro rebases them to the page it stands on.
    """
    found = {}
    for table in tables:
        about = md.link(root.say("About this table"), root.to(path(table.name)))
        caption = f"**{md.escape(root.say(table.query.caption))}**{{ .caption }}"
        found[table.name] = "\n\n".join([caption, listed(root, table, _IN_TEXT), f"{about}{{ .about-table }}"])
    return found
