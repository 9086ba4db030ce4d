"""Records to Markdown pages, before the site builder runs.

In: rows of every table, descriptors, computed tables and a language. Out: pairs of path and Markdown.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.labels import Labels
from scripts.pages import charts, details, lists, packages, parties, parts, party_list, pledge_lists, pledges, related, versions
from scripts.pages.page import Page, Publication
from scripts.pages.records import KINDS, Records, Row

_OWN_LIST = {"pledges.pledges", "parties.parties"}


def pages(tables: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping], computed: Mapping[str, Sequence[Row]],
          labels: Labels, publication: Publication) -> Iterator[tuple[str, str]]:
    """Give every generated page as (path from the root of the language, Markdown).

    ``tables`` and ``descriptors`` hold the source packages and the computed one; ``computed`` maps
    names to rows; ``publication`` says where the site is published.
    """
    records = Records(tables, descriptors, computed)

    def start(path: str, title: str) -> Page:
        return Page(records, labels, publication, path, labels.message(title))

    for page in _all(start, records, publication):
        yield page.path, page.render()


def _all(start, records: Records, publication: Publication) -> Iterator[Page]:
    for table, kind in KINDS.items():
        if kind.form == "page":
            for row in records.rows(table):
                yield record(start, records, table, row)
            if table not in _OWN_LIST:
                yield from lists.index(start, table)
        else:
            yield from (lists.anchored if kind.form == "sections" else lists.rows)(start, table)
    yield from pledge_lists.lists(start)
    yield from party_list.lists(start)
    yield from charts.pages(start)
    yield from packages.pages(start, records.descriptors, records.tables, publication.data)
    yield from versions.pages(start, publication.releases, publication.data)


def record(start, records: Records, table: str, row: Row) -> Page:
    """Give the page of one record."""
    kind = KINDS[table]
    key = row[kind.key]
    page = start(records.address(table, key), "")
    page.title, page.record = page.name(table, row), key
    page.updated = records.updated(table, key) or row.get("accessed_on", "")
    parts.withdrawal(page, row)
    if table == "pledges.pledges":
        pledges.build(page, row)
    elif table == "parties.parties":
        parties.build(page, row)
    else:
        shown = details.LEADS.get(table, details.described)(page, row)
        parts.cautions(page, row)
        if table == "sources.sources":
            related.backlinks(page, table, key, shown)
        page.section("Facts", "facts")
        parts.fact_list(page, table, row)
        if "source_ids" in row:
            parts.sources(page, row)
        if table != "sources.sources":
            related.backlinks(page, table, key, shown)
        parts.exits(page, table, key)
    return page
