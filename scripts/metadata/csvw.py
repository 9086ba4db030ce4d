"""A table -> CSV on the Web metadata, which stands beside the CSV as TABLE.csv-metadata.json.

A code for a missing value is a null of its column. One description of all tables holds the keys between them.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.metadata.collection import Collection, based_on, licenses, made_on
from scripts.typed import is_edtf

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DIALECT = {"encoding": "utf-8", "header": True, "headerRowCount": 1, "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminators": ["\n"]}
_BASES = {"string": "string", "integer": "integer", "number": "decimal", "boolean": "boolean", "date": "date"}
_LIMITS = {"minimum": "minimum", "maximum": "maximum", "minLength": "minLength", "maxLength": "maxLength"}


def datatype(field: Mapping, in_key: bool) -> dict[str, object] | str:
    """Give the type of the cells of a column, or of the items of its lists."""
    if in_key and field.get("missingValues"):
        return "string"
    constraints = field.get("constraints", {})
    made: dict[str, object] = {"base": _BASES[field["type"]]}
    if field["type"] == "boolean":
        made["format"] = "true|false"
    if in_key or not field.get("listDelimiter"):
        made |= {name: constraints[key] for key, name in _LIMITS.items() if key in constraints}
        if "enum" in constraints and field["type"] == "string":
            made["format"] = "|".join(_literal(value) for value in constraints["enum"])
        elif "pattern" in constraints and field["type"] == "string":
            made["format"] = constraints["pattern"]
    return made if len(made) > 1 else str(made["base"])


def _literal(value: str) -> str:
    """Give a regular expression for exactly one text; codes hold letters, digits, `_`, `-` and `.` alone."""
    return value.replace(".", r"\.")


def column(field: Mapping, in_key: bool) -> dict[str, object]:
    """Give one column; in a primary key a list and a code for a missing value stay text, as a null is no key."""
    made: dict[str, object] = {
        "name": field["name"], "titles": field["name"], "dc:title": field["title"], "dc:description": field["description"],
        "datatype": datatype(field, in_key), "required": bool(field.get("constraints", {}).get("required")),
    }
    if field.get("missingValues") and not in_key:
        made["null"] = ["", *(item["value"] for item in field["missingValues"])]
    if field.get("listDelimiter") and not in_key:
        made["separator"] = field["listDelimiter"]
    if is_edtf(field):
        made["dc:conformsTo"] = "http://id.loc.gov/datatypes/edtf"
    return made


def table(resource: Mapping, url: str) -> dict[str, object]:
    """Give one table, its file named as seen from the description."""
    key = resource["schema"]["primaryKey"]
    return {
        "@type": "Table", "url": url, "dc:title": resource["title"], "dc:description": resource["description"],
        "tableSchema": {"@type": "Schema", "columns": [column(field, field["name"] in key) for field in resource["schema"]["fields"]], "primaryKey": key},
    }


def document(collected: Collection, package: str, resource: Mapping) -> dict[str, object]:
    """Give the description that stands beside a CSV."""
    descriptor = collected.descriptors[package]
    about = table(resource, f"{resource['name']}.csv")
    schema = about.pop("tableSchema")
    return {"@context": CONTEXT, **about, **_common(collected, descriptor, package), "dialect": DIALECT, "tableSchema": schema}


def _common(collected: Collection, descriptor: Mapping, package: str) -> dict[str, object]:
    made = {
        "dc:isPartOf": {"@id": collected.dataset(package)}, "dc:license": {"@id": licenses(descriptor)[0]}, "dc:issued": made_on(descriptor),
        "dc:publisher": collected.maintainers, "schema:version": descriptor["version"],
    }
    based = [{"@id": collected.dataset(name)} for name in based_on(collected, package)]
    return made | ({"prov:wasDerivedFrom": based} if based else {})


def group(collected: Collection) -> dict[str, object]:
    """Give one description of all tables, with the keys between them that CSV on the Web can state."""
    keys = {(name, resource["name"]): resource["schema"]["primaryKey"] for name, item in collected.descriptors.items() for resource in item["resources"]}
    tables = []
    for name, descriptor in collected.descriptors.items():
        for resource in descriptor["resources"]:
            made = table(resource, f"{name}/{resource['name']}.csv")
            made["tableSchema"]["foreignKeys"] = list(_foreign_keys(resource, keys))
            tables.append(made | _common(collected, descriptor, name))
    return {"@context": CONTEXT, "@type": "TableGroup", "dc:title": collected.title, "dialect": DIALECT, "tables": tables}


def _foreign_keys(resource: Mapping, keys: Mapping[tuple[str, str], list[str]]) -> Iterator[dict[str, object]]:
    for field in resource["schema"]["fields"]:
        targets = field.get("references", ())
        if len(targets) != 1 or field.get("listDelimiter") or not field.get("constraints", {}).get("required"):
            continue  # a key that may be null, or is one of several or of a list, cannot be stated
        package, name, column_ = targets[0]["package"], targets[0]["resource"], targets[0]["field"]
        if keys.get((package, name)) == [column_] and (name != resource["name"] or column_ != field["name"]):
            yield {"columnReference": field["name"], "reference": {"resource": f"{package}/{name}.csv", "columnReference": column_}}
