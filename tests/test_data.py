"""The real data packages keep every rule, by this project's check and by the tools others use."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest
from frictionless import Package

from scripts import canonical, paths
from scripts.check import problems
from scripts.load import load, source
from scripts.report import line

DESCRIPTORS = sorted(paths.DATAPACKAGES.glob("*/datapackage.json"))
PROFILES = {
    name: jsonschema.Draft7Validator(json.loads(files("dplib").joinpath(f"profiles/2.0/{name}.json").read_text("utf-8")))
    for name in ("datapackage", "dataresource", "tableschema")
}


def test_the_data_have_no_problems() -> None:
    assert [line(problem) for problem in problems()[1]] == []


@pytest.mark.parametrize("path", DESCRIPTORS, ids=lambda path: path.parent.name)
def test_stock_frictionless_finds_every_package_valid(path) -> None:
    assert Package(str(path)).validate().flatten(["rowNumber", "fieldName", "type", "note"]) == []


@pytest.mark.parametrize("path", DESCRIPTORS, ids=lambda path: path.parent.name)
def test_descriptors_follow_the_official_profiles(path) -> None:
    """The whole profiles, as published; `check` asks them in a faster way."""
    descriptor = json.loads(path.read_text("utf-8"))
    found = [error.message for error in PROFILES["datapackage"].iter_errors(descriptor)]
    for resource in descriptor["resources"]:
        found += [error.message for error in PROFILES["dataresource"].iter_errors(resource)]
        found += [error.message for error in PROFILES["tableschema"].iter_errors(resource["schema"])]
    assert found == []


def test_row_floors_follow_the_data() -> None:
    """A floor left far behind no longer guards what is there; adding rows alone does not ask for a new one."""
    catalog, _ = load()
    assert [key for key, table in catalog.tables.items() if table.descriptor["minRows"] < 0.9 * len(table.rows)] == []


def test_every_file_is_in_canonical_form() -> None:
    catalog, _ = load()
    assert [table.path for table in catalog.tables.values() if source(table.path) != canonical.table_text(table).encode()] == []
    assert [package.path for package in catalog.packages.values() if package.source != canonical.descriptor_text(package.descriptor).encode()] == []


def test_no_record_can_stand_without_a_source() -> None:
    """The check refuses a blank cell in a required field, and the build refuses data that fail the check."""
    loose = [f"{path.parent.name}/{resource['name']}" for path in DESCRIPTORS for resource in json.loads(path.read_text("utf-8"))["resources"]
             for field in resource["schema"]["fields"] if field["name"] == "source_ids" and not field["constraints"].get("required")]
    assert loose == []
