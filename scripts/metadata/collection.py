"""What every dialect of metadata is made from: the descriptors, the published files, the citation and two addresses.

In: values. Out: values. Never disk, never a clock: the day and the version are those of the data.
"""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import quote

import yaml

from scripts.codebook import computed_from
from scripts.formats.base import citation

SOURCES = "sources"
DOWNLOADS = ("csv", "json", "parquet", "xlsx", "sqlite", "zip", "datapackage")
"""The formats of files that hold data; all others are about the data, or hold one record."""

MEDIA_TYPES = {
    ".csv": "text/csv", ".json": "application/json", ".jsonl": "application/jsonl", ".jsonld": "application/ld+json", ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet", ".sqlite": "application/vnd.sqlite3", ".txt": "text/plain", ".xml": "application/atom+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".zip": "application/zip", ".cff": "application/yaml",
}


@dataclass(frozen=True)
class Entry:
    """One published file, as it stands in the index; ``path`` is relative to the folder of the data."""

    package: str
    resource: str
    format: str
    path: str
    bytes: int
    sha256: str

    @property
    def media_type(self) -> str:
        """Give the media type that the name of the file tells."""
        return MEDIA_TYPES.get(PurePosixPath(self.path).suffix, "application/octet-stream")


@dataclass(frozen=True)
class Collection:
    """Everything published, under one title, version and licence; ``site`` and ``repository`` are the two settings."""

    cff: Mapping
    descriptors: Mapping[str, Mapping]
    entries: tuple[Entry, ...]
    site: str
    repository: str = ""

    @property
    def title(self) -> str:
        """Give the title of the whole."""
        return str(self.cff["title"])

    @property
    def description(self) -> str:
        """Give the description of the whole on one line."""
        return " ".join(str(self.cff["abstract"]).split())

    @property
    def keywords(self) -> list[str]:
        """Give the keywords of the whole."""
        return list(self.cff["keywords"])

    @property
    def license(self) -> str:
        """Give the SPDX identifier of the licence of the whole."""
        return str(self.cff["license"])

    @property
    def maintainers(self) -> str:
        """Give the name under which the data are made and published."""
        return str(self.cff["authors"][0]["name"])

    @cached_property
    def version(self) -> str:
        """Give the version of the data, the highest that a package carries."""
        return max((descriptor["version"] for descriptor in self.descriptors.values()), key=_parts)

    @cached_property
    def day(self) -> str:
        """Give the day of the data, the latest on which a package was made."""
        return max(made_on(descriptor) for descriptor in self.descriptors.values())

    @property
    def data(self) -> str:
        """Give the address of the folder of the data."""
        return f"{self.site}data/"

    @property
    def organisation(self) -> str:
        """Give the identifier of the maintainers."""
        return f"{self.site}en/about/#maintainers"

    @property
    def page(self) -> str:
        """Give the address of the page that lists the packages."""
        return f"{self.site}en/data/"

    def page_of(self, package: str) -> str:
        """Give the address of the page of a package."""
        return f"{self.page}{package}/"

    def dataset(self, package: str) -> str:
        """Give the identifier of a package as a dataset; it leads to the package's page."""
        return f"{self.page_of(package)}#dataset"

    def cite(self, package: str = "") -> str:
        """Give the sentence by which a package, or the whole, is cited."""
        if package:
            return citation(self.descriptors[package], self.site)
        return f"{self.maintainers} ({self.day[:4]}). {self.title}, version {self.version} [data set]. {self.page}"

    def url(self, path: str) -> str:
        """Give the address of a published file."""
        return self.data + quote(path)

    @cached_property
    def _by_package(self) -> Mapping[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.package, []).append(entry)
        return found

    def files(self, package: str, *formats: str) -> list[Entry]:
        """Give the files of a package that have one of ``formats``; the package "" stands for all packages together."""
        return [entry for entry in self._by_package.get(package, ()) if entry.format in formats]

    def downloads(self, package: str) -> list[Entry]:
        """Give the files that hold a package or a whole table of it; files of single records and papers are left out."""
        return self.files(package, *DOWNLOADS)

    def csv(self, package: str, resource: str) -> Entry:
        """Give the CSV file of a table.

        Raises LookupError where the index lists none.
        """
        found = [entry for entry in self.files(package, "csv") if entry.resource == resource]
        if not found:
            raise LookupError(f"the index lists no CSV of {package}/{resource}")
        return found[0]


def collection(cff: str, descriptors: Mapping[str, Mapping], entries: Iterable[Mapping], site: str, repository: str = "") -> Collection:
    """Put together a collection from CITATION.cff, the descriptors and the lines of the index."""
    found = (Entry(*(entry[key] for key in ("package", "resource", "format", "path", "bytes", "sha256"))) for entry in entries)
    return Collection(yaml.safe_load(cff), descriptors, tuple(sorted(found, key=lambda entry: entry.path)), site, repository)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("-")[0].split("."))


def made_on(descriptor: Mapping) -> str:
    """Give the day on which a package was made."""
    return str(descriptor["created"])[:10]


def spdx(identifier: str) -> str:
    """Give the address of a licence in the SPDX list.

    >>> spdx("CC-BY-4.0")
    'https://spdx.org/licenses/CC-BY-4.0'
    """
    return f"https://spdx.org/licenses/{identifier}"


def licenses(descriptor: Mapping) -> list[str]:
    """Give the addresses of the licences of a package."""
    return [spdx(entry["name"]) for entry in descriptor["licenses"]]


def based_on(collected: Collection, package: str) -> list[str]:
    """Give the packages that a package is made from: a computed one from what it follows from, others from the sources they cite."""
    cited = [name for name in referenced(collected.descriptors[package]) if name == SOURCES and name != package]
    return computed_from(package, collected.descriptors) or cited


def referenced(descriptor: Mapping) -> list[str]:
    """Give the other packages whose records a package names."""
    found = {reference["package"] for _, field in fields(descriptor) for reference in field.get("references", ())}
    return sorted(found - {descriptor["name"]})


def fields(descriptor: Mapping) -> Iterator[tuple[Mapping, Mapping]]:
    """Give every column of a package with its table."""
    return ((resource, field) for resource in descriptor["resources"] for field in resource["schema"]["fields"])


def text(value: object) -> bytes:
    """Give a value as JSON with LF and two spaces, in the order in which it was made."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
