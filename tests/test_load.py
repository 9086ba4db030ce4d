"""Reading: physical lines, columns in the order of the schema, and places in descriptors."""

from __future__ import annotations

import pytest

from scripts import rows
from scripts.load import load
from scripts.parse import Faults
from scripts.positions import line_of

TEXT = """{
  "name": "a",
  "resources": [
    {"name": "b \\"quoted\\", [1]"},
    {
      "name": "c",
      "schema": {"fields": [{"name": "x"},
        {"name": "y", "type": "date"}]}
    }
  ]
}
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("name",), 2),
        (("resources",), 3),
        (("resources", 0), 4),
        (("resources", 1, "name"), 6),
        (("resources", 1, "schema", "fields", 0, "name"), 7),
        (("resources", 1, "schema", "fields", 1, "type"), 8),
        (("resources", 1, "schema", "fields", 1, "constraints", "pattern"), 8),
        (("resources", 7), 3),
        (("nothing",), 1),
    ],
)
def test_a_place_in_a_descriptor_has_its_line(place: tuple, line: int) -> None:
    assert line_of(TEXT, place) == line_of(TEXT.encode(), place) == line


@pytest.mark.parametrize("text", ["", "{", "[1,", '{"name"', "null", "[" * 5000])
def test_a_text_that_is_no_json_has_line_one(text: str) -> None:
    assert line_of(text, ("name", 0)) == 1


@pytest.mark.parametrize(
    ("raw", "expected", "lines"),
    [
        (b"a,b\n1,2\n3,4\n", [("1", "2"), ("3", "4")], [2, 3]),
        (b"a,b\n1,2\n3,4", [("1", "2"), ("3", "4")], [2, 3]),
        (b'a,b\n"1,5","say ""x"""\n', [("1,5", 'say "x"')], [2]),
        (b"b,a\n2,1\n", [("1", "2")], [2]),
        (b"a,b,c\n1,2,3\n", [("1", "2")], [2]),
        (b"a\n1\n", [("1", "")], [2]),
        (b"a,b\r\n1,2\r\n", [("1", "2")], [2]),
        (b"\xef\xbb\xbfa,b\n1,2\n", [("1", "2")], [2]),
        (b"a,b\n<<<<<<< x\n1,2\n=======\n1,3\n>>>>>>> y\n", [("1", "2"), ("1", "3")], [3, 5]),
        (b'a,b\n1,"2\n3,4\n', [("3", "4")], [3]),
        (b"a,b\n1\n1,2,3\n", [("1", ""), ("1", "2")], [2, 3]),
        (b"a,b\n\xe9,2\n", [("\ufffd", "2")], [2]),
        ("a,b\n\u2028\x0b,\x85\n".encode(), [("\u2028\x0b", "\x85")], [2]),
        (b"a,b\n", [], []),
        (b"", [], []),
    ],
)
def test_rows_keep_their_physical_lines(raw: bytes, expected: list, lines: list[int]) -> None:
    assert rows.read(raw, ["a", "b"], Faults("x.csv"))[:2] == (expected, lines)


def test_the_catalog_holds_packages_and_tables(packages) -> None:
    catalog, problems = load(packages)
    table = catalog.tables["parties.areas"]
    assert problems == []
    assert sorted(catalog.packages) == ["implementation", "parties", "pledges", "sources", "summits"]
    assert (table.key, table.path, table.header) == ("parties.areas", "datapackages/parties/areas.csv", ("area_id", "name"))
    assert (table.rows, table.lines, table.column("name")) == ([("COAST", "The whole coast")], [2], ["The whole coast"])
    assert catalog.packages["parties"].path == "datapackages/parties/datapackage.json"


def test_a_table_that_cannot_be_read_is_left_out(packages) -> None:
    (packages / "parties" / "areas.csv").unlink()
    (packages / "sources" / "datapackage.json").write_text("{")
    catalog, problems = load(packages)
    assert "parties.areas" not in catalog.tables and "sources" not in catalog.packages
    assert catalog.unsound == {"sources"}
    assert [problem.rule for problem in problems] == ["missing-file", "json"]


def test_hidden_files_are_no_concern_of_the_data(packages) -> None:
    (packages / ".DS_Store").touch()
    (packages / "parties" / ".~lock.parties.csv").touch()
    assert load(packages)[1] == []
