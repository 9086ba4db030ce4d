"""The published files -> an OpenAPI 3.1 description of them, as if they were answers of a service.

There is no service: every path is a file. What the JSON of a table holds is described column by column.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts import typed
from scripts.formats import FORMATS
from scripts.formats.bundle import needed
from scripts.metadata.collection import MEDIA_TYPES, Collection, spdx

_TYPES: dict[str, dict[str, object]] = {
    "text": {"type": "string"}, "integer": {"type": "integer"}, "number": {"type": "number"}, "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"}, "list": {"type": "array", "items": {"type": "string"}},
}
_STATES = ("package", "resource", "format", "path", "bytes", "sha256")


def cell(column: typed.Column, field: Mapping) -> dict[str, object]:
    """Give what the JSON of a column holds; a blank is null, and an empty list an empty list."""
    made = dict(_TYPES[column.kind]) | {"title": column.title, "description": column.description}
    constraints = field.get("constraints", {})
    if column.kind == "text" and column.part == "value" and "enum" in constraints:
        made["enum"] = [*constraints["enum"], *sorted(column.codes)]
    nullable = column.kind != "list" and (column.part != "value" or not constraints.get("required") or bool(column.codes and column.kind != "text"))
    if nullable:
        made["type"] = [made["type"], "null"]
        if "enum" in made:
            made["enum"] = [*made["enum"], None]
    return made


def row(resource: Mapping) -> dict[str, object]:
    """Give what the JSON of a table holds for one row."""
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    columns = {column.name: cell(column, fields[column.source]) for column in typed.columns(resource["schema"])}
    return {"type": "object", "title": resource["title"], "description": resource["description"], "properties": columns,
            "required": list(columns), "additionalProperties": False}


def _answer(description: str, media_type: str, schema: Mapping) -> dict[str, object]:
    return {"200": {"description": description, "content": {media_type: {"schema": schema}}}, "404": {"description": "There is no such file."}}


def _get(name: str, summary: str, tag: str, answer: Mapping, **parameters: Mapping) -> dict[str, object]:
    """Give one operation; each of ``parameters`` is the schema of a part of the path."""
    given = [{"name": part, "in": "path", "required": True, "schema": schema} for part, schema in parameters.items()]
    return {"get": {"operationId": name, "summary": summary, "tags": [tag], **({"parameters": given} if given else {}), "responses": answer}}


def _package(collected: Collection, name: str) -> Iterator[tuple[str, dict]]:
    descriptor = collected.descriptors[name]
    tables = {"type": "string", "enum": [resource["name"] for resource in descriptor["resources"]]}
    yield f"/{name}/datapackage.json", _get(f"{name}.datapackage", f"Description of the package {name}", name,
                                           _answer("A Data Package.", "application/json", {"type": "object"}))
    yield f"/{name}.zip", _get(f"{name}.zip", f"All tables of {name} in one archive", name, _answer("An archive.", MEDIA_TYPES[".zip"], {}))
    yield f"/{name}/{{table}}.csv", _get(f"{name}.csv", f"A table of {name} as it stands in the source", name,
                                         _answer("A table.", MEDIA_TYPES[".csv"], {"type": "string"}), table=tables)
    for form in FORMATS:
        if form.name != "json":
            yield f"/{name}/{{table}}{form.suffix}", _get(f"{name}.{form.name}", f"A table of {name} as {form.title}", name,
                                                          _answer("A table.", form.media_type, {}), table=tables)
    recorded = {entry.resource for entry in collected.files(name, "record")}
    for resource in descriptor["resources"]:
        table, reference = resource["name"], {"$ref": f"#/components/schemas/{name}.{resource['name']}"}
        yield f"/{name}/{table}.json", _get(f"{name}.{table}", resource["title"], name,
                                            _answer(resource["description"], "application/json", {"type": "array", "items": reference}))
        if table in recorded:
            whole = {"type": "object", "properties": {"id": {"type": "string"}, "values": reference}, "required": ["id", "page", "values"]}
            yield f"/{name}/{table}/{{id}}.json", _get(f"{name}.{table}.record", f"One record of {resource['title']} with its sources and links", name,
                                                       _answer("A record.", "application/json", whole), id={"type": "string"})


def _whole(collected: Collection) -> Iterator[tuple[str, dict]]:
    yield "/index.json", _get("index", "Every file with its size and hash", "everything", _answer(
        "The list of files.", "application/json", {"type": "array", "items": {"$ref": "#/components/schemas/File"}}))
    for entry in collected.downloads(""):
        yield f"/{entry.path}", _get(entry.path, f"Every table in one file ({entry.format})", "everything", _answer("Every table.", entry.media_type, {}))
    tables = {f"{name}.{resource['name']}" for name, descriptor in collected.descriptors.items() for resource in descriptor["resources"]}
    if needed() <= tables:
        bundle = {"type": "object", "required": ["id", "page", "values", "sources"]}
        for folder, what in (("pledges", "pledge"), ("countries", "country")):
            yield f"/{folder}/{{id}}.json", _get(f"bundle.{what}", f"Everything about one {what} in one file", "everything", _answer(
                f"A {what} with all that belongs to it.", "application/json", bundle), id={"type": "string"})


def document(collected: Collection) -> dict[str, object]:
    """Give the whole description."""
    paths = dict(_whole(collected))
    for name in collected.descriptors:
        paths |= dict(_package(collected, name))
    schemas = {f"{name}.{resource['name']}": row(resource) for name, descriptor in collected.descriptors.items() for resource in descriptor["resources"]}
    numbers = {"bytes": {"type": "integer", "minimum": 0}, "rows": {"type": "integer", "minimum": 0}}
    schemas["File"] = {"type": "object", "properties": {name: {"type": "string"} for name in _STATES} | numbers, "required": list(_STATES)}
    source = {"externalDocs": {"description": "Source of the data and of this site", "url": collected.repository}} if collected.repository else {}
    return {
        "openapi": "3.1.0",
        "info": {"title": collected.title, "version": collected.version, "description": f"{collected.description} Every path is a file; nothing is computed "
                 "on request.", "license": {"name": collected.license, "url": spdx(collected.license)},
                 "contact": {"name": collected.maintainers, "url": f"{collected.site}en/about/#corrections"}},
        **source, "servers": [{"url": collected.data.rstrip("/")}],
        "tags": [{"name": "everything", "description": "All packages together."},
                 *({"name": name, "description": descriptor["title"]} for name, descriptor in collected.descriptors.items())],
        "paths": paths, "components": {"schemas": schemas},
    }
