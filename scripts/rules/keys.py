"""Rules on identifiers: what refers to what, and what stands once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from scripts.model import Catalog, Table
from scripts.rules.view import Finding, cells, definitions, has, holding, in_descriptor, items, keyed, where
from scripts.validate import repeats

INTERFACE = "interface"
"""Package name under which translations hold the words of the pages themselves; no data package."""


def _targets(field: Mapping) -> list[tuple[str, str, str]]:
    found = field.get("references")
    return (
        [(str(item.get("package")), str(item.get("resource")), str(item.get("field"))) for item in found if isinstance(item, Mapping)]
        if isinstance(found, list)
        else []
    )


def _is_foreign_key(table: Table, field: Mapping, targets: list[tuple[str, str, str]]) -> bool:
    """Tell whether Table Schema already checks the field against the same column."""
    return any(
        list(key.get("fields", ())) == [field["name"]]
        and [(table.package, key["reference"].get("resource") or table.name, *key["reference"]["fields"])] == targets
        for key in table.schema.get("foreignKeys", ())
    )


def references(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A value, or each item of a list, stands in one of the columns that the field's `references` names."""
    known: dict[tuple[str, str, str], set[str]] = {}
    for table in catalog.tables.values():
        for field in definitions(table):
            targets = _targets(field)
            own = keyed(table) == field["name"] and (table.package, table.name, field["name"]) in targets
            if not targets or own or _is_foreign_key(table, field, targets):
                continue
            others = [catalog.tables.get(f"{package}.{resource}") for package, resource, _ in targets]
            if not all(has(other, name) and other.whole for other, (_, _, name) in zip(others, targets, strict=True)):
                continue
            for other, target in zip(others, targets, strict=True):
                if target not in known:
                    known[target] = set(other.column(target[2]))
            names = " or ".join(other.path for other in others)

            def unknown(cell: str, field=field, targets=targets, names=names) -> str | None:
                lost = [item for item in items(cell, field) if not any(item in known[target] for target in targets)]
                return f"expected {targets[0][2]} of {names}, found none that is {', '.join(map(repr, lost))}" if lost else None

            yield from where(table, field, unknown, "mend the identifier, or add the row it refers to")


def declared_keys(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Every key that a descriptor declares names tables and fields that exist."""
    names = {
        package.name: {
            resource["name"]: {field.get("name") for field in resource.get("schema", {}).get("fields", ())} for resource in package.descriptor["resources"]
        }
        for package in catalog.packages.values()
    }
    for package in catalog.packages.values():
        for number, resource in enumerate(package.descriptor["resources"]):
            schema, place, own = resource.get("schema", {}), ("resources", number, "schema"), names[package.name][resource["name"]]
            for order, field in enumerate(schema.get("fields", ())):
                for target in _targets(field):
                    if target[0] not in catalog.unsound and target[2] not in names.get(target[0], {}).get(target[1], ()):
                        yield in_descriptor(
                            package,
                            (*place, "fields", order, "references"),
                            field["name"],
                            "/".join(target),
                            "expected a package, table and field that exist",
                            "mend the reference",
                        )
            for order, key in enumerate(schema.get("foreignKeys", ())):
                wanted = key["reference"]["fields"]
                other = names[package.name].get(key["reference"].get("resource") or resource["name"], set())
                if not set(_list(key["fields"])) <= own or not set(_list(wanted)) <= other:
                    yield in_descriptor(
                        package,
                        (*place, "foreignKeys", order),
                        "foreignKeys",
                        ";".join(_list(key["fields"])),
                        "expected fields that exist in this table and the other",
                        "mend the key",
                    )
            for order, key in enumerate(schema.get("uniqueKeys", ())):
                if not set(key) <= own:
                    yield in_descriptor(
                        package, (*place, "uniqueKeys", order), "uniqueKeys", ";".join(key), "expected fields that exist in this table", "mend the key"
                    )


def _list(names: object) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def records(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A record named by package, resource and record exists, and so does its field where one is named."""
    known: dict[str, set[str]] = {}
    for key in holding(catalog, "package", "resource", "record"):
        named = has(catalog.tables[key], "field")
        for path, line, (package, resource, record, *rest) in cells(catalog, key, "package", "resource", "record", *(["field"] if named else [])):
            if package in catalog.unsound or (package == INTERFACE and named):
                continue
            table = catalog.tables.get(f"{package}.{resource}")
            if table is None:
                if resource not in _resources(catalog, package):
                    yield Finding(
                        path, line, "resource", f"{package}.{resource}", "expected a table of the data packages", "mend the name of the package or table"
                    )
                continue
            if table.key not in known:
                known[table.key] = _identifiers(table)
            if table.whole and record not in known[table.key]:
                yield Finding(path, line, "record", record, f"expected a record of {table.path}", "mend the identifier, or add the record")
            if rest and rest[0] not in table.header:
                yield Finding(path, line, "field", rest[0], f"expected a field of {table.path}", "mend the name of the field")


def _resources(catalog: Catalog, package: str) -> set[object]:
    found = catalog.packages.get(package)
    return {resource.get("name") for resource in found.descriptor["resources"]} if found else set()


def _identifiers(table: Table) -> set[str]:
    """Give the identifiers of a table: its key, the parts of a key of several fields joined by semicolons."""
    names = _list(table.schema.get("primaryKey", ()))
    columns = [table.column(name) for name in names if name in table.header]
    return {";".join(parts) for parts in zip(*columns, strict=True)}


def unique_keys(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The values of each of a table's `uniqueKeys` stand once."""
    for table in catalog.tables.values():
        for names in table.schema.get("uniqueKeys", ()):
            for found in repeats(table, names, "unique-keys"):
                yield Finding(found.path, found.line, found.field, found.value, found.message, found.fix)


def id_case(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Identifiers of a table differ in more than capital letters, since addresses of pages are in small letters."""
    for table in catalog.tables.values():
        name, first = keyed(table), {}
        for path, line, (value,) in cells(catalog, table.key, name) if name else ():
            other = first.setdefault(value.lower(), value)
            if other != value:
                yield Finding(
                    path,
                    line,
                    name,
                    value,
                    f"expected an identifier that differs from {other!r} in more than capital letters",
                    "give the record another identifier",
                )


def list_items(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A list names each item once, without blanks around it."""
    for table in catalog.tables.values():
        for field in definitions(table):
            if field.get("listDelimiter"):

                def untidy(cell: str, field=field) -> str | None:
                    found = items(cell, field)
                    tidy = len(set(found)) == len(found) and all(item and item == item.strip() for item in found)
                    return None if tidy else "expected each item once, without spaces around it and none blank"

                yield from where(table, field, untidy, "delete the second one, the blank one or the spaces")
