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
INTROS: Mapping[str, str] = {
    "commitments.instruments": "The Los Angeles Declaration and the texts of the Ninth Summit, with the commitments that each holds.",
    "commitments.sections": "The parts of each text under their headings, with the commitments in them and the headings in other languages.",
    "commitments.commitments": "What the governments said they will do, one commitment at a time, in this project's own words.",
    "commitments.frameworks": "Treaties, compacts, agendas and regional processes outside the summit that the commitments can be compared with.",
    "commitments.framework_items": "The goals, targets and objectives of other frameworks that commitments are compared with.",
    "commitments.text_variants": "Where two versions or languages of a text do not say the same.",
    "pledges.action_packages": "The working groups that were to carry the Declaration out, with who leads and who takes part, as far as that is known.",
    "pledges.announced_totals": "Headline sums as they were stated. They overlap each other and the pledges, so they are shown and never added.",
    "summits.summits": "Every Summit of the Americas since 1994, held or postponed.",
    "summits.documents": "The declarations, plans and other texts adopted or issued at or after a summit.",
    "summits.institutions": "The bodies and standing forums of the summit process and of the Declaration.",
    "summits.meetings": "Meetings about the summit and the Declaration: held, planned, or announced and not shown to have taken place.",
    "summits.milestones": "Dated facts of the process that are not meetings.",
    "summits.reports": "Reports and statements by governments and institutions on how they carried out the texts of a summit.",
    "signatories.endorsements": "What each country of the Americas did about the Declaration, or what was shown about it, with the sources.",
    "signatories.signatory_claims": "How many signatories a source states or lists, and when. The numbers differ; they stand side by side.",
    "signatories.supporters": "How observers, organisations and companies support the Declaration.",
    "signatories.treaty_events": "What countries did under other agreements on migration and protection.",
    "implementation.evidence": "Dated observations of what was done, stalled or undone, each with its source.",
    "implementation.assessments": "What independent studies, experts and critics found.",
    "context.series": "Numbers over time on migration, protection and economies. They are background: none shows an effect of the Declaration.",
    "claims.claims": "Statements made in public about the Summit and the Declaration, set beside the evidence.",
    "sources.sources": "Every document that a fact on this site rests on, with how much of it was read.",
    "trackers.trackers": "Other public trackers of pledges and commitments, and how they judge.",
}
"""What a reader finds in the list of a kind of record."""
Start = Callable[[str, str], Page]


def paged(start: Start, first: Page, rows: Sequence[Row], show: Callable[[Page, list[Row]], None]) -> Iterator[Page]:
    """Give ``first`` with the first rows, and further pages for the rest, linked in both directions."""
    stem, total = first.path.removesuffix(".md"), max(1, -(-len(rows) // PER_PAGE))
    paths = [first.path] + [f"{stem}-{number}.md" if not stem.endswith("index") else f"{stem.removesuffix('index')}page-{number}.md"
                            for number in range(2, total + 1)]
    for number, path in enumerate(paths, 1):
        page = first
        if number > 1:
            page = start(path, first.say("{title}, page {number}", title=first.title, number=number))
            page.description = md.described(page.title, first.blocks)
        show(page, list(rows[(number - 1) * PER_PAGE:number * PER_PAGE]))
        if total > 1:
            page.add(page.say("Page {number} of {total}: {links}.", number=number, total=total, links=", ".join(
                str(other) if other == number else md.link(str(other), page.to(target)) for other, target in enumerate(paths, 1))))
        yield page


def index(start: Start, table: str) -> Iterator[Page]:
    """Give the list of all records of a kind that have pages of their own."""
    kind = KINDS[table]
    page = start(f"{kind.folder}/index.md", kind.plural)
    page.add(page.say(INTROS[table]))
    yield from paged(start, page, page.records.rows(table), lambda part, rows: related.listing(part, table, rows))


def anchored(start: Start, table: str) -> Iterator[Page]:
    """Give one page with every record of a kind as a section, for kinds with short records."""
    kind = KINDS[table]
    page = start(f"{kind.folder}/index.md", kind.plural)
    page.add(page.say(INTROS[table]))
    for row in page.records.rows(table):
        key = row[kind.key]
        page.add(md.heading(2, md.escape(page.name(table, row)), md.anchor(key)))
        parts.withdrawal(page, row)
        parts.cautions(page, row)
        parts.fact_list(page, table, row)
        if "source_ids" in row:
            page.add(md.bullets(parts.source_line(page, source) for source in row["source_ids"].split(";")))
            page.add(page.say("Place in the sources: {place}.", place=md.escape(page.labels.code("locator", row.get("locator", "unknown")).rstrip("."))))
        for origin in page.records.back_tables(table, key):
            if not origin.startswith(related.UNLISTED):
                related.listing(page, origin, page.records.back(table, key, origin), {kind.key})
    yield page


def rows(start: Start, table: str) -> Iterator[Page]:
    """Give one table with every record of a kind as an anchored line, for kinds that are one line long."""
    kind = KINDS[table]
    page = start(f"{kind.folder}/index.md", kind.plural)
    page.add(page.say(INTROS[table]))
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
