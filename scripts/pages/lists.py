"""Lists of records, split over several pages when long.

In: a page to begin on and rows. Out: pages. Never disk.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from scripts.pages import markup as md
from scripts.pages import parts, related
from scripts.pages.page import Page
from scripts.pages.records import KINDS, Row

PER_PAGE = 100
Start = Callable[[str, str], Page]


def paged(start: Start, first: Page, rows: Sequence[Row], show: Callable[[Page, list[Row]], None]) -> Iterator[Page]:
    """Give ``first`` with the first rows, and further pages for the rest, linked in both directions."""
    stem, total = first.path.removesuffix(".md"), max(1, -(-len(rows) // PER_PAGE))
    paths = [first.path] + [f"{stem}-{number}.md" if not stem.endswith("index") else f"{stem.removesuffix('index')}page-{number}.md"
                            for number in range(2, total + 1)]
    for number, path in enumerate(paths, 1):
        page = first if number == 1 else start(path, first.say("{title}, page {number}", title=first.title, number=number))
        show(page, list(rows[(number - 1) * PER_PAGE:number * PER_PAGE]))
        if total > 1:
            page.add(page.say("Page {number} of {total}: {links}.", number=number, total=total, links=", ".join(
                str(other) if other == number else md.link(str(other), page.to(target)) for other, target in enumerate(paths, 1))))
        yield page


def index(start: Start, table: str) -> Iterator[Page]:
    """Give the list of all records of a kind that have pages of their own."""
    kind = KINDS[table]
    page = start(f"{kind.folder}/index.md", kind.plural)
    resource = page.records.resources[table]
    page.add(md.escape(page.say(resource["description"])))
    yield from paged(start, page, page.records.rows(table), lambda part, rows: related.listing(part, table, rows))


def anchored(start: Start, table: str) -> Iterator[Page]:
    """Give one page with every record of a kind as a section, for kinds with short records."""
    kind = KINDS[table]
    page = start(f"{kind.folder}/index.md", kind.plural)
    page.add(md.escape(page.say(page.records.resources[table]["description"])))
    for row in page.records.rows(table):
        key = row[kind.key]
        page.add(md.heading(2, md.escape(page.name(table, row)), md.anchor(key)))
        parts.cautions(page, row)
        parts.fact_list(page, table, row)
        if "source_ids" in row:
            page.add(md.bullets(parts.source_line(page, source) for source in row["source_ids"].split(";")))
            page.add(page.say("Place in the sources: {place}.", place=md.escape(page.labels.code("locator", row.get("locator", "unknown")).rstrip("."))))
        for origin in page.records.back_tables(table, key):
            if not origin.startswith(("computed.", "labels.")):
                related.listing(page, origin, page.records.back(table, key, origin), {kind.key})
    yield page


def rows(start: Start, table: str) -> Iterator[Page]:
    """Give one table with every record of a kind as an anchored line, for kinds that are one line long."""
    kind = KINDS[table]
    page = start(f"{kind.folder}/index.md", kind.plural)
    page.add(md.escape(page.say(page.records.resources[table]["description"])))
    fields = {field["name"]: field for field in page.records.schemas[table]["fields"]}
    names = [kind.title, *(name for name in related.LISTED[table] if name != kind.title), "note", "source_ids"]
    names.sort(key=lambda name: name != "party_id")
    page.add(md.table([md.escape(related.label(page, name)) for name in names], (
        [f'<span id="{md.anchor(row[kind.key])}"></span>' * (name == names[0]) + _cell(page, fields[name], row)
         for name in names] for row in page.records.rows(table)), stack=True))
    yield page


def _cell(page: Page, field: Mapping, row: Row) -> str:
    """Give a cell of a list of rows: several sources are folded away, for they would make most of it."""
    value = row[field["name"]]
    if field["name"] == "note" and not value:
        return page.say("no note")
    if field["name"] == "source_ids" and ";" in value:
        number = page.labels.number(str(value.count(";") + 1))
        return f"<details><summary>{page.say('{number} sources', number=number)}</summary>{page.cell(field, value)}</details>"
    return related.cell(page, field, row)
