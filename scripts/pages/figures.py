"""A page for each figure and each table of the prose, and the list of them all.

In: answered queries, records, labels. Out: pages. Never disk, never SQL but as text to show.
"""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from scripts.answer import Figure, QueryError
from scripts.frames import plain
from scripts.labels import Labels
from scripts.pages import markup as md
from scripts.pages import parts
from scripts.pages.answers import FOLDER, link_words, listed, path, table_values, values, words
from scripts.pages.lists import Start
from scripts.pages.page import Page, Publication
from scripts.pages.records import KINDS, Records, Row
from scripts.tables import SOURCES, Listed

_SHOWN = 60
_KEYS = {kind.key: kind for kind in KINDS.values()}


def _cell(page: Page, name: str, value: object) -> str:
    field = page.labels.fields.get(name, {"name": name, "type": "string"})
    text = "" if value is None else plain(value)
    if field.get("listDelimiter") and text.startswith("["):
        text = field["listDelimiter"].join(json.loads(text))
    if field["type"] == "boolean":
        text = {"1": "true", "0": "false"}.get(text, text)
    kind = _KEYS.get(name)
    if kind and page.records.get(kind.table, text):
        return page.ref(kind.table, text, link_words(kind.table, text))
    if isinstance(value, int | float) and name not in page.labels.fields:
        return md.escape(page.labels.number(text))
    return page.cell(field, text)


def _named_already(header: Sequence[str]) -> set[str]:
    """Give the columns that only repeat the name by which a record beside them is linked."""
    return {_KEYS[name].title for name in header if name in _KEYS and _KEYS[name].form != "rows"}


def rows(page: Page, header: Sequence[str], found: Sequence[tuple]) -> None:
    """Add the rows behind a figure, with links to their records."""
    leave = {SOURCES} | _named_already(header)
    shown = [place for place, name in enumerate(header) if name not in leave]
    page.add(md.table([md.escape(page.labels.field(header[place])) for place in shown],
                      [[_cell(page, header[place], row[place]) for place in shown] for row in found[:_SHOWN]])
             if found else page.say("No row answers the question."))
    if len(found) > _SHOWN:
        page.add(page.say("The first {shown} of {all} rows are shown; the query gives them all.",
                          shown=page.labels.number(str(_SHOWN)), all=page.labels.number(str(len(found)))))


def _sources(page: Page, header: Sequence[str], found: Sequence[tuple]) -> None:
    page.section("Sources", "sources")
    place = header.index(SOURCES) if SOURCES in header else None
    keys = list(dict.fromkeys(key for row in found if place is not None and row[place] for key in json.loads(row[place])))
    page.add(md.bullets(parts.source_line(page, key) for key in keys[:_SHOWN]) or page.say("The records above name their sources."))
    if len(keys) > _SHOWN:
        page.add(page.say("The first {shown} of {all} sources are shown; the records name them all.",
                          shown=page.labels.number(str(_SHOWN)), all=page.labels.number(str(len(keys)))))


def _foot(page: Page, header: Sequence[str], found: Sequence[tuple], sql: str) -> None:
    _sources(page, header, found)
    page.section("The query", "query")
    page.add(page.say("It runs over the published tables; each table has its own name, and computed ones begin with computed&#95;."),
             f"```sql\n{sql}\n```")


def figure_page(page: Page, figure: Figure) -> Page:
    """Fill the page of one figure: the value, the rows behind it, the sources, the query."""
    query = figure.query
    page.add(f"**{md.escape(words(figure, page.labels))}**{{ .answer }}", page.say("As of {day}.", day=page.date(page.publication.day)))
    page.add(page.say("**Note:** {note}", note=md.escape(page.say(query.note))) if query.note else "")
    page.section("The rows behind it", "rows")
    page.add(page.say("The figure is the number of these rows.") if query.value == "count(*)"
             else page.say("The figure follows from these rows by {value}.", value=f"`{query.value}`"))
    rows(page, figure.header, figure.rows)
    _foot(page, figure.header, figure.rows, query.sql)
    return page


def table_page(page: Page, table: Listed) -> Page:
    """Fill the page of one table: the table, the sources, the query."""
    page.description = page.say("{title}: a table with the sources and the query behind it, as of {day}.", title=page.title,
                                day=page.labels.date(page.publication.day))
    page.add(page.say("As of {day}.", day=page.date(page.publication.day)))
    page.add(page.say("**Note:** {note}", note=md.escape(page.say(table.query.note))) if table.query.note else "")
    page.section("The table", "rows")
    page.add(listed(page, table))
    _foot(page, table.header, table.rows, table.query.sql)
    return page


def pages(start: Start, figures: Sequence[Figure], tables: Sequence[Listed]) -> Iterator[Page]:
    """Give a page for each figure and table, and the list of them.

    Raises QueryError where a figure and a table have one name, for they would have one address.
    """
    if twice := {figure.name for figure in figures} & {table.name for table in tables}:
        raise QueryError(f"scripts/figures/tables/{min(twice)}.sql: a figure has this name too; rename one of them")
    home = start(f"{FOLDER}/index.md", "Figures")
    home.add(home.say("Every number and table in the texts of this site is the answer to a question asked of the data. "
                      "Each page shows the rows behind the answer, their sources and the query."))
    home.section("Numbers, dates and sums", "numbers")
    home.table(["Question", "Answer"], ([md.link(md.escape(home.say(figure.query.question)), home.to(path(figure.name))),
                                         md.escape(words(figure, home.labels))] for figure in figures))
    home.section("Tables", "tables")
    home.add(md.bullets(md.link(md.escape(home.say(table.query.caption)), home.to(path(table.name))) for table in tables))
    yield home
    for figure in figures:
        yield figure_page(start(path(figure.name), figure.query.question), figure)
    for table in tables:
        yield table_page(start(path(table.name), table.query.caption), table)


def staged(rows_by_table: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping], labels: Labels, publication: Publication,
           figures: Sequence[Figure], tables: Sequence[Listed]) -> tuple[Iterator[tuple[str, str]], dict[str, dict]]:
    """Give the pages as (path, Markdown), and the values of the macros: `answers` and `tables`."""
    records = Records(rows_by_table, descriptors)

    def start(address: str, title: str) -> Page:
        return Page(records, labels, publication, address, labels.message(title))

    made = ((page.path, page.render()) for page in pages(start, figures, tables))
    return made, {"answers": values(figures, labels), "tables": table_values(start("index.md", ""), tables)}
