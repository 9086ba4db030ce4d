"""What each kind of record says first on its own page, and which linked rows it shows in its own way.

In: a page and a row. Out: blocks added to the page. Kinds without an entry show their fields alone.
"""
from __future__ import annotations

from scripts.labels import MISSING
from scripts.pages import curves, parts, pledges, related
from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import Row

_SHOWN_ROWS = 100


def commitment(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the paraphrase; then pledges that serve it and the frameworks it relates to."""
    page.add(md.escape(row["paraphrase"]),
             page.say("From {instrument}, {section}.", instrument=page.ref("commitments.instruments", row["instrument_id"]),
                      section=page.ref("commitments.sections", row["section_id"])))
    page.section("Pledges that serve it", "pledges")
    links = page.records.back("commitments.commitments", row["commitment_id"], "pledges.pledge_commitments", "commitment_id")
    if any(link["assigned_by"] == "rule" for link in links):
        page.add(page.say("Links marked “{rule}” were made from the theme of the pledge and have not been read one by one.",
                          rule=page.code("assigned_by", "rule")))
    page.table(["Pledge", "Pledged by", "Why", "Status"], (
        [page.ref("pledges.pledges", link["pledge_id"]), pledges.pledgers(page, link["pledge_id"]),
         md.escape(link["reason"]) + (f" ({page.code('assigned_by', 'rule')})" if link["assigned_by"] == "rule" else ""),
         pledges.state(page, link["pledge_id"])] for link in links[:_SHOWN_ROWS]), stack=True)
    parts.rest(page, len(links), _SHOWN_ROWS, "pledges/index.md")
    page.section("Goals of other frameworks", "crosswalk")
    if not page.records.rows("commitments.crosswalk"):
        page.add(page.say("The comparison with other frameworks has not been coded yet: it is made by reading both texts."))
    else:
        related.listing(page, "commitments.crosswalk", page.records.back(
            "commitments.commitments", row["commitment_id"], "commitments.crosswalk", "commitment_id"), {"commitment_id"})
    return "pledges.pledge_commitments", "commitments.crosswalk"


def framework_item(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the framework; then the commitments that were compared with the goal."""
    page.add(page.say("Number {code} of {framework}, and the commitments of the Declaration that were compared with it.",
                      code=md.escape(row["item_code"]), framework=page.ref("commitments.frameworks", row["framework_id"])))
    page.section("Commitments compared with it", "crosswalk")
    related.listing(page, "commitments.crosswalk", page.records.back(
        "commitments.framework_items", row["framework_item_id"], "commitments.crosswalk", "framework_item_id"), {"framework_item_id"})
    return ("commitments.crosswalk",)


def section(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the commitments of the section, in the order of the text."""
    page.add(page.say("Part of {instrument}.", instrument=page.ref("commitments.instruments", row["instrument_id"])))
    page.section("Commitments", "commitments")
    rows = page.records.back("commitments.sections", row["section_id"], "commitments.commitments", "section_id")
    page.table(["Commitment", "Verb", "What it says"], (
        [page.ref("commitments.commitments", found["commitment_id"]), md.escape(found["verb"]), md.escape(found["paraphrase"])]
        for found in sorted(rows, key=lambda found: int(found["commitment_order"]))), stack=True)
    page.section("Titles by language", "titles")
    titles = page.records.back("commitments.sections", row["section_id"], "commitments.section_titles", "section_id")
    page.table(["Language", "Title", "Kind of title", "Source"], (
        [md.escape(found["language"]), md.in_language(found["section_title"], found["language"]), page.code("title_kind", found["title_kind"]),
         page.refs("sources.sources", found["source_ids"].split(";"))] for found in titles), stack=True)
    if row["pillar"] not in MISSING:
        page.section("Pledges under this pillar", "pledges")
        page.add(page.say("A pledge is listed when a source places it here, or when this project did from its content."))
        found = [pledge for pledge in page.records.rows("pledges.pledges") if pledge["pillar"] == row["pillar"] and not pledge["withdrawn_on"]]
        page.table(["Pledge", "Pledged by", "Basis of the pillar"], (
            [page.ref("pledges.pledges", pledge["pledge_id"]), pledges.pledgers(page, pledge["pledge_id"]),
             page.code("pillar_basis", pledge["pillar_basis"])] for pledge in found[:_SHOWN_ROWS]), stack=True)
        parts.rest(page, len(found), _SHOWN_ROWS, "pledges/index.md")
    return "commitments.commitments", "commitments.section_titles"


def instrument(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with what the text is; then its sections."""
    page.add(md.escape(row["summary"]) if row["summary"] not in MISSING else "")
    page.section("Sections and commitments", "sections")
    sections = page.records.back("commitments.instruments", row["instrument_id"], "commitments.sections", "instrument_id")
    commitments = page.records.back("commitments.instruments", row["instrument_id"], "commitments.commitments", "instrument_id")
    page.table(["Section", "Kind of section", "Commitments"], (
        [page.ref("commitments.sections", found["section_id"]), page.code("section_type", found["section_type"]),
         page.say("Commitments: {number}", number=page.labels.number(str(sum(entry["section_id"] == found["section_id"] for entry in commitments))))]
        for found in sorted(sections, key=lambda found: int(found["section_order"]))), stack=True)
    return "commitments.sections", "commitments.commitments"


def action_package(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with who leads and who takes part, or say that this is not known."""
    members = page.records.back("pledges.action_packages", row["action_package_id"], "pledges.action_package_members", "action_package_id")
    if row["package_title"] == "unknown":
        page.add(page.say("Title, lead and members of this action package are not known from what was read."))
    for role, english in (("lead", "Led by {names}."), ("member", "Members: {names}.")):
        names = [page.party(found["party_id"]) for found in members if found["package_role"] == role]
        page.add(page.say(english, names=page.labels.listing(names)) if names else "")
    if row["package_title"] != "unknown" and not any(found["package_role"] == "member" for found in members):
        page.add(page.say("Its members are not known from what was read."))
    return ()


def total(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the sum and what it is."""
    page.add(page.say("Stated on {day} by {who}: {money}. What kind of sum: {measure}.", money=page.money(row), day=page.date(row["stated_on"]),
                      who=page.labels.listing(page.party(key) for key in row["stated_by"].split(";")), measure=page.code("measure", row["measure"]).lower()))
    if row["measure"] != "flow":
        page.add(page.say("Never add it to sums of new money."))
    return ()


def evidence(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the finding and whom it is about; then the pledges it bears on."""
    page.add(page.say("{day}: {finding}", day=page.date(row["observed_on"]), finding=page.text(row["finding"])))
    parties = page.records.back("implementation.evidence", row["evidence_id"], "implementation.evidence_parties", "evidence_id")
    page.add(page.say("About {names}.", names=page.labels.listing(page.party(found["party_id"]) for found in parties)) if parties else "")
    page.section("Pledges it bears on", "pledges")
    links = page.records.back("implementation.evidence", row["evidence_id"], "implementation.pledge_evidence", "evidence_id")
    page.table(["Pledge", "Pledged by", "Relation", "Note"], (
        [page.ref("pledges.pledges", link["pledge_id"]), pledges.pledgers(page, link["pledge_id"]),
         page.code("evidence_relation", link["evidence_relation"]), page.text(link["note"]) or page.say("no note")] for link in links), stack=True)
    return "implementation.evidence_parties", "implementation.pledge_evidence"


def generic_target(page: Page, found: Row) -> str:
    """Give a link to the record that a (package, resource, record) row names."""
    return page.ref(f"{found['package']}.{found['resource']}", found["record"])


def assessment(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the finding and the records it is about."""
    page.add(page.say("{publisher}, {day}: {finding}", publisher=md.escape(row["publisher"]), day=page.date(row["published_on"]),
                      finding=page.text(row["finding"])))
    page.section("What it is about", "about")
    found = page.records.back("implementation.assessments", row["assessment_id"], "implementation.assessment_records", "assessment_id")
    page.add(md.bullets(generic_target(page, entry) for entry in found) or page.say("No single record."))
    return ("implementation.assessment_records",)


def claim(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the claim, then what the data show beside it."""
    page.add(page.say("Claimed on {day}: see {sources}.", day=page.date(row["published_on"]),
                      sources=page.refs("sources.sources", row["source_ids"].split(";"))))
    page.section("Beside the evidence", "comparison")
    page.add(page.text(row["comparison"]) if row["comparison"] not in MISSING else page.say("Nothing in the data differs from it."))
    found = page.records.back("claims.claims", row["claim_id"], "claims.claim_records", "claim_id")
    page.add(md.bullets(generic_target(page, entry) + (f": {page.text(entry['note'])}" if entry["note"] else "") for entry in found))
    return ("claims.claim_records",)


def series(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the definition and caveats; then every value."""
    page.add(md.escape(row["definition"]), page.say("**Caveats:** {text}", text=md.escape(row["caveats"])),
             page.say("Background only: no figure here shows an effect of the Declaration."))
    values = page.records.back("context.series", row["series_id"], "context.observations", "series_id")
    page.section("Over time", "over-time")
    curves.of_series(page, row, values)
    page.section("Values", "values")
    page.table(["Country or area", "Period", "Value", "Note"], (
        [page.party(found["subject_id"]), page.date(found["period"]), curves.value(page, found),
         md.escape(found["note"]) or page.say("no note")] for found in values), right=[2], stack=True)
    return ("context.observations",)


def source(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with publisher, date and the way to the original."""
    page.description = page.say("{title}: {publisher}, {day}. What this site takes from it, and how much of it was read. Source {key}.", title=page.title,
                                publisher=row["publisher"], day=md.words(page.date(row["published_on"])), key=row["source_id"])
    page.add(parts.source_facts(page, row))
    return ()


def described(page: Page, row: Row) -> tuple[str, ...]:
    """Lead with the summary, where there is one."""
    for name in ("summary", "subject", "description", "relation_to_lad", "attendance_note", "what_it_tracks"):
        if row.get(name, "unknown") not in MISSING:
            page.add(md.escape(row[name]))
            break
    return ()


LEADS = {
    "commitments.commitments": commitment, "commitments.framework_items": framework_item,
    "commitments.sections": section, "commitments.instruments": instrument,
    "pledges.action_packages": action_package, "pledges.announced_totals": total, "implementation.evidence": evidence,
    "implementation.assessments": assessment, "claims.claims": claim, "context.series": series, "sources.sources": source,
}
