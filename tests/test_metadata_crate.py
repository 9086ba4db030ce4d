"""The zips as RO-Crates: roc-validator accepts what they unpack to, without the network."""

from __future__ import annotations

import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
import requests
import urllib3
from requests_cache import CachedSession
from rocrate.rocrate import ROCrate
from rocrate_validator.models import ValidationSettings
from rocrate_validator.services import validate

from tests.described import Described

CONTEXT = "https://w3id.org/ro/crate/1.3/context"
NOT_MET = {
    "SHOULD have a ROR identifier": "the maintainers are in no register of organisations",
    "SHOULD resolve to the RO-Crate Metadata Document": "the address is not asked in a test",
}
"""Recommendations that cannot be followed, and why."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The validator's cache of web pages, with the context that the package rocrate carries."""
    content = (files("rocrate") / "data" / "ro-crate.jsonld").read_bytes()
    assert json.loads(content)["@id"] == CONTEXT
    place = tmp_path_factory.mktemp("cache") / "http"
    request = requests.Request("GET", CONTEXT, headers={"Accept": "application/ld+json, application/json"}).prepare()
    raw = urllib3.HTTPResponse(io.BytesIO(content), {"Content-Type": "application/ld+json"}, 200, preload_content=False, request_url=CONTEXT)
    with CachedSession(cache_name=str(place), backend="sqlite", expire_after=-1) as session:
        session.cache.save_response(requests.adapters.HTTPAdapter().build_response(request, raw))
    return place


def unpacked(described: Described, package: str, folder: Path) -> Path:
    """Unpack the zip of a package, or of all, and give the folder that is the crate."""
    with zipfile.ZipFile(described.folder / f"{package or 'all'}.zip") as archive:
        archive.extractall(folder)
    return folder / package


def issues(crate: Path, cache: Path, severity: str) -> list[str]:
    """Give what the validator says of a crate."""
    settings = ValidationSettings(rocrate_uri=str(crate), profile_identifier="ro-crate-1.3", requirement_severity=severity, offline=True, cache_path=cache)
    return sorted({str(issue.message) for issue in validate(settings).get_issues()})


def test_the_zip_of_a_package_does_all_that_is_required_and_recommended_of_a_crate(smallest: Described, cache: Path, tmp_path: Path) -> None:
    said = issues(unpacked(smallest, "parties", tmp_path), cache, "RECOMMENDED")
    assert [issue for issue in said if not any(reason in issue for reason in NOT_MET)] == []


def test_the_zip_of_all_real_packages_does_all_that_is_required_of_a_crate(actual: Described, cache: Path, tmp_path: Path) -> None:
    assert issues(unpacked(actual, "", tmp_path), cache, "REQUIRED") == []


def test_a_crate_without_a_licence_is_refused(smallest: Described, cache: Path, tmp_path: Path) -> None:
    crate = unpacked(smallest, "pledges", tmp_path)
    file = crate / "ro-crate-metadata.json"
    value = json.loads(file.read_text("utf-8"))
    next(node for node in value["@graph"] if node["@id"] == "./").pop("license")
    file.write_text(json.dumps(value), encoding="utf-8")
    assert issues(crate, cache, "REQUIRED") != []


def test_every_crate_lists_every_file_of_its_zip_and_no_other(described: Described, tmp_path: Path) -> None:
    for package in ("", *described.release.descriptors):
        crate = unpacked(described, package, tmp_path / (package or "all"))
        inside = {path.relative_to(crate).as_posix(): path for path in crate.rglob("*") if path.is_file()}
        listed = {entity.id: entity for entity in ROCrate(crate).data_entities if entity.type == "File"}
        assert {*listed} | {"ro-crate-metadata.json"} == {*inside}
        assert {name: entity["contentSize"] for name, entity in listed.items()} == {name: str(inside[name].stat().st_size) for name in listed}
