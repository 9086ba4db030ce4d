"""Parts that many kinds of page share: sources, evidence, facts, what refers to a record, exits.

In: a page and a row. Out: blocks added to the page.
"""
from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from scripts.labels import MISSING
from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import KINDS, Row, codebook_path

# Fields that have a place of their own on every page, or say nothing when empty.
_APART = {"source_ids", "locator", "note", "disputed", "withdrawn_on", "withdrawn_reason"}
_LED_WITH = {"paraphrase", "finding", "definition", "caveats", "claim", "comparison"}
_NONE_WHEN_EMPTY = {"part_of", "superseded_by", "aliases", "restated_in", "copy_of", "pledge_ids", "unit_note"}


def fact_list(page: Page, table: str, row: Row, skip: Iterable[str] = ()) -> None:
    """Add every field of the row as label and value, in the order of the schema."""
    kind = KINDS.get(table)
    leave = _APART | set(skip) | ({kind.title} if kind else set()) | (_LED_WITH if kind and kind.form == "page" else set())
    pairs, idle = [], []
    for field in page.records.schemas[table]["fields"]:
        name, cell = field["name"], row.get(field["name"], "")
        if name in leave or not cell and name in _NONE_WHEN_EMPTY:
            continue
        label = md.escape(page.labels.field(name))
        if cell == "not_applicable":
            idle.append(label)
        else:
            pairs.append((label, md.escape(cell) if kind is not None and name == kind.key else page.cell(field, cell)))
    if idle:
        pairs.append((page.say("Does not apply"), ", ".join(idle)))
    page.add(md.facts(pairs))


def withdrawal(page: Page, row: Row) -> None:
    """Add why a record was withdrawn and when, before all else."""
    if row.get("withdrawn_on"):
        page.add(page.say("**Withdrawn** on {day}: {reason}. The record keeps its address and counts in no total.",
                          day=page.date(row["withdrawn_on"]), reason=md.escape(row.get("withdrawn_reason", "").rstrip("."))))


def cautions(page: Page, row: Row) -> None:
    """Add what a reader must know before using the row: dispute, note."""
    if row.get("disputed") == "true":
        page.add(page.say("**Disputed:** the sources of this record disagree; see the note."))
    if row.get("note"):
        page.add(page.say("**Note:** {note}", note=page.text(row["note"])))


def source_line(page: Page, key: str) -> str:
    """Give one source: title, publisher, date, how it was seen, and the way to the original."""
    row = page.records.get("sources.sources", key)
    return f"{page.ref('sources.sources', key)}. {source_facts(page, row)}" if row else md.escape(key)


def source_facts(page: Page, row: Row) -> str:
    """Give what is to be known of a source beside its title."""
    published = page.date(row["published_on"]) if row["published_on"] not in MISSING else page.say("undated")
    seen = f"{page.code('tier', row['tier'])}, {page.say('read whole') if row['read_as'] == 'whole' else page.say('read in part')}"
    links = [md.external(page.say("original"), row["url"])]
    if row["archived_url"] not in MISSING and row["archived_url"] != row["url"]:
        links.append(md.external(page.say("archived copy"), row["archived_url"]))
    return f"{md.escape(row['publisher'])}, {published}. {seen}. {' · '.join(links)}"


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


def rest(page: Page, number: int, shown: int, address: str) -> None:
    """Say where the rest of a table stands that is too long for the page."""
    if number > shown:
        page.add(page.say("{shown} of {all} are shown here; all of them stand in the {list}.", shown=page.labels.number(str(shown)),
                          all=page.labels.number(str(number)), list=md.link(page.say("full list"), page.to(address))))


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
                 codebook=md.link(page.say("What each column means"), page.to(codebook_path(package, resource)))),
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
