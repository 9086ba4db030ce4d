"""What goes into a zip -> RO-Crate 1.3 metadata, which makes the unpacked folder a research object.

In: the files of the zip with sizes and hashes. Out: the content of ro-crate-metadata.json.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from scripts.metadata.collection import Collection, Entry, licenses, made_on, spdx

NAME = "ro-crate-metadata.json"
VERSION = "https://w3id.org/ro/crate/1.3"
_ABOUT = {
    "datapackage": "Description of the tables that Data Package tools read.", "codebook": "Every column and every value with its rule.",
    "readme": "What the package is and how to read it.", "issues": "What is disputed, missing or not yet checked.",
    "csvw": "Description of the table beside it, as CSV on the Web metadata.",
    "LICENSE-DATA": "Licence of the data and texts.", "CITATION.cff": "How to cite the data.",
}


def _file(collected: Collection, entry: Entry) -> dict[str, object]:
    title, about = entry.path, _ABOUT.get(entry.format) or _ABOUT.get(entry.path, "")
    for resource in collected.descriptors.get(entry.package, {}).get("resources", ()):
        if entry.format == "csv" and resource["name"] == entry.resource:
            title, about = resource["title"], resource["description"]
    made = {"@id": entry.path, "@type": "File", "name": title, "description": about, "encodingFormat": entry.media_type,
            "contentSize": str(entry.bytes), "sha256": entry.sha256}
    return {key: value for key, value in made.items() if value}


def _root(collected: Collection, package: str) -> dict[str, object]:
    """Give what the crate says of itself."""
    descriptor: Mapping = collected.descriptors.get(package, {})
    address = collected.page_of(package) if package else collected.page
    title = descriptor["title"] if package else collected.title
    license_ = licenses(descriptor)[0] if package else spdx(collected.license)
    return {
        "@id": "./", "@type": "Dataset", "name": title, "description": descriptor["description"] if package else collected.description,
        "datePublished": made_on(descriptor) if package else collected.day, "version": descriptor["version"] if package else collected.version,
        "license": {"@id": license_}, "url": address, "identifier": {"@id": f"{address}#identifier"}, "creditText": collected.cite(package),
        "keywords": ", ".join(descriptor["keywords"] if package else collected.keywords), "inLanguage": "en",
        "author": {"@id": collected.organisation}, "publisher": {"@id": collected.organisation},
    }


def crate(collected: Collection, package: str, files: Iterable[Entry]) -> dict[str, object]:
    """Describe a folder that holds ``files``, named as seen from it; the package "" stands for all packages, each in a folder of its own."""
    listed = sorted(files, key=lambda entry: entry.path)
    root = _root(collected, package)
    folders: dict[str, list[str]] = {}
    for entry in listed:
        folders.setdefault(entry.path.rpartition("/")[0], []).append(entry.path)
    root["hasPart"] = [{"@id": path} for path in folders.pop("", [])] + [{"@id": f"{name}/"} for name in folders]
    inside = [{
        "@id": f"{name}/", "@type": "Dataset", "name": collected.descriptors[name]["title"], "description": collected.descriptors[name]["description"],
        "hasPart": [{"@id": path} for path in paths],
    } for name, paths in folders.items()]
    license_, contact = root["license"]["@id"], f"{collected.site}en/about/#corrections"
    return {"@context": f"{VERSION}/context", "@graph": [
        {"@id": NAME, "@type": "CreativeWork", "about": {"@id": "./"}, "conformsTo": {"@id": VERSION}}, root,
        {"@id": root["identifier"]["@id"], "@type": "PropertyValue", "name": "Address", "propertyID": "https://schema.org/url", "value": root["url"],
         "url": root["url"]},
        {"@id": collected.organisation, "@type": "Organization", "name": collected.maintainers, "url": collected.site, "contactPoint": {"@id": contact}},
        {"@id": contact, "@type": "ContactPoint", "name": "How to get something corrected", "contactType": "corrections", "url": contact},
        {"@id": license_, "@type": "CreativeWork", "name": license_.rpartition("/")[2], "description": "The licence of that name in the SPDX list."},
        *inside, *(_file(collected, entry) for entry in listed),
    ]}
