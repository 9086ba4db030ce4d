"""The collection -> schema.org JSON-LD, with what Google requires and recommends of a Dataset.

A citation of the dataset itself is its ``creditText``: ``citation`` names other works, says Google's guide.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.metadata.collection import Collection, Entry, based_on, fields, licenses, made_on, referenced, spdx

CONTEXT = "https://schema.org/"
ACCESS = "Open to everybody, without registration."


def organisation(collected: Collection) -> dict[str, object]:
    """Give the maintainers, under no other name than the one they use."""
    return {"@type": "Organization", "@id": collected.organisation, "name": collected.maintainers, "url": collected.site}


def download(collected: Collection, entry: Entry) -> dict[str, object]:
    """Give one published file; its hash stands in DCAT and Croissant, as every reader of a page loads this."""
    return {"@type": "DataDownload", "contentUrl": collected.url(entry.path), "encodingFormat": entry.media_type, "contentSize": f"{entry.bytes} B"}


def variables(descriptor: Mapping) -> list[dict[str, str]]:
    """Give each column once, with its title; its full meaning stands on the page itself."""
    found = {field["name"]: field["title"] for _, field in fields(descriptor)}
    return [{"@type": "PropertyValue", "name": name, "description": title} for name, title in found.items()]


def _named(collected: Collection, packages: Sequence[str]) -> list[dict[str, str]]:
    return [{"@id": collected.dataset(name), "name": collected.descriptors[name]["title"]} for name in packages]


def _parts(collected: Collection, packages: Sequence[str]) -> list[dict[str, str]]:
    return [{"@type": "Dataset", "@id": collected.dataset(name), "url": collected.page_of(name),
             "name": collected.descriptors[name]["title"], "description": collected.descriptors[name]["description"]} for name in packages]


def period(temporal: Mapping) -> str:
    """Give an interval of ISO 8601."""
    return f"{temporal['start']}/{temporal['end']}"


def _common(collected: Collection, package: str, version: str, day: str) -> dict[str, object]:
    """Give what a package and the whole say alike."""
    address = collected.page_of(package) if package else collected.page
    return {
        "url": address, "identifier": address, "version": version, "datePublished": day, "dateModified": day, "inLanguage": "en",
        "isAccessibleForFree": True, "conditionsOfAccess": ACCESS, "creditText": collected.cite(package),
        "creator": organisation(collected), "publisher": organisation(collected),
    }


def dataset(collected: Collection, package: str) -> dict[str, object]:
    """Give a package as a Dataset."""
    descriptor = collected.descriptors[package]
    made = {
        "@type": "Dataset", "@id": collected.dataset(package), "name": descriptor["title"], "description": descriptor["description"],
        **_common(collected, package, descriptor["version"], made_on(descriptor)),
        "license": licenses(descriptor)[0], "keywords": descriptor["keywords"],
        "temporalCoverage": period(descriptor["temporal"]), "spatialCoverage": {"@type": "Place", "name": descriptor["spatial"]},
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{collected.page}#catalog", "name": collected.title, "url": collected.page},
        "isPartOf": {"@type": "Dataset", "@id": f"{collected.page}#dataset", "name": collected.title, "description": collected.description,
                     "url": collected.page},
        "variableMeasured": variables(descriptor),
        "distribution": [download(collected, entry) for entry in collected.downloads(package)],
    }
    based = based_on(collected, package)
    others = [name for name in referenced(descriptor) if name not in based]
    related = {"isBasedOn": _named(collected, based), "mentions": _named(collected, others)}
    return made | {key: value for key, value in related.items() if value}


def whole(collected: Collection) -> dict[str, object]:
    """Give all packages together as one Dataset, with the files that hold everything."""
    temporal = [descriptor["temporal"] for descriptor in collected.descriptors.values()]
    covered = f"{min(item['start'] for item in temporal)}/{max(item['end'] for item in temporal)}"
    return {
        "@type": "Dataset", "@id": f"{collected.page}#dataset", "name": collected.title, "description": collected.description,
        **_common(collected, "", collected.version, collected.day),
        "license": spdx(collected.license), "keywords": collected.keywords, "temporalCoverage": covered,
        "spatialCoverage": [{"@type": "Place", "name": name} for name in dict.fromkeys(item["spatial"] for item in collected.descriptors.values())],
        "includedInDataCatalog": {"@id": f"{collected.page}#catalog"},
        "hasPart": _parts(collected, list(collected.descriptors)),
        "distribution": [download(collected, entry) for entry in collected.downloads("")],
    }


def catalog(collected: Collection) -> dict[str, object]:
    """Give the list of packages as a DataCatalog."""
    return {
        "@type": "DataCatalog", "@id": f"{collected.page}#catalog", "name": collected.title, "description": collected.description, "url": collected.page,
        "license": spdx(collected.license), "keywords": collected.keywords, "inLanguage": "en", "version": collected.version,
        "dateModified": collected.day, "publisher": organisation(collected), "dataset": _named(collected, list(collected.descriptors)),
    }


def document(*nodes: Mapping) -> dict[str, object]:
    """Give nodes as one JSON-LD document."""
    return {"@context": CONTEXT, **nodes[0]} if len(nodes) == 1 else {"@context": CONTEXT, "@graph": list(nodes)}
