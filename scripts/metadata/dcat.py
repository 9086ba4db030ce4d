"""The collection -> a DCAT 3 catalogue as JSON-LD, with Dublin Core, PROV and SPDX terms.

Codes of frequency, access and language are those of the European Union's authority tables, as in DCAT-AP.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.metadata.collection import Collection, Entry, based_on, licenses, made_on, referenced, spdx

DATA_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_AUTHORITY = "http://publications.europa.eu/resource/authority"
ENGLISH, PUBLIC, IRREGULAR = f"{_AUTHORITY}/language/ENG", f"{_AUTHORITY}/access-right/PUBLIC", f"{_AUTHORITY}/frequency/IRREG"
_CLASSES = {
    "dct:license": "dct:LicenseDocument", "dct:language": "dct:LinguisticSystem", "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency", "dct:conformsTo": "dct:Standard", "dcat:mediaType": "dct:MediaType",
    "dcat:landingPage": "foaf:Document", "foaf:homepage": "foaf:Document", "foaf:page": "foaf:Document", "spdx:algorithm": "spdx:ChecksumAlgorithm",
    "dcat:accessURL": "rdfs:Resource", "dcat:downloadURL": "rdfs:Resource",
}
"""What the things are that a property leads to; validators ask for it, as they do not look outside the document."""
_LINKS = (*_CLASSES, "dct:references", "dct:hasPart", "prov:wasDerivedFrom", "vcard:hasURL")
CONTEXT: dict[str, object] = {
    "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/", "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "spdx": "http://spdx.org/rdf/terms#", "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@type": "@id"} for name in _LINKS},
    "dct:issued": {"@type": "xsd:date"}, "dct:modified": {"@type": "xsd:date"}, "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
}


def _english(text: str) -> dict[str, str]:
    return {"@language": "en", "@value": text}


def day(value: str) -> dict[str, str]:
    """Give a year, a month or a day with the type that says which it is.

    >>> day("1948")
    {'@type': 'xsd:gYear', '@value': '1948'}
    """
    kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", value):
        raise ValueError(f"{value!r} is no year, month or day")
    return {"@type": kinds[len(value)], "@value": value}


def agent(collected: Collection) -> dict[str, object]:
    """Give the maintainers."""
    return {"@id": collected.organisation, "@type": ["foaf:Agent", "prov:Agent"], "foaf:name": collected.maintainers, "foaf:homepage": collected.site}


def contact(collected: Collection) -> dict[str, object]:
    """Give the page that says how to reach the maintainers."""
    return {"@type": ["vcard:Kind", "vcard:Organization"], "vcard:fn": collected.maintainers, "vcard:hasURL": f"{collected.site}en/about/#corrections"}


def distribution(collected: Collection, entry: Entry, page: str, license_: str) -> dict[str, object]:
    """Give one published file; its identifier is its address."""
    made: dict[str, object] = {
        "@id": collected.url(entry.path), "@type": "dcat:Distribution", "dct:title": _english(entry.path), "dcat:accessURL": page,
        "dcat:downloadURL": collected.url(entry.path), "dcat:mediaType": f"https://www.iana.org/assignments/media-types/{entry.media_type}",
        "dcat:byteSize": str(entry.bytes), "dct:license": license_,
        "spdx:checksum": {"@type": "spdx:Checksum", "spdx:algorithm": "spdx:checksumAlgorithm_sha256", "spdx:checksumValue": entry.sha256},
    }
    return made | ({"dct:conformsTo": DATA_PACKAGE} if entry.format == "datapackage" else {})


def dataset(collected: Collection, package: str) -> dict[str, object]:
    """Give a package as a dataset."""
    descriptor = collected.descriptors[package]
    page, license_, made = collected.page_of(package), licenses(descriptor)[0], made_on(descriptor)
    found: dict[str, object] = {
        "@id": collected.dataset(package), "@type": ["dcat:Dataset", "prov:Entity"], "dct:identifier": page, "dcat:landingPage": page,
        "dct:title": _english(descriptor["title"]), "dct:description": _english(descriptor["description"]),
        "dcat:version": descriptor["version"], "dct:issued": made, "dct:modified": made, "dct:language": ENGLISH, "dct:license": license_,
        "dct:accessRights": PUBLIC, "dct:accrualPeriodicity": IRREGULAR, "dct:creator": agent(collected), "dct:publisher": agent(collected),
        "dcat:contactPoint": contact(collected), "dcat:keyword": [_english(word) for word in descriptor["keywords"]],
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": _english(descriptor["spatial"])}, "dct:temporal": _period(descriptor["temporal"]),
        "dcat:distribution": [distribution(collected, entry, page, license_) for entry in collected.downloads(package)],
    }
    based = based_on(collected, package)
    if based:
        found["prov:wasDerivedFrom"] = [collected.dataset(name) for name in based]
    if others := [name for name in referenced(descriptor) if name not in based]:
        found["dct:references"] = [collected.dataset(name) for name in others]
    return found


def _period(temporal: Mapping) -> dict[str, object]:
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": day(str(temporal["start"])), "dcat:endDate": day(str(temporal["end"]))}


def _told(value: object) -> Iterator[tuple[str, str]]:
    """Give every address that a property of ``_CLASSES`` leads to, with its class."""
    if isinstance(value, list):
        for item in value:
            yield from _told(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in _CLASSES:
                yield item, _CLASSES[name]
            yield from _told(item)


def _graph(node: Mapping) -> dict[str, object]:
    classes: dict[str, set[str]] = {}
    for address, kind in _told(node):
        classes.setdefault(address, set()).add(kind)
    return {"@context": CONTEXT, "@graph": [node, *({"@id": address, "@type": sorted(kinds)} for address, kinds in sorted(classes.items()))]}


def document(collected: Collection, package: str) -> dict[str, object]:
    """Give one package as a document of its own."""
    return _graph(dataset(collected, package))


def catalog(collected: Collection) -> dict[str, object]:
    """Give the whole catalogue: each package, and all of them together with the files that hold everything."""
    license_ = spdx(collected.license)
    common = {
        "dct:title": _english(collected.title), "dct:description": _english(collected.description), "dct:identifier": collected.page,
        "dcat:version": collected.version, "dct:issued": collected.day, "dct:modified": collected.day, "dct:language": ENGLISH, "dct:license": license_,
        "dct:publisher": agent(collected), "dct:creator": agent(collected), "dcat:contactPoint": contact(collected),
        "dcat:keyword": [_english(word) for word in collected.keywords],
    }
    everything = {
        "@id": f"{collected.page}#dataset", "@type": ["dcat:Dataset", "prov:Entity"], **common, "dcat:landingPage": collected.page,
        "dct:accessRights": PUBLIC, "dct:accrualPeriodicity": IRREGULAR, "dct:hasPart": [collected.dataset(package) for package in collected.descriptors],
        "dcat:distribution": [distribution(collected, entry, collected.page, license_) for entry in collected.downloads("")],
    }
    source = {"foaf:page": collected.repository} if collected.repository else {}
    return _graph({
        "@id": f"{collected.page}#catalog", "@type": "dcat:Catalog", **common, **source, "foaf:homepage": collected.page,
        "dcat:dataset": [everything, *(dataset(collected, package) for package in collected.descriptors)],
    })
