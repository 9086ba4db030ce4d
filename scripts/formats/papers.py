"""What goes with a package: how to read it, what it means, what is known to be wrong or missing with it."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scripts.formats.base import Published, citation, licence

README, ISSUES = "README.md", "KNOWN-ISSUES.md"
_SHOWN = 200


def readme(descriptor: Mapping, rows: Mapping[str, int], site: str) -> bytes:
    """Say what the package is, what its files are and how to cite it."""
    lines = [f"# {descriptor['title']}", descriptor["description"],
             f"Version {descriptor['version']}, {descriptor['created'][:10]}. Licence: {licence(descriptor)}.",
             f"Cite as: {citation(descriptor, site)}", "## Tables", "\n".join(
                 f"- `{resource['name']}.csv` ({rows[resource['name']]:,} rows): {resource['description']}" for resource in descriptor["resources"]),
             "## Other files", "\n".join((
                 "- `datapackage.json`: the description that Data Package tools read, with the type, values and keys of every column.",
                 "- `codebook.csv`, `codebook.json`: every column and every value with its rule.",
                 "- `KNOWN-ISSUES.md`: what is disputed, missing or not yet checked.",
                 "- `LICENSE-DATA`, `CITATION.cff`: what you may do, and how to cite.")),
             "## How to read it",
             "The CSV files are UTF-8 with commas, and every cell is text as the project holds it. "
             "`unknown`, `not_applicable` and `not_found` say why there is no value. A list is written with semicolons. "
             "A date may be a year, a month, a day or an interval of them (EDTF).",
             f"Other formats with types, and pages to read: {site}"]
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def issues(descriptor: Mapping, tables: list[Published]) -> bytes:
    """List what a user should know before trusting a package: disputed rows, missing values, empty tables."""
    lines = [f"# Known issues of: {descriptor['title']}", "Made from the data of this version: what a row says about itself, and what is missing."]
    for table in tables:
        lines += _of_table(table)
    return ("\n\n".join(lines) + "\n").encode("utf-8")


def _of_table(table: Published) -> list[str]:
    names = [field["name"] for field in table.resource["schema"]["fields"]]
    key = [names.index(name) for name in table.resource["schema"]["primaryKey"]]
    missing: Counter[str] = Counter()
    disputed, count = [], 0
    for row in table.rows():
        count += 1
        missing.update(name for name, cell in zip(names, row, strict=True) if cell in ("unknown", "not_found"))
        if "disputed" in names and row[names.index("disputed")] == "true":
            note = row[names.index("note")] if "note" in names else ""
            disputed.append(f"- {' '.join(row[place] for place in key)}: {note or 'sources disagree'}")
    found = []
    if not count:
        found.append("The table has no rows yet.")
    if disputed:
        more = [f"- and {len(disputed) - _SHOWN:,} more, marked in the column `disputed`"] if len(disputed) > _SHOWN else []
        found += ["Disputed:", "\n".join(disputed[:_SHOWN] + more)]
    if missing:
        found += [f"Not known or not found, of {count:,} rows:", "\n".join(f"- `{name}`: {missing[name]:,}" for name in names if missing[name])]
    return [f"## {table.name}", *found] if found else []
