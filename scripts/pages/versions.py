"""The page of versions: what a number means, which versions are kept, and what each one changed.

In: the computed table of changes, and the versions that are kept. Out: pages. Never disk.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scripts.pages import markup as md
from scripts.pages.lists import Start, paged
from scripts.pages.page import Page
from scripts.pages.records import KINDS, Row

PATH = "data/versions/index.md"
KINDS_OF_CHANGE = ("added", "changed", "withdrawn", "removed")
_LONGEST = 120


def _counts(page: Page, rows: Sequence[Row]) -> None:
    """Add how many records of each table were added, changed, withdrawn or removed."""
    records = {(f"{row['package']}.{row['resource']}", row["change_kind"], row["changed_record"]) for row in rows if row["changed_record"]}
    counts = Counter((table, kind) for table, kind, _ in records)
    tables = sorted({table for table, _ in counts})
    page.table(["Table", "Added", "Changed", "Withdrawn", "Removed"], (
        [_table(page, table), *(page.labels.number(str(counts[table, kind])) for kind in KINDS_OF_CHANGE)] for table in tables), right=[1, 2, 3, 4])
    columns = [page.say("{what} of {table}: {kind}", what=md.escape(row["changed_field"]) or page.say("the table"),
                        table=_table(page, f"{row['package']}.{row['resource']}"), kind=page.code("change_kind", row["change_kind"]).lower())
               for row in rows if not row["changed_record"]]
    if columns:
        page.add(page.say("Tables and columns:"), md.bullets(columns))


def _table(page: Page, table: str) -> str:
    package, _, resource = table.partition(".")
    if table not in page.records.resources:
        return md.escape(table)
    return md.link(md.escape(page.records.resources[table]["title"]), page.to(f"data/{package}/index.md#{resource}"))


def _change(page: Page, row: Row) -> list[str]:
    table = f"{row['package']}.{row['resource']}"
    kept = page.records.get(table, row["changed_record"])
    return [page.ref(table, row["changed_record"]) if kept else md.escape(row["changed_record"]), page.code("change_kind", row["change_kind"]),
            md.escape(row["changed_field"]) or page.say("whole record"), _short(page, row["old_value"]), _short(page, row["new_value"])]


def _short(page: Page, text: str) -> str:
    return md.escape(text if len(text) <= _LONGEST else text[:_LONGEST - 1].rstrip() + "…") or page.say("(empty)")


def pages(start: Start, kept: Sequence[str], root: str) -> Iterator[Page]:
    """Give the page and those that go on with its list; ``kept`` names the released versions, ``root`` leads to the data."""
    page = start(PATH, "Versions and changes")
    page.add(page.say("The version of the data has three numbers, and all packages bear the same."))
    page.add(md.bullets([
        page.say("The first goes up when something that a program can rely on is gone: a table, a column, its type or a value. Before 1.0.0 the second does."),
        page.say("The second goes up when records, columns or tables are added, or records are withdrawn."),
        page.say("The third goes up when values are mended and nothing else."),
    ]))
    page.add(page.say("A release is refused when its number says less than it changes, and when a record is gone that should have been withdrawn. "
                      "Every released version keeps its files, with the codebook of its day; {link} lists them with their hashes.",
                      link=md.link("releases/index.json", f"{root}releases/index.json")))
    page.table(["Version kept", "Everything", "Codebook of pledges"], (
        [version, md.link(f"{version}.zip", f"{root}releases/{version}.zip"), md.link("codebook.csv", f"{root}releases/{version}/pledges/codebook.csv")]
        for version in reversed(kept)))
    rows = page.records.rows("computed.changes")
    page.add(page.say("All changes are a table, {table}, and a feed, {feed}.", table=md.link("changes.csv", f"{root}computed/changes.csv"),
                      feed=md.link("changes.xml", f"{root}feeds/changes.xml")))
    versions = sorted({row["version"] for row in rows}, key=lambda version: [int(part) for part in version.split(".")], reverse=True)
    for version in versions:
        page.add(md.heading(2, page.say("What version {version} changed", version=version), f"v{md.anchor(version)}"))
        _counts(page, [row for row in rows if row["version"] == version])
    listed = [row for row in rows if row["changed_record"] and f"{row['package']}.{row['resource']}" in KINDS]
    shown = [row for version in versions for row in listed if row["version"] == version]
    if not shown:
        yield page
        return
    page.section("Field by field", "fields")
    page.add(page.say("Of records that have a page; the table has the others too."))
    yield from paged(start, page, shown, lambda part, some: part.table(
        ["Record", "Change", "Field", "Before", "After"], [_change(part, row) for row in some]))
