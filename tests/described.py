"""Published data with their metadata, small and invented or real, as the tests of the metadata meet them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import unquote

import pytest

from scripts import paths
from scripts.enrich import PACKAGE as COMPUTED
from scripts.metadata import attach
from scripts.metadata.collection import Collection
from scripts.publish import Attached, Plan, publish
from tests.built import Site

GOOD = Path(__file__).parent / "fixtures" / "good" / "datapackages"
SITE = "https://example.org/declaration/"
REPOSITORY = "https://example.org/repository"
CITATION = (paths.ROOT / "CITATION.cff").read_text("utf-8")


def change(version: str, package: str, record: str, kind: str, field: str = "", old: str = "", new: str = "", parties: tuple[str, ...] = ()) -> dict:
    """Give a change between two versions in the main table of a package."""
    date = {"0.1.0": "2026-11-01", "0.2.0": "2026-11-20"}[version]
    return {"version": version, "date": date, "package": package, "resource": package, "record": record, "kind": kind, "field": field, "old": old, "new": new,
            "parties": list(parties)}


CHANGES = (
    change("0.1.0", "pledges", "PLG-1", "added", parties=("AAA", "BBB")),
    change("0.2.0", "pledges", "PLG-1", "changed", "amount", "5", "<b>&6</b>", ("AAA",)),
    change("0.2.0", "pledges", "PLG-1", "changed", "note", "", "bell\x07", ("AAA",)),
    change("0.2.0", "sources", "s-1", "withdrawn", new="Listed twice."),
    change("0.2.0", "sources", "", "added", "archived_url"),
)


@dataclass(frozen=True)
class Described:
    """A folder of published data, its address, and what its metadata were made from."""

    folder: Path
    release: attach.Release

    @cached_property
    def index(self) -> list[dict]:
        """Give the lines of the index."""
        return json.loads((self.folder / "index.json").read_text("utf-8"))

    @cached_property
    def collected(self) -> Collection:
        """Give the collection that the index lists."""
        return self.release.collected(self.index)

    def json(self, path: str) -> dict:
        """Read a JSON file of the folder."""
        return json.loads((self.folder / path).read_text("utf-8"))

    def file(self, url: str) -> Path:
        """Give the file that an address leads to."""
        assert url.startswith(self.collected.data), f"{url} is not under {self.collected.data}"
        return self.folder / unquote(url.removeprefix(self.collected.data))

    def tables(self) -> Iterator[tuple[str, dict]]:
        """Give every table with its package."""
        return ((name, resource) for name, descriptor in self.release.descriptors.items() for resource in descriptor["resources"])


def small(folder: Path) -> Described:
    """Publish the good packages of the fixtures into ``folder``."""
    descriptors = {path.parent.name: json.loads(path.read_text("utf-8")) for path in sorted(GOOD.glob("*/datapackage.json"))}
    shutil.copytree(GOOD, folder)
    release = attach.Release(CITATION, descriptors, SITE, REPOSITORY, countries={"AAA": "Aland & Sons", "BBB": "Beland"}, changes=CHANGES)
    publish(Plan(descriptors, folder, paths.ROOT, SITE), 1, Attached(partial(attach.inside, release), partial(attach.beside, release)))
    return Described(folder, release)


def real(folder: Path) -> Described:
    """Give the data of a finished site, with the release that its index was made from."""
    found = sorted(folder.glob("*/datapackage.json"))
    descriptors = {path.parent.name: json.loads(path.read_text("utf-8")) for path in found}
    descriptors[COMPUTED] = descriptors.pop(COMPUTED)
    names = attach.countries(json.loads((folder / "parties" / "parties.json").read_text("utf-8")))
    site = json.loads((folder / "openapi.json").read_text("utf-8"))["servers"][0]["url"].removesuffix("data")
    return Described(folder, attach.Release(CITATION, descriptors, site, countries=names))


@pytest.fixture(scope="session")
def smallest(tmp_path_factory: pytest.TempPathFactory) -> Described:
    """The small packages, published."""
    return small(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture(scope="session")
def actual(site: Site) -> Described:
    """The data of the site."""
    return real(site.folder / "data")


@pytest.fixture(scope="session", params=["smallest", "actual"])
def described(request: pytest.FixtureRequest) -> Described:
    """The small packages and the real ones, published."""
    return request.getfixturevalue(request.param)
