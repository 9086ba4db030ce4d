"""CSV to every format and back loses nothing: on the real data, and on invented data that means harm."""
from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts import database
from scripts.formats import base, table
from scripts.rules.texts import _FORM
from tests.built import Site
from tests.make import computed_descriptor, descriptors
from tests.readback import READERS, cells, sqlite

ALL = descriptors() | {"computed": computed_descriptor()}
TABLES = [(package, resource) for package, descriptor in ALL.items() for resource in descriptor["resources"]]
MISSING = [{"value": code, "label": code} for code in ("unknown", "not_applicable", "not_found")]
EDTF = r"(\d{4}(-\d{2}(-\d{2})?)?)(/(\d{4}(-\d{2}(-\d{2})?)?))?"


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("package", "resource"), TABLES, ids=lambda value: value if isinstance(value, str) else value["name"])
def test_a_real_table_comes_back_from_every_format(site: Site, package: str, resource: dict, reader: str):
    suffix, read = READERS[reader]
    stem = site.folder / "data" / package / resource["name"]
    assert read_csv(stem.with_suffix(".csv")) == cells(resource["schema"], read(stem.with_suffix(suffix)))


@pytest.mark.parametrize(("package", "resource"), TABLES, ids=lambda value: value if isinstance(value, str) else value["name"])
def test_a_real_table_comes_back_from_the_database_and_the_workbook(site: Site, package: str, resource: dict):
    data, name = site.folder / "data", database.names(ALL)[package, resource["name"]]
    expected = sorted(read_csv(data / package / f"{resource['name']}.csv"))
    assert expected == sorted(cells(resource["schema"], sqlite(data / "all.sqlite", name, resource["schema"])))


def test_the_workbook_of_all_holds_every_table_as_its_own_workbook_does(site: Site):
    data, named = site.folder / "data", database.names(ALL)
    assert ["about", *named.values()] == openpyxl.load_workbook(data / "all.xlsx", read_only=True).sheetnames
    with ZipFile(data / "all.xlsx") as book:
        for place, (package, resource) in enumerate(named, 2):
            with ZipFile(data / package / f"{resource}.xlsx") as alone:
                assert alone.read("xl/worksheets/sheet1.xml") == book.read(f"xl/worksheets/sheet{place}.xml")


# What a cell of each kind can be; text is anything that a CSV in UTF-8 can hold.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "_x0041_", "_x000D_", " kept ", "a,b", 'a"b', "<b>&amp;", "\r", "\r\n", "\n", "\x00", "\x0b", "\ufffe", "]]>",
     "NaN", "null", "true", "007", "1e5", "unknown", "'", "''); DROP TABLE t; --", "𝒳", "e\u0301", "\u202e", "[]", '["a"]', "a;b", ";"])
whole = st.integers(-(10**15) + 1, 10**15 - 1).map(str)
numbers = st.decimals(-(10**9), 10**9, places=6, allow_nan=False).map(lambda value: format(value.normalize() + 0, "f")) | whole
days = st.dates(date(1, 1, 1)).map(date.isoformat)
edtf = st.one_of(days, st.integers(1, 9999).map("{:04}".format), st.tuples(days, days).map(lambda ends: "/".join(sorted(ends))), st.just("2022-02-31"))
codes = st.sampled_from([code["value"] for code in MISSING])
PLAIN = {
    "text": ({"type": "string"}, words), "whole": ({"type": "integer"}, whole), "number": ({"type": "number"}, numbers), "day": ({"type": "date"}, days),
    "flag": ({"type": "boolean"}, st.sampled_from(["true", "false"])), "list": ({"type": "string", "listDelimiter": ";"}, words),
    "edtf": ({"type": "string", "constraints": {"pattern": EDTF}}, edtf),
}
KINDS = {name: (field, values | st.just("")) for name, (field, values) in PLAIN.items()}
KINDS |= {f"{name}_or_why": (field | {"missingValues": MISSING}, values | codes) for name, (field, values) in PLAIN.items()}
SCHEMA = {"fields": [{"name": name, "title": name, "description": f"{name} & <co>"} | field for name, (field, _) in KINDS.items()]}
DESCRIPTOR = {
    "name": "hostile", "title": "Hostile", "description": "Data that mean harm.", "version": "1.0.0", "created": "2026-11-23T00:00:00Z",
    "licenses": [{"name": "CC0-1.0", "path": "https://example.org/"}], "contributors": [{"title": "Nobody"}],
    "resources": [{"name": "table", "title": "T", "description": "D", "schema": SCHEMA}],
}


# A table that fails is small already; making it smaller takes minutes.
@settings(deadline=None, max_examples=40, phases=[Phase.explicit, Phase.reuse, Phase.generate],
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(st.tuples(*(strategy for _, strategy in KINDS.values())), max_size=8))
def test_invented_tables_that_mean_harm_come_back_from_every_format(rows: list[tuple[str, ...]]):
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "hostile").mkdir()
        source = folder / "hostile" / "table.csv"
        with source.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([KINDS, *rows])
        published = base.Published(DESCRIPTOR, DESCRIPTOR["resources"][0], source, "https://example.org/")
        table.write(published, folder)
        expected = [list(row) for row in rows]
        for suffix, read in READERS.values():
            assert expected == cells(SCHEMA, read(source.with_suffix(suffix))), read.__name__
        database.connect({"hostile": DESCRIPTOR}, {"hostile.table": (list(KINDS), published.rows())}, str(folder / "all.sqlite")).close()
        assert expected == cells(SCHEMA, sqlite(folder / "all.sqlite", "table", SCHEMA))
        assert len(rows) == json.loads(source.with_suffix(".metadata.json").read_text(encoding="utf-8"))["rows"]


@given(numbers)
def test_the_numbers_tried_are_numbers_that_check_lets_through(number: str):
    assert _FORM["number"][0].fullmatch(number)
