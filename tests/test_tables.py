"""Tables inside prose: read from named queries, answered, and written as Markdown with links."""
from __future__ import annotations

import re
import sqlite3
from datetime import date
from functools import cache

import pytest

from scripts import database, tables
from scripts.answer import QueryError
from scripts.build import rows_of
from scripts.enrich import PACKAGE, enrich
from scripts.frames import frames, texts
from scripts.labels import Labels
from scripts.pages.answers import listed, table_values
from scripts.pages.page import Page, Publication
from scripts.pages.records import Records
from tests.make import computed_descriptor, descriptors, make_catalog

DATA = {
    "parties__parties": [{"party_id": key, "name": name, "party_type": "state", "source_ids": "s1"} for key, name in [("AAA", "Aland"), ("BBB", "B*land")]],
    "summits__summits": [
        {"summit_id": "I", "ordinal": "1", "title": "First [Summit]", "starts_on": "2000-05", "ends_on": "2000-05", "city": "unknown", "country_id": "AAA",
         "summit_state": "held", "source_ids": "s1"}],
    "signatories__endorsements": [{"endorsement_id": "END-001", "party_id": "AAA", "endorsement_event": "joined", "source_ids": "s1"}],
}


@cache
def world() -> tuple[sqlite3.Connection, Page]:
    """Give a database of the tiny data, and a page at the root to write on."""
    found = enrich(frames(make_catalog(**DATA)), date(2026, 11, 23))
    known = descriptors() | {PACKAGE: computed_descriptor()}
    cells = {key: ([*table.columns], texts(table).to_numpy().tolist()) for key, table in found.items()}
    return database.connect(known, cells), Page(Records(rows_of(found), known), Labels(known), Publication(), "index.md", "")


def ask(text: str) -> tuple[tables.Listed, Page]:
    """Answer one query over the tiny data."""
    connection, page = world()
    return tables.answer(tables.parse("name", text), connection), page


def written(text: str) -> str:
    """Give the rows of the Markdown table."""
    table, page = ask(text)
    return "\n".join(listed(page, table).splitlines()[2:])


@pytest.mark.parametrize(("head", "select", "line"), [
    ("", "1200 AS \"Number\", 'a|b' AS \"Text\"", "| 1,200 | a&#124;b |"),
    ("-- link: Summit=summits.summits", "summit_id AS \"Summit\" FROM summits", "| [First &#91;Summit&#93;](summits/i.md) |"),
    ("-- link: Host=parties.parties", "country_id AS \"Host\" FROM summits", "| [Aland](parties/aaa.md) |"),
    ("-- link: Who=parties.parties", "json_group_array(party_id) AS \"Who\" FROM parties", "| [Aland](parties/aaa.md) and [B&#42;land](parties/bbb.md) |"),
    ("-- link: Who=parties.parties", "'[]' AS \"Who\"", "| none |"),
    ("-- link: Act=signatories.endorsements", "endorsement_id AS \"Act\" FROM endorsements", "| [END-001](endorsements/index.md#end-001) |"),
    ("-- link: What=*", "'summits.summits:I' AS \"What\"", "| [First &#91;Summit&#93;](summits/i.md) |"),
    ("-- link: Who=parties.parties, Event=*\n-- short: Event", "'AAA' AS \"Who\", 'summits.summits:I' AS \"Event\"",
     "| [Aland](parties/aaa.md) | [I](summits/i.md) |"),
    ("-- code: State=summit_state", "summit_state AS \"State\" FROM summits", "| Held |"),
    ("-- date: When", "starts_on AS \"When\" FROM summits", "| May 2000 |"),
    ("-- date: When", "'2022-06-08/2022-06-10' AS \"When\"", "| 8–10 June 2022 |"),
    ("-- date: When", "'2023-04/2024-01-31' AS \"When\"", "| April 2023 – 31 January 2024 |"),
    ("", "city AS \"City\", NULL AS \"Note\" FROM summits", "| not known from what was read | none |"),
    ("", "1 AS \"Number\", '[\"s1\"]' AS source_ids", "| 1 |"),
])
def test_a_column_is_shown_as_the_query_says(head: str, select: str, line: str) -> None:
    assert line == written(f"-- caption: A table\n{head}\nSELECT {select}")


def test_numbers_stand_to_the_right_and_ids_do_not() -> None:
    table, page = ask("-- caption: A table\n-- link: Summit=summits.summits\nSELECT summit_id AS \"Summit\", 5 AS \"Number\", 'x' AS \"Text\" FROM summits")
    assert listed(page, table).splitlines()[:2] == ["| Summit | Number | Text |", "| --- | ---: | --- |"]


@pytest.mark.parametrize(("text", "message"), [
    ("SELECT 1", "a line '-- caption: …' and a SELECT are needed"),
    ("-- caption: A table", "a line '-- caption: …' and a SELECT are needed"),
    ("-- caption: A table\n-- colour: red\nSELECT 1", "unknown key 'colour'; use one of caption, code, date, empty, link, note, short"),
    ("-- caption: A table\n-- date: When\nSELECT 1 AS \"Number\"", "no column 'When'; the query gives Number"),
    ("-- caption: A table\nSELECT 1 FROM nowhere", "SQLite says no such table: nowhere; mend the query"),
    ("-- caption: A table\nSELECT 1 WHERE 0", "the query returns nothing; a table needs a row, or the line '-- empty: yes'"),
])
def test_a_query_that_cannot_make_a_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=f"^{re.escape(f'scripts/figures/tables/name.sql: {message}')}$"):
        ask(text)


def test_a_long_table_says_how_much_of_it_is_shown() -> None:
    table, page = ask("-- caption: A table\nWITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n WHERE a < 12) SELECT a AS Number FROM n")
    text = listed(page, table, 10)
    assert "| 10 |" in text and "| 11 |" not in text and text.endswith("The first 10 of 12 rows are shown; the query gives them all.")


def test_a_table_may_be_empty_where_the_query_says_so() -> None:
    assert "Nothing is recorded here." == listed(*reversed(ask("-- caption: A table\n-- empty: yes\nSELECT 1 WHERE 0")))


@pytest.mark.parametrize("link", ["Summit=summits.summits", "Summit=*", "Summit=summits.participation"])
def test_a_link_to_a_record_that_is_not_there_is_refused(link: str) -> None:
    table, page = ask(f"-- caption: A table\n-- link: {link}\nSELECT 'XX' AS \"Summit\"")
    with pytest.raises(QueryError, match=r"scripts/figures/tables/name.sql: '.*' is no record of .* with a page"):
        listed(page, table)


def test_what_the_macro_prints_has_a_caption_and_a_way_to_the_page() -> None:
    table, page = ask("-- caption: A <table>\nSELECT 1 AS \"Number\"")
    assert table_values(page, [table]) == {"name": "**A &#60;table&#62;**{ .caption }\n\n| Number |\n| ---: |\n| 1 |\n\n"
                                                   "[About this table](figures/name.md){ .about-table }"}
