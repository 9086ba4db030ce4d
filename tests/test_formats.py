"""What is published beside the CSV: typed files, records, bundles, one database, zips; and what is refused."""
from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from scripts import codebook, paths
from scripts.export import ExportError
from scripts.formats import FORMATS, names, xlsx
from scripts.formats.base import FormatError
from scripts.formats.sheet import CHARACTERS, Sheet
from scripts.pages.records import KINDS
from tests import publishing
from tests.make import descriptors
from tests.publishing import ROWS, content, publish


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    return publish(tmp_path_factory.mktemp("published"))


def read(path: Path):
    return json.loads(path.read_text(encoding="utf-8"))


def test_every_table_has_every_format_and_a_file_that_says_what_it_is(data):
    for package, descriptor in descriptors().items():
        for resource in descriptor["resources"]:
            about = read(data / package / f"{resource['name']}.metadata.json")
            assert ["csv", *(form.name for form in FORMATS)] == [file["format"] for file in about["files"]]
            assert all((data / package / file["path"]).stat().st_size == file["bytes"] for file in about["files"])
            assert {"version", "licenses", "citation", "rows", "schema"} < set(about)


def test_parquet_has_types_that_follow_from_the_schema_alone(data):
    full, empty = (pq.read_schema(data / "pledges" / f"{name}.parquet") for name in ("pledges", "action_packages"))
    expected = {"amount": pa.decimal128(21, 6), "amount_missing": pa.string(), "deadline": pa.string(), "deadline_earliest": pa.date32(),
                "measurable": pa.bool_(), "pillar": pa.int64(), "source_ids": pa.list_(pa.field("element", pa.string(), nullable=False))}
    assert expected.items() <= {field.name: field.type for field in full}.items()
    assert full.field("source_ids").type == empty.field("source_ids").type
    assert b"Sum of money" in full.field("amount").metadata[b"description"]
    assert 0 == pq.read_metadata(data / "pledges" / "action_packages.parquet").num_rows


def test_dates_and_missing_codes_are_typed_alike_in_json(data):
    first = next(row for row in read(data / "pledges/pledges.json") if row["pledge_id"] == "PLG-1")
    assert (6000000.5, None, "2024", "2024-01-01", "2024-12-31", ["invented-source"]) == tuple(
        first[name] for name in ("amount", "amount_missing", "deadline", "deadline_earliest", "deadline_latest", "source_ids"))
    assert "unknown" == next(row for row in read(data / "pledges/pledges.json") if row["pledge_id"] == "PLG-2")["amount_missing"]


def test_excel_cells_are_typed_the_header_is_frozen_and_no_text_can_act(tmp_path):
    path = tmp_path / "sheet.xml"
    sheet = Sheet(path, ["a", "b", "c", "d"], ["text", "date", "number", "boolean"], "t")
    sheet.feed([["=1+1", '@SUM("A1")', "<x>&"], [date(2022, 6, 10), date(1815, 1, 2), None], [None, None, None], [True, False, None]])
    sheet.finish()
    part = xlsx.Part("t", path, sheet.range)
    xlsx.workbook(tmp_path / "book.xlsx", [part], "T & Co", publishing.day())
    book = openpyxl.load_workbook(tmp_path / "book.xlsx")
    cells = [[(cell.value, cell.data_type) for cell in row] for row in book["t"].iter_rows(min_row=2)]
    assert [("=1+1", "s"), ('@SUM("A1")', "s"), ("<x>&", "s")] == [row[0] for row in cells]
    assert ["d", "s", "n"] == [row[1][1] for row in cells] and "1815-01-02" == cells[1][1][0]
    assert [True, False, None] == [row[3][0] for row in cells]
    assert ("A2", "A1:D4") == (book["t"].freeze_panes, book["t"].auto_filter.ref)
    assert not any(re.search(rb"<f[ >]", raw) for raw in ZipFile(tmp_path / "book.xlsx").read("xl/worksheets/sheet1.xml").splitlines())


def test_a_text_that_no_cell_of_a_spreadsheet_holds_is_refused_by_place(tmp_path):
    with Sheet(tmp_path / "sheet.xml", ["a"], ["text"], "pledges.pledges") as sheet, pytest.raises(FormatError, match=r"s\.pledges, column A: .* 32,767"):
        sheet.feed([["x" * CHARACTERS]])
        sheet.feed([["x" * (CHARACTERS + 1)]])


def test_sheets_have_names_that_a_spreadsheet_takes():
    assert ["a_b", "x" * 31, "x" * 29 + "~2", "A_B~2"] == xlsx.names(["a/b", "x" * 31, "x" * 40, "A:B"])


def test_a_record_knows_its_page_its_sources_and_who_refers_to_it(data):
    found = read(data / "pledges/pledges/PLG-1.json")
    assert f"{paths.SITE_URL}en/pledges/plg-1/" == found["page"]
    assert ["Título: «así»"] == [source["title"] for source in found["sources"]]
    assert {("pledges", "pledge_parties", "pledge_id"), ("implementation", "status_events", "pledge_id")} == {
        (link["package"], link["resource"], link["field"]) for link in found["referred_to_by"]}
    assert "announced" == found["computed"]["status_current"]["status"] and "New aid announced" == found["labels"]["money_kind"]
    source = read(data / "sources/sources/invented-source.json")
    assert "pledges" in {link["resource"] for link in source["referred_to_by"]}


def test_a_bundle_has_all_about_a_pledge_and_all_about_a_country(data):
    pledge, country = read(data / "pledges/PLG-1.json"), read(data / "countries/USA.json")
    assert {"PAN", "USA"} == {row["participant_id"] for row in pledge["parties"]} and ["announced"] == [row["status"] for row in pledge["status_events"]]
    assert ["PLG-1"] == [row["pledge_id"] for row in country["pledges"]] and ["invented-source"] == [row["source_id"] for row in country["sources"]]


def test_every_record_of_a_kind_with_a_page_has_a_file(data):
    for kind in KINDS:
        table = data / kind.replace(".", "/")
        ids = {row[KINDS[kind].key] for row in read(table.with_suffix(".json"))}
        assert ids == {path.stem for path in table.glob("*.json")}


def test_the_database_has_keys_views_links_and_finds_words_without_accents(data):
    with closing(sqlite3.connect(data / "all.sqlite")) as base:
        assert [("ok",)] == base.execute("PRAGMA integrity_check").fetchall() and [] == base.execute("PRAGMA foreign_key_check").fetchall()
        assert [("PLG-1", "announced")] == base.execute("SELECT pledge_id, status FROM status_current WHERE pledge_id = 'PLG-1'").fetchall()
        assert [("invented-source",)] == base.execute("SELECT record FROM search WHERE search MATCH 'titulo'").fetchall()
        assert ("pledges", "pledges") in base.execute("SELECT target_table, 'pledges' FROM record_links WHERE source_table = 'pledge_parties'").fetchall()
        assert base.execute("SELECT label FROM codes WHERE field = 'status' AND value = 'announced'").fetchone()


def test_a_key_that_leads_nowhere_stops_the_export(tmp_path):
    rows = ROWS | {"pledges__pledge_parties": [{"pledge_id": "PLG-9", "participant_id": "USA", "party_role": "pledger"}]}
    with pytest.raises(ExportError, match="pledge_parties names a record of pledges that is not there"):
        publish(tmp_path, rows)


def test_a_zip_explains_itself_and_opens_as_a_data_package(data, tmp_path):
    with ZipFile(data / "pledges.zip") as archive:
        found = archive.namelist()
        made = datetime.fromisoformat(descriptors()["pledges"]["created"])
        assert sorted(found) == found and {made.timetuple()[:6]} == {info.date_time for info in archive.infolist()}
        archive.extractall(tmp_path)
    assert {"README.md", "LICENSE-DATA", "CITATION.cff", "KNOWN-ISSUES.md", "codebook.csv", "codebook.json", "datapackage.json", "pledges.csv"} <= {
        name.removeprefix("pledges/") for name in found}
    assert "PLG-1: Über" in (tmp_path / "pledges/KNOWN-ISSUES.md").read_text(encoding="utf-8")
    with ZipFile(data / "all.zip") as archive:
        assert {*found} - {"pledges/LICENSE-DATA", "pledges/CITATION.cff"} <= {*archive.namelist()} and "LICENSE-DATA" in archive.namelist()


def test_the_codebook_has_every_column_and_every_value_with_its_rule(data):
    rows = list(csv.DictReader(io.StringIO((data / "pledges/codebook.csv").read_text(encoding="utf-8"))))
    for resource in descriptors()["pledges"]["resources"]:
        for field in resource["schema"]["fields"]:
            column, *values = [row for row in rows if (row["resource"], row["name"]) == (resource["name"], field["name"])]
            assert (field["description"], field["type"]) == (column["description"], column["type"])
            assert column["decided_by"] in codebook.DECIDERS and column["since_version"]
            rules = {entry["value"]: entry["rule"] for entry in field.get("categories", ())}
            assert rules.items() <= {row["value"]: row["rule"] for row in values}.items()
    assert {row["name"]: row["decided_by"] for row in rows if not row["value"]}.items() >= {
        "amount": "source", "theme": "maintainers_rule", "paraphrase": "maintainers_words", "pledge_id": "maintainers"}.items()


@pytest.mark.parametrize("name", ["..", "a/b", "", ".hidden", "NUL", "con.json", "a b", "é", "x" * 101, "dot.", "a:b", "-n"])
def test_an_identifier_that_cannot_name_a_file_is_refused(name):
    with pytest.raises(FormatError, match="cannot be the name of a file"):
        names.checked(name, "the identifier")


@pytest.mark.parametrize(("identifier", "message"), [("NUL", "cannot be the name of a file"), ("plg-1", "where capitals do not count")])
def test_such_an_identifier_stops_the_export_and_leaves_nothing(tmp_path, identifier, message):
    rows = {**ROWS, "pledges__pledges": [*ROWS["pledges__pledges"], ROWS["pledges__pledges"][1] | {"pledge_id": identifier}]}
    with pytest.raises(ExportError, match=message):
        publish(tmp_path, rows)
    assert [] == list((tmp_path / "build").iterdir())


def test_bytes_depend_neither_on_the_folder_nor_the_day_nor_the_number_of_processes(data, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "America/Lima")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    other = publish(tmp_path / "elsewhere", processes=2)
    os.utime(other / "all.zip", (0, 0))
    assert content(data) == content(other)


FULL = """
import resource, sys
from pathlib import Path
from tests.publishing import publish
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
publish(Path(sys.argv[1]))
"""


def test_a_disk_that_takes_no_more_leaves_the_last_good_folder_and_no_partial_file(tmp_path):
    before = content(publish(tmp_path))
    done = subprocess.run([sys.executable, "-c", FULL, tmp_path], cwd=paths.ROOT, capture_output=True, text=True, check=False)
    assert "ExportError: the data could not be written" in done.stderr and "make room" in done.stderr
    assert before == content(tmp_path / "build" / "data")
    assert ["data"] == [path.name for path in (tmp_path / "build").iterdir()]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small file system")
def test_a_small_file_system_that_fills_up_says_so(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        with pytest.raises(ExportError, match="No space left on device|disk is full"):
            publish(folder)
        assert not (folder / "build" / "data").exists()
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
