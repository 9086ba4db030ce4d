"""What the export and the finish take from here: files beside the data, files inside a zip, and what a page's head says.

In: the texts and settings of a release, and the lines of the index. Out: bytes by path, and HTML. Never disk.
"""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scripts.metadata import citation, croissant, csvw, dcat, feeds, links, llms, openapi, rocrate
from scripts.metadata.collection import Collection, Entry, collection, text
from scripts.pages.markup import anchor
from scripts.pages.records import KINDS
from scripts.publish import ZIPPED

COUNTRY_TYPES = ("state", "territory")
_PARTIES = "parties.parties"


@dataclass(frozen=True)
class Release:
    """What stays the same while files are made: CITATION.cff, the descriptors, the two settings, names of countries, changes."""

    cff: str
    descriptors: Mapping[str, Mapping]
    site: str
    repository: str = ""
    countries: Mapping[str, str] = field(default_factory=dict)
    changes: Sequence[Mapping] = ()

    def collected(self, index: Iterable[Mapping]) -> Collection:
        """Give the collection of the files that ``index`` lists."""
        return collection(self.cff, self.descriptors, index, self.site, self.repository)

    def address(self, package: str, resource: str, record: str) -> str:
        """Give the address of the page of a record, or of its table where it has none."""
        kind = KINDS.get(f"{package}.{resource}")
        if kind is None or not record:
            return f"{self.site}en/data/{package}/#{resource}"
        return f"{self.site}en/{kind.folder}/" + (f"{anchor(record)}/" if kind.form == "page" else f"#{anchor(record)}")


def countries(parties: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Give the names of states and territories from the rows of parties."""
    return {row["party_id"]: row["name"] for row in parties if row["party_type"] in COUNTRY_TYPES}


def beside(release: Release, index: Iterable[Mapping]) -> dict[str, bytes]:
    """Give every file of metadata by its path in the folder of the data."""
    collected = release.collected(index)
    made: dict[str, object] = {
        "catalog.jsonld": dcat.catalog(collected), "schema-org.jsonld": links.json_ld(collected, ""), "croissant.json": croissant.whole(collected),
        "csv-metadata.json": csvw.group(collected), "openapi.json": openapi.document(collected), links.LINKSET: links.linkset(collected),
    }
    for name, descriptor in collected.descriptors.items():
        made |= {f"{name}/schema-org.jsonld": links.json_ld(collected, name), f"{name}/dcat.jsonld": dcat.document(collected, name),
                 f"{name}/croissant.json": croissant.package(collected, name)}
        made |= {f"{name}/{resource['name']}.csv-metadata.json": csvw.document(collected, name, resource) for resource in descriptor["resources"]}
    return {path: text(value) for path, value in made.items()} | feeds.files(collected, release.changes, release.countries, release.address)


def inside(release: Release, package: str, index: Iterable[Mapping]) -> dict[str, bytes]:
    """Give what goes into the zip of a package beside its data, by name; the package "" stands for all, each in its folder."""
    collected = release.collected(index)
    found: list[Entry] = collected.files("", "paper")
    made: dict[str, bytes] = {}
    for name in [package] if package else collected.descriptors:
        folder = "" if package else f"{name}/"
        found += [replace(entry, path=folder + entry.path.removeprefix(f"{name}/")) for entry in collected.files(name, *ZIPPED)]
        for resource in collected.descriptors[name]["resources"]:
            content = text(csvw.document(collected, name, resource))
            path = f"{folder}{resource['name']}.csv-metadata.json"
            made[path] = content
            found.append(Entry(name, resource["name"], "csvw", path, len(content), hashlib.sha256(content).hexdigest()))
    return made | {rocrate.NAME: text(rocrate.crate(collected, package, found))}


def heads(release: Release, index: Iterable[Mapping]) -> Callable[[str], str]:
    """Give the function that tells what goes into the head of a page ("en/data/pledges/index.html")."""
    collected = release.collected(index)
    twins = {}
    for entry in collected.entries:
        kind = KINDS.get(f"{entry.package}.{entry.resource}") if entry.format == "record" else None
        if kind and kind.form == "page":
            twins[f"{kind.folder}/{anchor(entry.path.rpartition('/')[2].removesuffix('.json'))}/"] = entry.path
    pages = {party: f"{KINDS[_PARTIES].folder}/{anchor(party)}/" for party in release.countries}
    announced = feeds.links(collected, release.countries, pages)
    return lambda page: links.head(collected, page, twins, announced)


def guide(release: Release, index: Iterable[Mapping], prose: Iterable[llms.Prose]) -> str:
    """Give llms.txt, which stands at the root of the site."""
    return llms.document(release.collected(index), prose)


def root_files(release: Release) -> dict[str, bytes]:
    """Give CITATION.cff and .zenodo.json, which stand at the root of the source repository."""
    return citation.root_files(release.collected(()), release.cff)
