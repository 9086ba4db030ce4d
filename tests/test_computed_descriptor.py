"""The descriptor of the computed tables is as complete as those of the source packages and agrees with them."""
import json
from pathlib import Path

import dplib
import jsonschema
import pytest

from scripts.enrich import COMPUTED
from tests.make import computed_descriptor, descriptors

PROFILES = Path(dplib.__file__).parent / "profiles" / "2.0"
RESOURCES = computed_descriptor()["resources"]
FIELDS = [pytest.param(field, id=f"{resource['name']}.{field['name']}") for resource in RESOURCES for field in resource["schema"]["fields"]]
SOURCE_FIELDS = {
    field["name"]: field for descriptor in descriptors().values() for resource in descriptor["resources"] for field in resource["schema"]["fields"]
}
TABLES = {
    (descriptor["name"], resource["name"]): {field["name"] for field in resource["schema"]["fields"]}
    for descriptor in descriptors().values() for resource in descriptor["resources"]
}


@pytest.mark.parametrize(
    ("profile", "parts"),
    [("datapackage", [computed_descriptor()]), ("dataresource", RESOURCES), ("tableschema", [resource["schema"] for resource in RESOURCES])],
)
def test_the_official_profiles_accept_it(profile, parts):
    schema = json.loads((PROFILES / f"{profile}.json").read_text(encoding="utf-8"))
    for part in parts:
        jsonschema.Draft7Validator(schema).validate(part)


def test_it_describes_every_computed_table_under_a_key_of_its_own():
    assert list(COMPUTED) == [resource["name"] for resource in RESOURCES]
    for resource in RESOURCES:
        assert set(resource["schema"]["primaryKey"]) <= {field["name"] for field in resource["schema"]["fields"]}


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_described_in_full(field):
    assert all(field[part] for part in ("title", "description", "type", "example"))
    assert field["description"].endswith(".")
    if "categories" in field:
        assert field["constraints"]["enum"] == [category["value"] for category in field["categories"]]
        assert all(category["label"] and category["rule"] for category in field["categories"])
    for reference in field.get("references", ()):
        assert reference["field"] in TABLES[reference["package"], reference["resource"]]


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_shared_with_a_source_package_means_the_same(field):
    """Only the way to write a missing value may differ: computed numbers are blank, with the reason beside them."""
    source = SOURCE_FIELDS.get(field["name"], field)
    assert {**source, "missingValues": None} == {**field, "missingValues": None}
    assert field.get("missingValues") in (None, source.get("missingValues"))
