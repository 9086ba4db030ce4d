"""Published files: verbatim sources, canonical computed tables, an honest index, and never half a folder."""
import csv
import hashlib
import io
import json
from datetime import date
from functools import partial

import pandas as pd
import pytest
from frictionless import Package

from scripts import export as module
from scripts.enrich import COMPUTED
from scripts.export import ExportError, canonical
from scripts.frames import plain, texts
from tests import publishing
from tests.publishing import content


@pytest.fixture
def publish(tmp_path):
    """Export the tiny packages into build/data and give that folder."""
    return partial(publishing.publish, tmp_path)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The tiny packages as published, for tests that only read."""
    return publishing.publish(tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (240000000.0, "240000000"), (1e16, "10000000000000000"), (0.1, "0.1"), (7, "7"), (True, "true"), (False, "false"),
        (pd.NA, ""), (None, ""), (float("nan"), ""), (date(2022, 6, 10), "2022-06-10"), ("nan", "nan"), ("", ""),
    ],
)
def test_a_value_is_written_plainly(value, expected):
    assert expected == plain(value)


def test_each_type_of_column_is_written_plainly():
    table = pd.DataFrame({
        "n": pd.Series([2.5, 3.0, None], dtype="Float64"), "i": pd.Series([1, None, 3], dtype="Int64"), "b": pd.Series([True, None, False], dtype="boolean"),
        "d": pd.Series([date(2022, 1, 2), pd.NA, pd.NA], dtype="object"), "t": pd.Series(["a,b", "", 'q"'], dtype="str"),
    })
    assert [["2.5", "1", "true", "2022-01-02", "a,b"], ["3", "", "", "", ""], ["", "3", "false", "", 'q"']] == texts(table).values.tolist()
    assert b'n,i,b,d,t\n,3,false,,"q"""\n2.5,1,true,2022-01-02,"a,b"\n3,,,,\n' == canonical(table, ["n"])


def test_source_tables_are_published_byte_for_byte(published):
    made, sources = content(published), content(published.parents[1] / "datapackages")
    assert sources and sources == {path: made[path] for path in sources}


def test_every_package_has_its_descriptor_and_every_computed_table_its_file(published):
    made = content(published)
    assert {f"computed/{name}.csv" for name in COMPUTED} <= set(made)
    folders = {path.split("/")[0] for path in made if "/" in path} - {"countries", "releases"}
    assert {f"{folder}/datapackage.json" for folder in folders} <= set(made)


def test_the_index_and_the_list_of_hashes_name_every_other_file(published):
    made = content(published)
    sums = made.pop("SHA256SUMS").decode().splitlines()
    assert {f"{hashlib.sha256(raw).hexdigest()}  {path}" for path, raw in made.items()} == set(sums)
    index = json.loads(made.pop("index.json"))
    assert sorted(made) == [entry["path"] for entry in index]
    for entry in index:
        raw = made[entry["path"]]
        assert (len(raw), hashlib.sha256(raw).hexdigest()) == (entry["bytes"], entry["sha256"])
        assert entry["format"] in ("bundle", "paper", "profile") or entry["path"].startswith(entry["package"])
    assert {"csv", "json", "parquet", "xlsx", "sqlite", "zip", "record", "bundle", "datapackage", "codebook"} < {entry["format"] for entry in index}


def test_frictionless_accepts_the_computed_package_and_its_hashes(published):
    report = Package(str(published / "computed" / "datapackage.json")).validate()
    assert [] == report.flatten(["taskNumber", "rowNumber", "fieldName", "note"])


def test_a_damaged_download_is_told_by_its_hash(publish):
    folder = publish()
    with (folder / "computed" / "money.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not Package(str(folder / "computed" / "datapackage.json")).validate().valid


def test_the_wide_table_loads_in_one_line_with_the_right_types(published):
    wide = pd.read_csv(published / "computed" / "pledges_wide.csv", parse_dates=["deadline_latest"])
    kinds = {name: kind.kind for name, kind in wide.dtypes.items()}
    expected = {"amount": "f", "is_joint": "b", "measurable": "b", "withdrawn": "b", "evidence_count": "i", "deadline_latest": "M", "target_max": "f"}
    assert expected.items() <= kinds.items()
    assert {"PLG-1": 6000000.5} == dict(wide.dropna(subset="amount").set_index("pledge_id")["amount"])


def test_computed_files_hold_lf_and_no_word_for_nothing(published):
    for path, raw in content(published).items():
        if path.startswith("computed/") and path.endswith(".csv"):
            assert b"\r" not in raw
            cells = {cell for row in csv.reader(io.StringIO(raw.decode("utf-8"))) for cell in row}
            assert not cells & {"nan", "NaN", "None", "NaT", "<NA>", "[]"}


def test_two_exports_are_the_same_and_leave_nothing_old_behind(publish):
    first = content(folder := publish())
    (folder / "pledges" / "dropped.csv").write_text("old")
    assert first == content(publish())
    assert ["data"] == [path.name for path in folder.parent.iterdir()]


def test_a_failed_export_leaves_the_last_good_one(publish, monkeypatch):
    first = content(folder := publish())

    def full(path, raw):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.Path, "write_bytes", full)
    with pytest.raises(ExportError, match="No space"):
        publish()
    assert first == content(folder)
    assert ["data"] == [path.name for path in folder.parent.iterdir()]


def test_an_export_that_fails_while_changing_places_puts_the_last_good_one_back(publish, monkeypatch):
    first = content(folder := publish())
    rename = module.Path.rename

    def stop(path, target):
        if path.name.endswith(".new"):
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(module.Path, "rename", stop)
    with pytest.raises(ExportError, match="Input/output"):
        publish()
    assert first == content(folder)
    assert ["data"] == [path.name for path in folder.parent.iterdir()]
