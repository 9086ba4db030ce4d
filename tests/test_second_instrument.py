"""A second instrument is tracked by adding a folder: the same rules refuse its bad rows, the build publishes it, and the first stays as it is."""
from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from frictionless import Package
from jsonschema import Draft7Validator

from scripts import model, paths, profiles
from tests import second
from tests.built import Site, command, environment

NAME, FOLDER = second.NAME, f"datapackages/{second.NAME}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's packages with the second instrument beside them."""
    return second.copied(tmp_path_factory.mktemp("second"))


@pytest.fixture(scope="module")
def built(data: Path) -> Site:
    """The site made from both."""
    folder = data.parent
    done = subprocess.run(command("build", "--data", data, "--site", folder / "site", "--work", folder / "work"),
                          cwd=folder, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return Site(folder / "site")


def rows(site: Site, package: str, table: str) -> list[dict[str, str]]:
    with (site.folder / "data" / package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_profile_is_a_schema_and_the_second_instrument_follows_it(data: Path):
    profile = json.loads(profiles.COMMITMENTS.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(profile)
    descriptor = json.loads((data / NAME / "datapackage.json").read_text(encoding="utf-8"))
    assert [] == list(Draft7Validator(profile).iter_errors(descriptor))


def test_the_page_about_the_profile_names_every_table_and_column_and_leads_to_the_schema(site: Site):
    page = site.page("/en/data/profile/")
    shown = {row.findtext("td"): row.text_content() for row in page.tree.xpath("//article//table//tr[td]")}
    assert list(second.ROWS) == list(shown)
    for table in second.ROWS:
        assert [] == [name for name in second.wanted(table) if name not in shown[table]]
    assert (site.folder / "data" / profiles.COMMITMENTS.name).read_bytes() == profiles.COMMITMENTS.read_bytes()
    assert any(link.endswith(f"/data/{profiles.COMMITMENTS.name}") for link in page.facts.links)


def test_the_data_with_a_second_instrument_have_no_problems(run, data: Path):
    found = run("check", "--data", data)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("No problems: ")
    assert Package(str(data / NAME / "datapackage.json")).validate().valid


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("pledge_parties.csv", "P-1,north-shore,pledger", "P-1,north-shore,partner",
         f"pledges.csv:2 pledge_id 'P-1': expected a pledger or joint pledger in {FOLDER}/pledge_parties.csv; "
         "fix: add the row of the party that makes the pledge"),
        ("pledge_evidence.csv", "P-1,E-1,supports", "P-1,E-1,context",
         f"status_events.csv:3 evidence_ids 'E-1': expected evidence that supports or contradicts P-1 in {FOLDER}/pledge_evidence.csv; "
         "fix: link the evidence to the pledge there, name other evidence, or write another status"),
        ("status_events.csv", "S-P-2-1,P-2,2023-03-01", "S-P-2-1,P-2,2023-03-02",
         "status_events.csv:4 effective_on '2023-03-02': expected the date on which P-2 was announced, 2023-03-01; fix: write 2023-03-01"),
        ("evidence.csv", "opened one harbour.,1,", "opened one harbour.,unknown,",
         f"status_events.csv:3 evidence_ids 'E-1': expected evidence with a value in {FOLDER}/evidence.csv; fix: write the figure there, or write in_progress"),
        ("status_events.csv", "One of two harbours is open.,", "One of two harbours is open.,P-2",
         "status_events.csv:3 superseded_by 'P-2': expected none, since the status is partly_fulfilled; "
         "fix: name the later pledge with the status superseded, or leave it empty"),
        ("pledges.csv", "2023-03-01,1000000,USD", "2023-03-01,7000000,USD",
         "pledges.csv:3 amount '5000000': expected at least what its parts come to, 7,000,000 USD (P-3); "
         "fix: mend an amount or its qualifier, or take a part out by its part_of"),
        ("pledges.csv", "2023-03-01,1000000,USD", "2023-03-01,1000000,USX",
         "pledges.csv:4 currency 'USX': expected a currency code of ISO 4217, such as USD; fix: write the three letters of the code"),
        ("evidence.csv", "E-2,2024-05-20", "E-2,2094-05-20",
         "evidence.csv:3 observed_on '2094-05-20': expected a date not after {day}; fix: mend the date; what is only planned goes into a field for plans"),
        ("pledges.csv", "accord-text,annex,,\nP-2", "accord-test,annex,,\nP-2",
         f"pledges.csv:2 source_ids 'accord-test': expected source_id of {FOLDER}/sources.csv, found none that is 'accord-test'; "
         "fix: mend the identifier, or add the row it refers to"),
        ("datapackage.json", '"commitmentsProfile": "1.0"', '"commitmentsProfile": "2.0"',
         "datapackage.json:{line} commitmentsProfile '2.0': expected \"1.0\" (Commitments Data Package 1.0); "
         "fix: write it as profiles/commitments-data-package-1.0.json says"),
    ],
)
def test_a_bad_row_is_refused_as_it_is_of_the_first_instrument(run, data: Path, tmp_path: Path, file: str, old: str, new: str, expected: str):
    bad = shutil.copytree(data, tmp_path / "datapackages")
    text = (bad / NAME / file).read_text(encoding="utf-8")
    assert old in text
    (bad / NAME / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[:text.index(old)].count("\n") + 1
    day = json.loads((data / "pledges" / "datapackage.json").read_text(encoding="utf-8"))["created"][:10]
    found = run("check", "--data", bad)
    assert (found.code, found.out) == (1, f"{FOLDER}/{expected.format(line=line, day=day)}\n\n1 error, 0 warnings in 1 file\n")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda tables: tables.pop("pledge_evidence"), "resources: expected the table pledge_evidence"),
        (lambda tables: fields(tables["status_events"]).pop("status_basis"), "fields: expected the column status_basis of type string with values among "
         "self_reported, counterpart, independent, computed, each with its label and rule"),
        (lambda tables: fields(tables["evidence"]).update(source_ids={"name": "source_ids", "type": "string", "title": "Sources", "description": "Sources."}),
         "fields: expected the column source_ids of type string with listDelimiter ; and its references"),
    ],
)
def test_a_package_that_lacks_what_the_profile_asks_for_is_refused(data: Path, change, expected: str):
    text = (data / NAME / "datapackage.json").read_bytes()
    descriptor = json.loads(text)
    tables = {resource["name"]: resource for resource in descriptor["resources"]}
    for resource in tables.values():
        resource["schema"]["fields"] = {field["name"]: field for field in resource["schema"]["fields"]}
    change(tables)
    for resource in tables.values():
        resource["schema"]["fields"] = list(resource["schema"]["fields"].values())
    descriptor["resources"] = list(tables.values())
    found = profiles.check(model.Package(NAME, f"{FOLDER}/datapackage.json", descriptor, text))
    assert [expected + " (Commitments Data Package 1.0)"] == [f"{problem.field}: {problem.message}" for problem in found]


def fields(resource: dict) -> dict:
    return resource["schema"]["fields"]


def test_tables_computed_tables_and_downloads_are_published(built: Site):
    folder = built.folder / "data"
    for name in second.ROWS:
        assert rows(built, NAME, name), name
        for form in ("json", "parquet", "xlsx", "metadata.json"):
            assert (folder / NAME / f"{name}.{form}").stat().st_size
    assert {"P-1": "partly_fulfilled", "P-2": "announced", "P-3": "announced"} == {
        row["pledge_id"]: row["status"] for row in rows(built, f"{NAME}-computed", "status_current")}
    assert [("P-1", "2024-12-31")] == [(row["pledge_id"], row["deadline_latest"]) for row in rows(built, f"{NAME}-computed", "overdue")]
    assert ("1", "1", "2") == next((row["evidence_count"], row["evidence_supports"], row["evidence_sources_count"])
                                   for row in rows(built, f"{NAME}-computed", "evidence_per_pledge") if row["pledge_id"] == "P-1")
    for package in (NAME, f"{NAME}-computed"):
        assert (folder / f"{package}.zip").stat().st_size
        assert json.loads((folder / package / "codebook.json").read_bytes())
    with sqlite3.connect(folder / "all.sqlite") as connection:
        assert [("P-1", "E-1")] == connection.execute(
            "SELECT p.pledge_id, e.evidence_id FROM lakes_accord_pledges AS p JOIN lakes_accord_pledge_evidence AS e USING (pledge_id) "
            "WHERE e.evidence_relation = 'supports'").fetchall()
        assert [("P-1",)] == connection.execute("SELECT pledge_id FROM lakes_accord_computed_overdue").fetchall()


def test_pages_show_the_second_instrument(built: Site):
    assert "Promises under the Accord of the Lakes" in built.page("/en/data/").facts.text
    package = built.page(f"/en/data/{NAME}/").facts
    assert "Status events" in package.text and "Two harbours" in package.cells
    assert {"columns", "status", "status_basis"} <= set(built.page(f"/en/data/{NAME}/status_events/").facts.ids)
    assert "partly_fulfilled" in built.page(f"/en/data/{NAME}-computed/status_current/").facts.cells


def test_nothing_of_the_first_instrument_changes(site: Site, built: Site):
    """Only what is about all packages tells of the other: their metadata, the list of all pages, what the version added, and what all weighs."""
    told = {"data/computed/changes.csv", "en/about/index.html", "en/contents/index.html", "en/index.html"}
    own = [path for path in paths.DATAPACKAGES.iterdir()]
    alike = [path for package in own for pattern in ("*.csv", "*.json", "*.parquet", "*.xlsx", "*.md") for path in
             (site.folder / "data" / package.name).rglob(pattern)]
    alike += [*(site.folder / "data" / "computed").glob("*.csv"), *(site.folder / "data" / "countries").iterdir()]
    alike += [page.path for page in site.records() if not page.address.startswith("/en/data/")]
    assert len(alike) > 4000
    names = {path.relative_to(site.folder).as_posix() for path in alike} - told
    assert [] == [name for name in sorted(names) if (built.folder / name).read_bytes() != (site.folder / name).read_bytes()][:5]
