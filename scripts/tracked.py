"""Instruments tracked in a package of their own: what is known of the project's pledges is checked and computed for theirs.

A package that says ``commitmentsProfile`` holds the tables of the Commitments Data Package. Seen in their roles, they are
what the rules and the computations know as pledges, evidence and status events. In: values. Out: values. Never disk.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from scripts.enrich import COMPUTED, PACKAGE
from scripts.frames import texts
from scripts.profiles import PROPERTY
from scripts.rules.roles import ROLES

NAMES = ("evidence_per_pledge", "overdue", "status_current", "status_history")
"""The tables that are computed for each such package."""


def packages(descriptors: Mapping[str, Mapping]) -> list[str]:
    """Name the packages that track an instrument of their own."""
    return [name for name, descriptor in descriptors.items() if PROPERTY in descriptor]


def computed_name(package: str) -> str:
    """Give the name of the package of what is computed for a package."""
    return f"{package}-{PACKAGE}"


def enrich(tables: Mapping[str, pd.DataFrame], descriptors: Mapping[str, Mapping], today: date) -> dict[str, pd.DataFrame]:
    """Give the computed tables of every such package as text, by "package-computed.table"."""
    found = {}
    for package in packages(descriptors):
        own = {f"{ROLES[name]}.{name}": tables[f"{package}.{name}"] for name in ROLES if f"{package}.{name}" in tables}
        for name in NAMES:
            found[f"{computed_name(package)}.{name}"] = texts(COMPUTED[name](own, today))
    return found


def described(descriptors: Mapping[str, Mapping], computed: Mapping) -> dict[str, dict]:
    """Give the descriptor of what is computed for each such package: that of the project, with its keys turned to the package."""
    found = {}
    for package in packages(descriptors):
        descriptor = descriptors[package]
        resources = [_turned(resource, package, set(_tables(descriptor))) for resource in computed["resources"] if resource["name"] in NAMES]
        kept = {key: value for key, value in descriptor.items() if key not in ("title", "description", "sources", "keywords", "resources")}
        found[computed_name(package)] = {
            **kept, "name": computed_name(package), "title": f"{descriptor['title']}: computed tables",
            "description": f"Tables that follow from the data package {package}.",
            "sources": [{"title": descriptor["title"], "version": descriptor["version"]}],
            "keywords": ["computed", *descriptor.get("keywords", ())], "resources": resources,
        }
    return found


def _tables(descriptor: Mapping) -> Iterator[str]:
    return (resource["name"] for resource in descriptor["resources"])


def _turned(resource: Mapping, package: str, tables: set[str]) -> dict:
    fields = []
    for field in resource["schema"]["fields"]:
        turned = [ref | {"package": package} for ref in field.get("references", ()) if ref["resource"] in tables]
        fields.append({key: value for key, value in field.items() if key != "references"} | ({"references": turned} if turned else {}))
    return {**resource, "schema": {**resource["schema"], "fields": fields}}
