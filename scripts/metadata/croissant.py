"""The collection -> Croissant 1.1, as machine-learning tools read it: files, and a record set for each table.

A cell keeps its text where the column may hold a code for a missing value; a list is split at its separator.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.metadata.collection import Collection, licenses, made_on, spdx
from scripts.metadata.schema_org import organisation, period

VERSION = "http://mlcommons.org/croissant/1.1"
CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "arrayShape": "cr:arrayShape", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "containedIn": "cr:containedIn", "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/", "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"}, "dct": "http://purl.org/dc/terms/", "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty", "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract",
    "field": "cr:field", "fileObject": "cr:fileObject", "fileProperty": "cr:fileProperty", "fileSet": "cr:fileSet", "format": "cr:format",
    "includes": "cr:includes", "isArray": "cr:isArray", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key",
    "md5": "cr:md5", "name": {"@container": "@language"}, "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}
"""The context that the specification gives; readers compare it key by key."""

_TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


def field(package: str, resource: Mapping, described: Mapping, keys: Mapping[str, list[str]]) -> dict[str, object]:
    """Give one column; ``keys`` holds the primary keys of the tables that a key may lead to.

    Readers join a table with the one its key names, so keys inside lists and inside the same table are left out.
    """
    table = f"{package}/{resource['name']}"
    source: dict[str, object] = {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": described["name"]}}
    made: dict[str, object] = {
        "@type": "cr:Field", "@id": f"{table}/{described['name']}", "name": described["name"],
        "description": f"{described['title']}: {described['description']}",
        "dataType": "sc:Text" if described.get("missingValues") else _TYPES[described["type"]], "source": source,
    }
    if described.get("listDelimiter"):
        source["transform"] = {"separator": described["listDelimiter"]}
        made["repeated"] = True
    targets = described.get("references", ())
    if len(targets) == 1 and not described.get("listDelimiter"):
        other = f"{targets[0]['package']}/{targets[0]['resource']}"
        if other != table and keys.get(other) == [targets[0]["field"]]:
            made["references"] = {"fileObject": {"@id": f"{other}.csv"}, "extract": {"column": targets[0]["field"]}}
    return made


def record_set(package: str, resource: Mapping, keys: Mapping[str, list[str]]) -> dict[str, object]:
    """Give one table."""
    table = f"{package}/{resource['name']}"
    return {
        "@type": "cr:RecordSet", "@id": table, "name": table, "description": resource["description"],
        "key": [{"@id": f"{table}/{name}"} for name in resource["schema"]["primaryKey"]],
        "field": [field(package, resource, described, keys) for described in resource["schema"]["fields"]],
    }


def _dataset(collected: Collection, packages: Sequence[str], named: Mapping) -> dict[str, object]:
    files = [(name, resource, collected.csv(name, resource["name"])) for name in packages for resource in collected.descriptors[name]["resources"]]
    keys = {f"{name}/{resource['name']}": resource["schema"]["primaryKey"] for name, resource, _ in files}
    return {
        "@context": CONTEXT, "@type": "sc:Dataset", "conformsTo": VERSION, **named, "inLanguage": "en", "isAccessibleForFree": True,
        "creator": organisation(collected), "publisher": organisation(collected),
        "distribution": [{
            "@type": "cr:FileObject", "@id": f"{name}/{resource['name']}.csv", "name": f"{name}/{resource['name']}.csv", "description": resource["description"],
            "contentUrl": collected.url(entry.path), "contentSize": f"{entry.bytes} B", "encodingFormat": entry.media_type, "sha256": entry.sha256,
        } for name, resource, entry in files],
        "recordSet": [record_set(name, resource, keys) for name, resource, _ in files],
    }


def package(collected: Collection, name: str) -> dict[str, object]:
    """Give the Croissant description of one package."""
    descriptor = collected.descriptors[name]
    day = made_on(descriptor)
    return _dataset(collected, [name], {
        "name": descriptor["title"], "description": descriptor["description"], "url": collected.page_of(name), "version": descriptor["version"],
        "license": licenses(descriptor), "keywords": descriptor["keywords"], "datePublished": day, "dateModified": day,
        "temporalCoverage": period(descriptor["temporal"]), "citeAs": collected.cite(name),
    })


def whole(collected: Collection) -> dict[str, object]:
    """Give the Croissant description of all packages, with the keys between them."""
    return _dataset(collected, list(collected.descriptors), {
        "name": collected.title, "description": collected.description, "url": collected.page, "version": collected.version,
        "license": [spdx(collected.license)], "keywords": collected.keywords, "datePublished": collected.day, "dateModified": collected.day,
        "citeAs": collected.cite(),
    })
