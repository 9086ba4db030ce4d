"""Croissant, CSV on the Web and OpenAPI: the field's own tools read every table by them and find what the CSV holds."""

from __future__ import annotations

import csv
import json
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import csvw
import mlcroissant
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.described import Described

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib of its own parser

CR = "http://mlcommons.org/croissant/1.1"


@pytest.fixture(scope="module")
def croissant(described: Described) -> Iterator[mlcroissant.Dataset]:
    """All tables as mlcroissant sees them, from the local files."""
    yield load(described, "croissant.json")


def load(described: Described, path: str) -> mlcroissant.Dataset:
    """Read and validate a Croissant description."""
    value = described.json(path)
    return mlcroissant.Dataset(jsonld=value, mapping={item["@id"]: described.file(item["contentUrl"]) for item in value["distribution"]})


def rows(described: Described, package: str, table: str) -> list[dict[str, str]]:
    """Give the rows of a CSV as text."""
    with (described.folder / package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same(read: object, cell: str, kind: str) -> bool:
    """Tell whether mlcroissant read what a cell holds; its reader of CSV makes numbers of columns that hold numbers only."""
    if isinstance(read, list):
        return ";".join(same_text(item) for item in read) == cell
    if kind in ("integer", "number") and read is not None:
        return same_text(read) == cell or float(same_text(read)) == float(cell)
    if kind == "boolean":
        return same_text(read).lower() == cell
    if kind == "date" and read is not None:
        return str(read)[:10] == cell
    return same_text(read) == cell


def same_text(value: object) -> str:
    """Give text as text."""
    return "" if value is None else value.decode() if isinstance(value, bytes) else str(value)


def test_croissant_has_no_error_and_no_warning(croissant: mlcroissant.Dataset) -> None:
    assert croissant.metadata.ctx.issues.report() == ""
    assert croissant.metadata.ctx.conforms_to.value == CR


def test_every_record_set_loads_and_holds_what_the_csv_holds(croissant: mlcroissant.Dataset, described: Described) -> None:
    loaded = {record_set.uuid for record_set in croissant.metadata.record_sets}
    assert loaded == {f"{name}/{resource['name']}" for name, resource in described.tables()}
    for name, resource in described.tables():
        kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        table = f"{name}/{resource['name']}"
        found, expected = list(croissant.records(table)), rows(described, name, resource["name"])
        assert len(found) == len(expected), table
        for got, row in zip(found, expected, strict=True):
            wrong = {key: (value, row[key]) for key, value in ((key.rpartition("/")[2], value) for key, value in got.items())
                     if not same(value, row[key], kinds[key])}
            assert wrong == {}, table


def test_the_croissant_of_each_package_is_valid(described: Described) -> None:
    for name, descriptor in described.release.descriptors.items():
        found = load(described, f"{name}/croissant.json")
        assert found.metadata.ctx.issues.report() == ""
        assert len(found.metadata.record_sets) == len(descriptor["resources"])


def test_croissant_of_a_wrong_description_is_refused(smallest: Described) -> None:
    value = smallest.json("pledges/croissant.json")
    value["recordSet"][0]["field"][0]["source"]["fileObject"]["@id"] = "nowhere.csv"
    with pytest.raises(mlcroissant.ValidationError):
        mlcroissant.Dataset(jsonld=value)


def faults(path: Path) -> list[str]:
    """Give what the validator of CSV on the Web says of a description and its tables."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        found = csvw.CSVW(str(path), validate=True)
        valid = found.is_valid
    said = [str(item.message) for item in [*found.warnings, *caught]]
    return said if not valid else []


def test_csv_on_the_web_validates_every_table(described: Described) -> None:
    for name, resource in described.tables():
        assert faults(described.folder / name / f"{resource['name']}.csv-metadata.json") == []


def test_csv_on_the_web_validates_all_tables_with_the_keys_between_them(described: Described) -> None:
    value = described.json("csv-metadata.json")
    assert sum(len(table["tableSchema"]["foreignKeys"]) for table in value["tables"]) > 3
    assert faults(described.folder / "csv-metadata.json") == []


@pytest.mark.parametrize(("old", "new"), [("2020-05-04", "4 May 2020"), ("true", "yes"), ("new_aid", "gift"), ("100000000", "much")])
def test_csv_on_the_web_refuses_a_cell_that_its_column_does_not_allow(smallest: Described, tmp_path: Path, old: str, new: str) -> None:
    for name in ("pledges.csv", "pledges.csv-metadata.json"):
        shutil.copy(smallest.folder / "pledges" / name, tmp_path)
    table = tmp_path / "pledges.csv"
    assert old in table.read_text("utf-8")
    table.write_text(table.read_text("utf-8").replace(old, new), encoding="utf-8")
    assert faults(tmp_path / "pledges.csv-metadata.json") != []


def test_openapi_is_valid(described: Described) -> None:
    assert [str(error) for error in OpenAPIV31SpecValidator(described.json("openapi.json")).iter_errors()] == []


def paths_of(described: Described) -> Iterator[tuple[str, str, dict]]:
    """Give every path of the description with its parameters filled in, the path as written and its answer."""
    for path, item in described.json("openapi.json")["paths"].items():
        answer = item["get"]["responses"]["200"]["content"]
        table = next((part["schema"]["enum"] for part in item["get"].get("parameters", ()) if part["name"] == "table"), None)
        for value in table or [""]:
            yield path.replace("{table}", value), path, answer


def files(described: Described, path: str) -> list[Path]:
    """Give the files that a path of the description stands for."""
    return sorted(found for found in described.folder.glob(path[1:].replace("{id}", "*")) if found.is_file())


def test_every_path_of_openapi_is_a_file(described: Described) -> None:
    missing = [path for path, _, _ in paths_of(described) if not files(described, path)]
    assert missing == []


def test_every_published_table_record_and_bundle_has_a_path_of_openapi(described: Described) -> None:
    written = {path for path, _, _ in paths_of(described)}
    for line in described.index:
        path = f"/{line['path']}"
        if line["format"] in ("csv", "json", "parquet", "xlsx", "sqlite", "zip", "datapackage", "index"):
            assert path in written, path
        elif line["format"] in ("record", "bundle"):
            assert f"{path.rpartition('/')[0]}/{{id}}.json" in written, path


def test_every_json_file_holds_what_openapi_says(described: Described) -> None:
    document = described.json("openapi.json")
    for path, _, answer in paths_of(described):
        schema = answer.get("application/json", {}).get("schema")
        if not schema:
            continue
        checker = Draft202012Validator(schema | {"components": document["components"]}, format_checker=FormatChecker())
        for file in files(described, path)[:30]:
            error = next(checker.iter_errors(json.loads(file.read_text("utf-8"))), None)
            assert error is None, f"{file}: {error.message} at {[*error.absolute_path]}"
