"""Descriptors -> the codebook: what every column means, which values it takes by which rule, who decides, and since which version.

In: descriptors. Out: rows and values; never disk. A row without ``value`` is a column, a row with one is a value of the column above it.
"""
from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from scripts import typed
from scripts.profiles import PROPERTY

HEADER = ("package", "resource", "position", "name", "title", "description", "type", "required", "list_delimiter", "minimum", "maximum", "pattern",
          "refers_to", "missing_codes", "example", "decided_by", "since_version", "value", "label", "rule")
DECIDERS = {
    "source": "The source: the cell repeats what the source states.",
    "maintainers_words": "The maintainers, in their own words after the source.",
    "maintainers_rule": "The maintainers, by the rule of each value.",
    "maintainers": "The maintainers: identifiers, links between records, order, and facts about their own work.",
    "program": "A program, from the other tables.",
}
_OWN_WORK = {"withdrawn_on", "withdrawn_reason", "accessed_on", "searched_on", "coded_on", "checked_on", "coding_pass", "results_read", "queries",
             "searched_in"}
Versions = Mapping[tuple[str, str, str], str]


def typed_columns(resource: Mapping) -> list[typed.Column]:
    """Give the columns of a resource in the formats that have types."""
    return typed.columns(resource["schema"])


def is_prose(field: Mapping) -> bool:
    """Tell whether a field holds running text or names: what a search should find."""
    constrained = field.get("constraints", {}).get("pattern") and not field.get("listDelimiter")
    return field["type"] == "string" and not (field.get("references") or field.get("categories") or constrained or field["name"].endswith("_url"))


def is_computed(package: str) -> bool:
    """Tell whether a package holds what follows from others: from all of the project's, or from one that tracks an instrument of its own."""
    return package == "computed" or package.endswith("-computed")


def computed_from(package: str, descriptors: Mapping[str, Mapping]) -> list[str]:
    """Name the packages that a computed package follows from; none for another package."""
    if package == "computed":
        return [name for name, descriptor in descriptors.items() if not is_computed(name) and PROPERTY not in descriptor]
    return [package.removesuffix("-computed")] if is_computed(package) else []


def decided_by(package: str, field: Mapping) -> str:
    """Tell who decides what stands in a field, one of DECIDERS."""
    if is_computed(package):
        return "program"
    if field.get("categories"):
        return "maintainers_rule"
    if field.get("references") or field["name"].endswith(("_id", "_ids", "_order")) or field["name"] in _OWN_WORK or field["type"] == "boolean":
        return "maintainers"
    return "maintainers_words" if is_prose(field) else "source"


def _values(field: Mapping) -> list[dict[str, str]]:
    named = [{"value": entry["value"], "label": entry["label"], "rule": entry.get("rule", "")} for entry in field.get("categories", ())]
    codes = (entry if isinstance(entry, Mapping) else {"value": entry, "label": entry} for entry in field.get("missingValues", ()))
    return named + [{"value": entry["value"], "label": entry.get("label", entry["value"]), "rule": entry.get("label", "")} for entry in codes if entry["value"]]


def variables(descriptor: Mapping, since: Versions | None = None) -> Iterator[dict]:
    """Give every column of a package with its values; ``since`` tells in which version a column appeared first."""
    package = descriptor["name"]
    for resource in descriptor["resources"]:
        for position, field in enumerate(resource["schema"]["fields"], 1):
            limits = field.get("constraints", {})
            missing = [entry["value"] if isinstance(entry, Mapping) else entry for entry in field.get("missingValues", ())]
            yield {
                "package": package, "resource": resource["name"], "position": position, "name": field["name"], "title": field["title"],
                "description": field["description"], "type": field["type"], "required": bool(limits.get("required")),
                "list_delimiter": field.get("listDelimiter", ""), "minimum": limits.get("minimum", ""), "maximum": limits.get("maximum", ""),
                "pattern": limits.get("pattern", ""), "refers_to": [f"{ref['package']}/{ref['resource']}" for ref in field.get("references", ())],
                "missing_codes": [code for code in missing if code], "example": str(field.get("example", "")), "decided_by": decided_by(package, field),
                "since_version": (since or {}).get((package, resource["name"], field["name"]), descriptor["version"]), "values": _values(field),
            }


def as_csv(descriptor: Mapping, since: Versions | None = None) -> bytes:
    """Give the codebook of a package as CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    for variable in variables(descriptor, since):
        values = variable.pop("values")
        place = {name: variable[name] for name in ("package", "resource", "position", "name")}
        writer.writerow(variable | {"required": str(variable["required"]).lower(), "refers_to": ";".join(variable["refers_to"]),
                                    "missing_codes": ";".join(variable["missing_codes"])})
        writer.writerows(place | value for value in values)
    return out.getvalue().encode("utf-8")


def as_json(descriptor: Mapping, since: Versions | None = None) -> dict:
    """Give the codebook of a package as one value."""
    return {"package": descriptor["name"], "title": descriptor["title"], "version": descriptor["version"], "decided_by": DECIDERS,
            "variables": list(variables(descriptor, since))}
