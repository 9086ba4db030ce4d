"""Coding rules and their examples -> what the macro `coding_rule` prints: the newest wording of a rule as a list.

In: rows of the tables coding_rules and coding_examples. Out: Markdown with links from the root of the language. Never disk.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scripts.labels import Labels
from scripts.pages import markup as md
from scripts.pages.page import Page, Publication
from scripts.pages.records import Records, Row, codebook_path

RULES, EXAMPLES = "implementation.coding_rules", "implementation.coding_examples"
PARTS = {"coding_rule": "", "inclusions": "included", "exclusions": "excluded", "edge_cases": "edge_case", "in_doubt": "", "note": ""}
"""The columns of a rule in the order they are shown, each with the part by which examples name it."""


def _values(page: Page, rule: Row) -> str:
    """Give a link to the values that the coded column can take, where it is a column with a list of them."""
    schema = page.records.schemas.get(f"{rule['package']}.{rule['resource']}", {"fields": ()})
    if any(field["name"] == rule["variable"] and field.get("categories") for field in schema["fields"]):
        return md.link(page.say("The values."), page.to(f"{codebook_path(rule['package'], rule['resource'])}#{rule['variable']}"))
    return ""


def _lines(page: Page, rule: Row, examples: Sequence[Row]) -> Iterator[str]:
    key = f"{rule['variable']};{rule['rule_version']}"
    for column, part in PARTS.items():
        shown = [row for row in examples if row["coding_part"] == part]
        if not rule[column] and not shown:
            continue
        text = page.text(page.labels.text("implementation", "coding_rules", key, column, rule[column])) if rule[column] else ""
        words = [f"- **{md.escape(page.labels.field(column))}.**", text, _values(page, rule) if column == "coding_rule" else ""]
        yield " ".join(filter(None, words))
        for row in shown:
            name = ";".join(row[field] for field in page.records.schemas[EXAMPLES]["primaryKey"])
            why = page.labels.text("implementation", "coding_examples", name, "reason", row["reason"])
            shown_as = page.ref(f"{row['package']}.{row['resource']}", row["record"])
            yield f"    - {shown_as}: {page.text(why)}"
    if rule["rule_version"] != "1":
        earlier = md.link(page.say("earlier wordings"), page.to("data/implementation/index.md#coding_rules"))
        yield "- " + page.say("This is version {version} of the rule; the data keep the {earlier}.", version=rule["rule_version"], earlier=earlier)


def values(rows: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping], labels: Labels, publication: Publication) -> dict[str, str]:
    """Give the newest wording of each rule, by variable."""
    page = Page(Records(rows, descriptors), labels, publication, "index.md", "")
    newest = {rule["variable"]: rule for rule in sorted(rows.get(RULES, ()), key=lambda rule: int(rule["rule_version"]))}
    found = {}
    for variable, rule in newest.items():
        examples = [row for row in rows.get(EXAMPLES, ()) if (row["variable"], row["rule_version"]) == (variable, rule["rule_version"])]
        found[variable] = "\n".join(_lines(page, rule, examples))
    return found
