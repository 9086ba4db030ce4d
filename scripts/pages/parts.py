"""Parts that many kinds of page share: sources, evidence, facts, what refers to a record, exits.

In: a page and a row. Out: blocks added to the page.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from scripts.labels import MISSING
from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import KINDS, Row

# Fields that have a place of their own on every page, or say nothing when empty.
_APART = {"source_ids", "locator", "note", "disputed", "withdrawn_on", "withdrawn_reason"}
_LED_WITH = {"paraphrase", "finding", "definition", "caveats", "claim", "comparison"}
_NONE_WHEN_EMPTY = {"part_of", "superseded_by", "aliases", "restated_in", "copy_of", "pledge_ids", "unit_note"}

# What a table shows of itself where it is listed on another record's page.
LISTED: Mapping[str, Sequence[str]] = {
    "pledges.pledges": ("announced_on", "theme"),
    "pledges.pledge_parties": ("pledge_id", "participant_id", "party_role", "beneficiary_basis"),
    "pledges.pledge_commitments": ("pledge_id", "commitment_id", "assigned_by", "reason"),
    "pledges.announced_totals": ("stated_on", "amount", "currency", "measure"),
    "pledges.action_package_members": ("action_package_id", "party_id", "package_role"),
    "implementation.evidence": ("observed_on", "direction"),
    "implementation.evidence_parties": ("evidence_id", "party_id"),
    "implementation.pledge_evidence": ("pledge_id", "evidence_id", "evidence_relation"),
    "implementation.status_events": ("pledge_id", "effective_on", "status", "status_basis"),
    "implementation.assessment_records": ("assessment_id",),
    "implementation.assessments": ("published_on", "finding"),
    "implementation.checks": ("checked_on", "verdict", "problem", "resolution"),
    "implementation.searches": ("searched_on", "queries", "search_outcome"),
    "implementation.codings": ("variable", "coding_pass", "coded_value", "coded_on"),
    "implementation.coding_examples": ("variable", "coding_part", "reason"),
    "implementation.reconciliations": ("variable", "agreed_value", "reason"),
    "sources.link_checks": ("checked_on", "link_state", "final_url"),
    "claims.claim_records": ("claim_id", "note"),
    "summits.documents": ("adopted_on", "relation_to_summit"),
    "summits.meetings": ("starts_on", "city", "track", "meeting_state"),
    "summits.milestones": ("happened_on", "milestone_type"),
    "summits.participation": ("summit_id", "party_id", "invited", "delegation_level"),
    "summits.reports": ("publisher", "published_on"),
    "summits.summits": ("starts_on", "city", "summit_state"),
    "signatories.endorsements": ("party_id", "endorsement_event", "not_before", "not_after"),
    "signatories.signatory_claims": ("count_basis", "as_of"),
    "signatories.supporters": ("party_id", "supporter_role"),
    "signatories.treaty_events": ("party_id", "framework_id", "treaty_act", "acted_on"),
    "parties.party_members": ("group_id", "party_id", "valid_from", "valid_to"),
    "parties.party_roles": ("party_id", "process_role", "body_id", "valid_from"),
    "commitments.commitments": ("section_id",),
    "commitments.sections": ("instrument_id", "section_type"),
    "commitments.section_titles": ("language", "section_title", "title_kind"),
    "commitments.framework_items": ("framework_id", "item_code"),
    "commitments.crosswalk": ("commitment_id", "framework_item_id", "crosswalk_relation", "reason"),
    "context.observations": ("series_id", "subject_id", "period", "value"),
    "labels.translations": ("field", "language", "text", "translation_state"),
    "labels.terms": ("term_id", "language", "text"),
}

UNLISTED = ("computed.", "labels.", "implementation.codings")
"""Beginnings of tables that no page lists among what refers to its record: too many rows, which other pages sum up."""


def fact_list(page: Page, table: str, row: Row, skip: Iterable[str] = ()) -> None:
    """Add every field of the row as label and value, in the order of the schema."""
    kind = KINDS.get(table)
    leave = _APART | set(skip) | ({kind.title} if kind else set()) | (_LED_WITH if kind and kind.form == "page" else set())
    pairs = []
    for field in page.records.schemas[table]["fields"]:
        name, cell = field["name"], row.get(field["name"], "")
        if name not in leave and (cell or name not in _NONE_WHEN_EMPTY):
            own = kind is not None and name == kind.key
            pairs.append((md.escape(page.labels.field(name)), md.escape(cell) if own else page.cell(field, cell)))
    page.add(md.facts(pairs))


def cautions(page: Page, row: Row) -> None:
    """Add what a reader must know first: withdrawal, dispute, note."""
    if row.get("withdrawn_on"):
        page.add(page.say("**Withdrawn** on {day}: {reason}. The record keeps its address and counts in no total.",
                          day=page.date(row["withdrawn_on"]), reason=md.escape(row.get("withdrawn_reason", "").rstrip("."))))
    if row.get("disputed") == "true":
        page.add(page.say("**Disputed:** the sources of this record disagree; see the note."))
    if row.get("note"):
        page.add(page.say("**Note:** {note}", note=page.text(row["note"])))


def source_line(page: Page, key: str) -> str:
    """Give one source: title, publisher, date, how it was seen, and the way to the original."""
    row = page.records.get("sources.sources", key)
    if row is None:
        return md.escape(key)
    published = page.date(row["published_on"]) if row["published_on"] not in MISSING else page.say("undated")
    seen = f"{page.code('tier', row['tier'])}, {page.say('read whole') if row['read_as'] == 'whole' else page.say('read in part')}"
    links = [md.external(page.say("original"), row["url"])]
    if row["archived_url"] not in MISSING and row["archived_url"] != row["url"]:
        links.append(md.external(page.say("archived copy"), row["archived_url"]))
    return f"{page.ref('sources.sources', key)}. {md.escape(row['publisher'])}, {published}. {seen}. {' · '.join(links)}"


def sources(page: Page, row: Row, level: int = 2) -> None:
    """Add the sources of a row with the place in them."""
    keys = [key for key in row.get("source_ids", "").split(";") if key]
    page.section("Sources", "sources", level)
    page.add(md.bullets(source_line(page, key) for key in keys))
    if row.get("locator", "unknown") not in MISSING:
        page.add(page.say("Place in the sources: {place}.", place=md.escape(row["locator"].rstrip("."))))
    else:
        page.add(page.say("The place in the sources is not recorded."))


def evidence_card(page: Page, key: str, note: str = "", level: int = 3) -> None:
    """Add one observation: heading, what was observed, its figure and its sources."""
    row = page.records.get("implementation.evidence", key)
    if row is None:
        return
    page.add(md.heading(level, page.ref("implementation.evidence", key), key.lower()))
    page.add(f"{page.date(row['observed_on'])} · {page.code('direction', row['direction'])}. {page.text(row['finding'])}")
    if note:
        page.add(page.text(note))
    page.add(md.bullets(source_line(page, source) for source in row["source_ids"].split(";")))


def row_cells(page: Page, table: str, row: Row, leave: Iterable[str] = ()) -> list[str]:
    """Give the cells of a row as it is listed elsewhere, its own link first where it has a page."""
    kind, leave = KINDS.get(table), set(leave)
    fields = {field["name"]: field for field in page.records.schemas[table]["fields"]}
    own = [page.ref(table, row[kind.key])] if kind else []
    return own + [page.cell(fields[name], row[name]) for name in LISTED.get(table, ()) if name not in leave]


def listing(page: Page, table: str, rows: Sequence[Row], leave: Iterable[str] = ()) -> None:
    """Add rows of one table as a table."""
    kind, leave = KINDS.get(table), set(leave)
    names = [name for name in LISTED.get(table, ()) if name not in leave]
    header = ([kind.noun] if kind else []) + [page.labels.field(name) for name in names]
    page.add(md.table([md.escape(page.say(text)) for text in header],
                      [row_cells(page, table, row, leave) for row in rows])
             if rows else page.say("Nothing is recorded here."))


def backlinks(page: Page, table: str, key: str, skip: Iterable[str] = (), limit: int = 200) -> None:
    """Add what refers to the record, a section per table; ``skip`` names tables shown above."""
    own = KINDS[table].key
    for origin in page.records.back_tables(table, key):
        if origin in skip or origin.startswith(UNLISTED):
            continue
        rows = list({id(row): row for row in page.records.back(table, key, origin)}.values())
        resource = page.records.resources[origin]
        page.add(md.heading(2, md.escape(page.say(resource["title"])), "in-" + md.anchor(origin.replace(".", "-"))))
        leave = {own} if all(row.get(own) == key for row in rows) else set()
        listing(page, origin, rows[:limit], leave)
        if len(rows) > limit:
            page.add(page.say("The first {shown} of {all} rows are shown; the rest are in the download.",
                              shown=page.labels.number(str(limit)), all=page.labels.number(str(len(rows)))))


def review(page: Page, table: str, key: str) -> str:
    """Say when the record was last checked and is next due; the reader's browser makes a banner of it once that day has passed."""
    row = page.records.review(table, key)
    if row is None:
        return ""
    day = page.labels.date(row["next_review_on"])
    passed = page.say("This record was due for a check on {day}. What it says may have changed since.", day=day)
    due = f'<time class="due" datetime="{row["next_review_on"]}" data-passed="{md.escape(passed)}">{day}</time>'
    return page.say("**Last checked** on {last} ({how}). The next check is due on {due}.", last=page.date(row["last_checked_on"]), due=due,
                    how=page.code("last_checked_by", row["last_checked_by"]).lower())


def exits(page: Page, table: str, key: str) -> None:
    """Add the ways on from a record: download it, correct it, cite it."""
    package, resource = table.split(".")
    place, version = page.publication, page.records.descriptors[package]["version"]
    path = page.records.resources[table]["path"]
    page.section("This record", "this-record")
    checked = review(page, table, key)
    page.add(md.bullets(([checked] if checked else []) + [
        page.say("**Download:** {record}, or the whole table as {table}. {codebook}.",
                 record=md.link(page.say("this record as JSON"), f"{place.data}{package}/{resource}/{key}.json"),
                 table=md.link("CSV", f"{place.data}{package}/{path}"),
                 codebook=md.link(page.say("What each column means"), page.to(f"data/{package}/index.md#{resource}"))),
        page.say("**Correct it:** {how}", how=_correction(page, table, key)),
        page.say("**Cite it:** {name}, record {key} of {table}, version {version}, {day}. {address}", name=md.escape(place.name),
                 key=md.escape(key), table=md.escape(f"{package}/{resource}"), version=md.escape(version),
                 day=page.date(place.day) if place.day else "", address=md.escape(page.address())),
    ]))


def _correction(page: Page, table: str, key: str) -> str:
    package, resource = table.split(".")
    more = md.link(page.say("how to get something corrected"), page.to("about.md#corrections"))
    if not page.publication.repository:
        return page.say("{more}.", more=more)
    query = urlencode({"template": "correct-a-value.yml", "title": f"{package}/{resource} {key}", "page": page.address()})
    edit = f"{page.publication.repository}/edit/main/datapackages/{package}/{page.records.resources[table]['path']}"
    return page.say("{form}, {edit}, or see {more}.", more=more,
                    form=md.external(page.say("report what is wrong"), f"{page.publication.repository}/issues/new?{query}"),
                    edit=md.external(page.say("change the table yourself"), edit))
