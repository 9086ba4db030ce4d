"""Figures: the words of an answer, the page behind it, the list of all, and the real queries."""
from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from scripts.answer import Figure, Query, QueryError, answer, parse
from scripts.build import ask
from scripts.enrich import PACKAGE, enrich
from scripts.frames import frames
from scripts.labels import Labels
from scripts.load import load
from scripts.pages import figures
from scripts.pages.answers import values, words
from scripts.pages.page import Page, Publication
from scripts.pages.records import KINDS, Records
from scripts.paths import DOCS
from scripts.tables import Listed, TableQuery
from tests.make import computed_descriptor, descriptors

LABELS = Labels(descriptors() | {PACKAGE: computed_descriptor()})
ROWS = {
    "parties.parties": [{"party_id": "AAA", "name": "Aland"}], "parties.areas": [],
    "pledges.pledges": [{"pledge_id": "PLG-2022-001", "short_title": "Open <offices>"}],
    "signatories.endorsements": [{"endorsement_id": "END-001", "endorsement_event": "joined"}],
    "sources.sources": [{"source_id": "s1", "title": "A fact sheet", "publisher": "A ministry", "published_on": "2022-06-10", "tier": "primary",
                         "read_as": "whole", "url": "https://example.org/s1", "archived_url": "unknown", "language": "en"}],
}


def start(path: str, title: str) -> Page:
    return Page(Records(ROWS, descriptors()), LABELS, Publication(day="2026-11-23"), path, title)


def figure(value: object, header: tuple = ("pledge_id",), rows: tuple = (("PLG-2022-001",),), **query: str) -> Figure:
    return Figure(Query("name", "SELECT 1", "How many?", **query), value, header, rows)


@pytest.mark.parametrize(("value", "query", "text"), [
    (1200, {}, "1,200"), (0, {}, "0"), (2.5, {}, "2.5"), ("2022-06-10", {"format": "date"}, "10 June 2022"), ("A {b}", {"format": "text"}, "A {b}"),
    (240_000_000.0, {"format": "money", "currency": "USD"}, "240 million USD"), (26_900_000, {"format": "money", "currency": "CAD"}, "26.9 million CAD"),
    (1_264_000_000, {"format": "money", "currency": "USD"}, "1.264 billion USD"), (1_264_500_001, {"format": "money", "currency": "USD"}, "1,264,500,001 USD"),
    (96_980, {"format": "money", "currency": "USD"}, "96,980 USD"),
])
def test_an_answer_is_written_in_words_without_losing_anything(value: object, query: dict, text: str) -> None:
    assert text == words(figure(value, **query), LABELS)


def test_the_macro_gets_inert_text_and_the_page() -> None:
    assert values([figure("{{ x }}", format="text")], LABELS) == {"name": {"text": "&#123;&#123; x &#125;&#125;", "page": "figures/name.md"}}


@pytest.mark.parametrize(("name", "value", "cell"), [
    ("pledge_id", "PLG-2022-001", "[Open &#60;offices&#62;](../pledges/plg-2022-001.md)"),
    ("endorsement_id", "END-001", "[END-001](../endorsements/index.md#end-001)"),
    ("party_id", "AAA", "[Aland](../parties/aaa.md)"), ("announced_on", "2022-06", "June 2022"), ("amount", 5e6, "5,000,000"), ("measurable", 1, "yes"),
    ("endorsement_event", "joined", "Joined later"), ("stated_by", '["AAA"]', "[Aland](../parties/aaa.md)"), ("note", None, "not recorded"),
    ("own_count", 1500, "1,500"), ("own_text", "a*b", "a&#42;b"),
])
def test_a_row_behind_a_figure_is_shown_by_what_its_field_means(name: str, value: object, cell: str) -> None:
    page = start("figures/name.md", "")
    figures.rows(page, (name,), ((value,),))
    assert page.blocks[-1].splitlines()[-1] == f"| {cell} |"


def test_a_figure_page_shows_answer_rows_sources_and_query() -> None:
    page = figures.figure_page(start("figures/name.md", "How many?"), figure(
        1, ("pledge_id", "short_title", "source_ids"), (("PLG-2022-001", "Open <offices>", '["s1", "s1"]'),), note="Not all.")).render()
    for text in ("# How many? { #top }", "**1**{ .answer }", "As of 23 November 2026.", "**Note:** Not all.", "The figure is the number of these rows.",
                 "| Pledge |\n| --- |\n| [Open &#60;offices&#62;](../pledges/plg-2022-001.md) |", "```sql\nSELECT 1\n```"):
        assert text in page
    assert page.count("[A fact sheet](../sources/s1.md)") == 1


def test_a_figure_without_rows_says_so_and_one_with_many_rows_says_how_many() -> None:
    assert "No row answers the question." in figures.figure_page(start("figures/name.md", ""), figure(0, rows=())).render()
    page = figures.figure_page(start("figures/name.md", ""), figure(1000, rows=(("PLG-2022-001",),) * 1000)).render()
    assert "The first 60 of 1,000 rows are shown" in page and page.count("plg-2022-001.md") == 60


def test_the_list_names_every_figure_and_table_and_two_of_one_name_are_refused() -> None:
    table = Listed(TableQuery("other", "SELECT 1", "A table"), ("Number",), ((1,),))
    made = {page.path: page.render() for page in figures.pages(start, [figure(3)], [table])}
    assert [*made] == ["figures/index.md", "figures/name.md", "figures/other.md"]
    assert "| [How many?](name.md) | 3 |" in made["figures/index.md"] and "- [A table](other.md)" in made["figures/index.md"]
    with pytest.raises(QueryError, match="a figure has this name too"):
        list(figures.pages(start, [figure(3)], [Listed(TableQuery("name", "", ""), (), ())]))


@pytest.mark.parametrize(("text", "message"), [
    ("SELECT 1", "a line '-- question: …' and a SELECT are needed"), ("-- question: How many?\n-- colour: red\nSELECT 1", "unknown key 'colour'"),
    ("-- question: How many?\n-- format: feet\nSELECT 1", "format 'feet' is none of"),
])
def test_a_query_that_cannot_be_read_is_refused(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=re.escape(f"scripts/figures/name.sql: {message}")):
        parse("name", text)


@pytest.mark.parametrize(("text", "value"), [("-- question: How many?\nSELECT 1 WHERE 0", None), ("-- question: How many?\n-- empty: yes\nSELECT 1 WHERE 0", 0),
                                            ("-- question: How much?\n-- value: max(a)\nSELECT NULL AS a", None)])
def test_a_figure_whose_query_returns_nothing_is_refused_unless_nothing_is_an_answer(text: str, value: int | None) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        if value is not None:
            assert answer(parse("name", text), database).value == value
            return
        with pytest.raises(QueryError, match="scripts/figures/name.sql: the query returns nothing"):
            answer(parse("name", text), database)


@pytest.fixture(scope="module")
def asked() -> tuple[list[Figure], list[Listed]]:
    """Give every figure and table over the real data."""
    catalog, _ = load()
    known = {name: package.descriptor for name, package in catalog.packages.items()} | {PACKAGE: computed_descriptor()}
    return ask(enrich(frames(catalog), date(2026, 11, 23)), known)


def test_the_rows_of_every_figure_and_table_name_their_sources_or_link_a_record_that_does(asked) -> None:
    keys = {kind.key for kind in KINDS.values()}
    for found in (*asked[0], *asked[1]):
        if "source_ids" in found.header:
            assert all(json.loads(row[found.header.index("source_ids")] or "[]") for row in found.rows), found.name
        else:
            assert keys & {*found.header} if isinstance(found, Figure) else found.query.link, found.name


def test_prose_names_only_figures_and_tables_that_exist(asked) -> None:
    prose = "\n".join(path.read_text(encoding="utf-8") for path in DOCS.joinpath("en").rglob("*.md"))
    for macro, answers in zip(("figure", "table"), asked, strict=True):
        assert set(re.findall(rf"""\{{\{{\s*{macro}\(\s*["']([^"']+)""", prose)) <= {answer.name for answer in answers}


# Facts that anybody can check against the sources.
@pytest.mark.parametrize(("name", "value"), [
    ("endorsers-named-on-the-day", 20), ("endorsers-on-14-june-2022", 21), ("endorsers-on-record", 22), ("endorsers-who-withdrew", 0),
    ("ninth-summit-texts", 5), ("ninth-summit-heads", 23), ("ninth-summit-below-head", 8), ("ninth-summit-taking-part", 31), ("summits-held", 11),
    ("aid-usa-lima-2022", 240e6), ("stated-autumn-2022", 817e6), ("action-packages", 11), ("ministerials-after-the-launch", 4),
    ("countries-of-the-americas", 35),
])
def test_known_answers(asked, name: str, value: float) -> None:
    assert {answer.name: answer.value for answer in asked[0]}[name] == value
