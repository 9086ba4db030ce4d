"""Rules on descriptors: what a field means, and what a resource may be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from scripts.dates import bounds
from scripts.model import Catalog
from scripts.profiles import PROPERTY, URL
from scripts.rules.view import Finding, described, in_descriptor

SHARED = ("type", "format", "title", "description", "missingValues", "categories", "listDelimiter", "references")
"""Properties of a field that are the same wherever its name appears, besides its pattern and enum."""

PLAIN = {"format": "csv", "encoding": "utf-8", "mediatype": "text/csv", "type": "table"}
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}Z")
_VERSION = re.compile(r"\d+\.\d+\.\d+")
FORBIDDEN = ("data", "dialect", "compression", "innerpath", "extrapaths", "scheme", "control", "profile", "profiles")


def _named(item: object, *names: str) -> bool:
    return isinstance(item, Mapping) and all(item.get(name) for name in names)


COVERAGE = {
    "version": (lambda value: isinstance(value, str) and bool(_VERSION.fullmatch(value)), "a version of three numbers, such as 0.1.0"),
    "licenses": (lambda value: _all(value, "name", "path"), "licences with the name that SPDX gives them and an address"),
    "contributors": (lambda value: _all(value, "title", "roles"), "contributors with title and roles"),
    "sources": (lambda value: _all(value, "title"), "sources with a title"),
    "keywords": (bool, "keywords"),
    "temporal": (
        lambda value: _named(value, "start", "end") and all(bounds(str(value[name])) for name in ("start", "end")),
        "the dates start and end that the data cover",
    ),
    "spatial": (lambda value: isinstance(value, str) and bool(value), "the place that the data cover, in words"),
}
"""What a package states besides what the profiles ask for."""


def _all(items: object, *names: str) -> bool:
    return isinstance(items, list) and bool(items) and all(_named(item, *names) for item in items)


def package_metadata(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A package states its version, licences, contributors with roles, sources, keywords, and the time and place it covers."""
    for package in catalog.packages.values():
        for name, (test, expected) in COVERAGE.items():
            value = package.descriptor.get(name)
            if not test(value):
                yield in_descriptor(package, (name,), name, "" if value is None else _short(value), f"expected {expected}", "state it in the descriptor")


def codes(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The `categories` of a field and its `constraints.enum` hold the same values in the same order, each with a label and a rule."""
    for package, place, field in described(catalog):
        categories = field.get("categories")
        enum = field.get("constraints", {}).get("enum")
        if categories is None and enum is None:
            continue
        listed = [item if isinstance(item, Mapping) else {"value": item} for item in categories or ()]
        values = [item.get("value") for item in listed]
        if values != enum:
            odd = [str(value) for value in [*values, *(enum or ())] if value not in values or value not in (enum or ())]
            yield in_descriptor(
                package,
                (*place, "categories" if categories else "constraints"),
                field["name"],
                ", ".join(dict.fromkeys(odd)),
                "expected the same values in categories and constraints.enum, in the same order",
                "make the two lists equal",
            )
        for item in listed:
            if not (item.get("label") and item.get("rule")):
                yield in_descriptor(
                    package,
                    (*place, "categories"),
                    field["name"],
                    str(item.get("value")),
                    "expected a label and a rule for each value",
                    "say in one sentence when the value applies",
                )


def described_fields(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Every package, resource and field has a title and a description, and every field an example."""
    for package in catalog.packages.values():
        resources = package.descriptor["resources"]
        for place, thing in (((), package.descriptor), *((("resources", number), resource) for number, resource in enumerate(resources))):
            for name in ("title", "description"):
                if not thing.get(name):
                    yield in_descriptor(package, place, name, str(thing.get("name", "")), f"expected a {name}", "write one plain sentence")
    for package, place, field in described(catalog):
        for name in ("title", "description", "example"):
            if not field.get(name):
                yield in_descriptor(package, place, name, field["name"], f"expected a {name} of the field", "write it in plain words")


def one_meaning(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A field name has one type, title, description, pattern and set of codes wherever it appears."""
    first: dict[str, tuple[str, dict[str, object]]] = {}
    # A package that tracks an instrument of its own comes last, and its keys lead to its own tables.
    for package, place, field in sorted(described(catalog), key=lambda found: PROPERTY in found[0].descriptor):
        constraints = field.get("constraints", {})
        meaning = {name: field.get(name) for name in SHARED} | {name: constraints.get(name) for name in ("pattern", "enum")}
        path, other = first.setdefault(field["name"], (package.path, meaning))
        for name, value in meaning.items():
            if value != other[name] and not (name == "references" and PROPERTY in package.descriptor):
                yield in_descriptor(
                    package,
                    (*place, name),
                    field["name"],
                    _short(value),
                    f"expected the same {name} as in {path}: {_short(other[name])}",
                    "use the same definition, or another name for another meaning",
                )


def _short(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def plain_resource(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A package bears the name of its folder and the day of its version, and a resource is one plain CSV file in UTF-8 with its schema in the descriptor."""
    for package in catalog.packages.values():
        if package.descriptor.get("name") != package.name:
            yield in_descriptor(
                package, ("name",), "name", str(package.descriptor.get("name", "")), f"expected the name of the folder, {package.name}", "rename one of the two"
            )
        if not _DAY.match(created := str(package.descriptor.get("created", ""))):
            yield in_descriptor(package, ("created",), "created", created, "expected the day and time of the data version", "write it as 2026-11-23T00:00:00Z")
        yield from _profile(package, (), package.descriptor, "datapackage.json")
        for number, resource in enumerate(package.descriptor["resources"]):
            place = ("resources", number)
            yield from _profile(package, place, resource, "dataresource.json")
            yield from _profile(package, (*place, "schema"), resource.get("schema"), "tableschema.json")
            for name, value in PLAIN.items():
                if resource.get(name, value) != value:
                    yield in_descriptor(package, (*place, name), name, str(resource[name]), f"expected {value}", f"write {value}")
            for name in FORBIDDEN:
                if name in resource:
                    yield in_descriptor(
                        package, (*place, name), name, _short(resource[name]), "expected a plain file without this property", "take the property out"
                    )


def _profile(package, place: tuple[str | int, ...], thing: object, name: str) -> Iterator[Finding]:
    if isinstance(thing, Mapping) and thing.get("$schema") != URL + name:
        yield in_descriptor(package, (*place, "$schema"), "$schema", str(thing.get("$schema", "")), f"expected {URL}{name}", "write this address")
