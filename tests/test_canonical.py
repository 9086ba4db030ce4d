"""Canonical form: one form of a file, reached once, written whole or not at all."""

from __future__ import annotations

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import canonical, rows
from scripts.load import load
from scripts.model import Table
from scripts.parse import Faults

PLEDGES = "pledges/pledges.csv"
HEADER = ("id", "order", "text")
cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


def table(found: list[tuple[str, ...]]) -> Table:
    """Make a table keyed by its first two columns."""
    return Table("p", "t", "p/t.csv", {"primaryKey": ["id", "order"]}, HEADER, found, range(2, len(found) + 2))


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ([], "id,order,text\n"),
        ([("b", "1", "x"), ("a", "2", "y"), ("a", "10", "z")], "id,order,text\na,10,z\na,2,y\nb,1,x\n"),
        ([("a", "1", " x\u00a0")], "id,order,text\na,1,x\n"),
        ([("a", "1", 'say "x", y')], 'id,order,text\na,1,"say ""x"", y"\n'),
        ([("é", "1", "Ñandú")], "id,order,text\né,1,Ñandú\n"),
        ([("a", "1", ""), ("", "", "")], "id,order,text\n,,\na,1,\n"),
    ],
)
def test_a_table_has_one_form(found: list, text: str) -> None:
    assert canonical.table_text(table(found)) == text


@given(st.lists(st.tuples(cells, cells, cells), max_size=6))
def test_the_form_is_reached_once_and_loses_nothing(found: list) -> None:
    text = canonical.table_text(table(found))
    again, _, missing = rows.read(text.encode(), HEADER, faults := Faults("p/t.csv"))
    assert (faults, missing) == ([], frozenset())
    assert canonical.table_text(table(again)) == text
    assert sorted(again) == sorted(tuple(cell.strip() for cell in row) for row in found)


def test_a_descriptor_keeps_its_order_and_letters() -> None:
    assert canonical.descriptor_text({"b": "é", "a": [1]}) == '{\n  "b": "é",\n  "a": [\n    1\n  ]\n}\n'


def test_a_long_difference_is_cut() -> None:
    text = "".join(f"{number}\n" for number in range(500))
    problem = canonical.compare("x.csv", ("x" * 1000 + "\n" + text).encode(), text)
    lines = problem.message.split("\n")
    assert problem.line == 1 and len(lines) <= canonical.SHOWN + 2
    assert max(map(len, lines)) <= canonical.WIDTH + 1 and lines[-1] == "…"


MENDS = {
    "a byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "CR LF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "CR": lambda raw: raw.replace(b"\n", b"\r"),
    "no last line end": lambda raw: raw.rstrip(b"\n"),
    "rows in another order": lambda raw: b"\n".join([raw.split(b"\n")[0], *reversed(raw.rstrip(b"\n").split(b"\n")[1:])]) + b"\n",
    "quotes not needed": lambda raw: raw.replace(b"Places for sailors", b'"Places for sailors"'),
    "spaces around a cell": lambda raw: raw.replace(b"Places for sailors", b"  Places for sailors "),
    "all at once": lambda raw: b"\xef\xbb\xbf" + raw.replace(b"Places for sailors", b'" Places for sailors"').replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("name", MENDS)
def test_check_shows_and_format_mends_once(name: str, packages, run) -> None:
    path = packages / PLEDGES
    good = path.read_bytes()
    path.write_bytes(MENDS[name](good))
    result = run("check", "--data", packages)
    assert result.code == 1 and "fix: run `python -m scripts format`" in result.out
    assert run("format", "--data", packages) == (0, f"datapackages/{PLEDGES}: written in canonical form\n1 file written\n", "")
    assert path.read_bytes() == good
    assert run("format", "--data", packages) == (0, "0 files written\n", "")
    assert run("check", "--data", packages).code == 0


def test_columns_and_descriptors_are_put_in_form(packages, run) -> None:
    areas, descriptor = packages / "parties" / "areas.csv", packages / "parties" / "datapackage.json"
    good = areas.read_bytes(), descriptor.read_bytes()
    areas.write_text("name,area_id\nThe whole coast,COAST\n")
    descriptor.write_bytes(good[1].replace(b"  ", b"\t"))
    assert run("format", "--data", packages).code == 0
    assert (areas.read_bytes(), descriptor.read_bytes()) == good


def test_format_keeps_to_the_selection(packages, run) -> None:
    for path in packages.glob("*/*.csv"):
        path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert run("format", "--data", packages, "sources", packages / PLEDGES).out.splitlines() == [
        f"datapackages/{PLEDGES}: written in canonical form",
        "datapackages/sources/sources.csv: written in canonical form",
        "2 files written",
    ]


def test_an_interrupted_write_leaves_the_file_as_it_was(packages, run, monkeypatch) -> None:
    path = packages / PLEDGES
    bad = path.read_bytes().rstrip(b"\n")
    path.write_bytes(bad)
    listing = sorted(path.parent.iterdir())

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    result = run("format", "--data", packages)
    assert result.code == 2 and "disk full" in result.err
    assert path.read_bytes() == bad and sorted(path.parent.iterdir()) == listing


def test_format_keeps_the_mode_of_a_file(packages, run) -> None:
    path = packages / PLEDGES
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    path.chmod(0o640)
    run("format", "--data", packages)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_table_is_not_changed_by_writing_it(packages) -> None:
    found = load(packages)[0].tables["pledges.pledges"]
    before = list(found.rows)
    canonical.table_text(found)
    assert found.rows == before
