"""Published files: verbatim sources, canonical computed tables, an honest index, and never half a folder."""
import csv
import hashlib
import io
import json
from datetime import date

import pandas as pd
import pytest
from frictionless import Package

from scripts import export as module
from scripts.enrich import COMPUTED, enrich
from scripts.export import ExportError, canonical, export
from scripts.frames import frames, plain, texts
from tests.make import computed_descriptor, make_catalog, pledges

TODAY = date(2026, 11, 23)
ROWS = pledges("PLG-1 USA,PAN 6000000.5 - deadline=2024", "PLG-2 CAN unknown -")
ROWS["pledges__pledges"][0]["note"] = 'Über "quotes", commas; more'
ROWS["implementation__status_events"] = [{"status_event_id": f"STA-{name}-1", "pledge_id": name, "status": "announced"} for name in ("PLG-1", "PLG-2")]


@pytest.fixture
def data(tmp_path):
    """The tiny packages as files, written as no spreadsheet would write them, so that verbatim copies show."""
    folder = tmp_path / "datapackages"
    for table in make_catalog(**ROWS).tables.values():
        path = folder / table.package / f"{table.name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([table.header, *table.rows])
    return folder


@pytest.fixture
def publish(data, tmp_path):
    """Export the tiny packages into build/data and give that folder."""

    def run():
        catalog = make_catalog(**ROWS)
        export(catalog, enrich(frames(catalog), TODAY), computed_descriptor(), data, tmp_path / "build" / "data")
        return tmp_path / "build" / "data"

    return run


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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


def test_source_tables_are_published_byte_for_byte(publish, data):
    published, sources = content(publish()), content(data)
    assert sources == {path: published[path] for path in sources}


def test_every_package_has_its_descriptor_and_every_computed_table_its_file(publish):
    published = content(publish())
    assert {f"computed/{name}.csv" for name in COMPUTED} <= set(published)
    folders = {path.split("/")[0] for path in published if "/" in path}
    assert {f"{folder}/datapackage.json" for folder in folders} <= set(published)


def test_the_index_and_the_list_of_hashes_name_every_other_file(publish):
    published = content(publish())
    sums = published.pop("SHA256SUMS").decode().splitlines()
    assert {f"{hashlib.sha256(raw).hexdigest()}  {path}" for path, raw in published.items()} == set(sums)
    index = json.loads(published.pop("index.json"))
    assert sorted(published) == [entry["path"] for entry in index]
    for entry in index:
        raw = published[entry["path"]]
        assert (len(raw), hashlib.sha256(raw).hexdigest()) == (entry["bytes"], entry["sha256"])
        assert entry["format"] in ("bundle", "paper") or entry["path"].startswith(entry["package"])
    assert {"csv", "json", "parquet", "xlsx", "sqlite", "zip", "record", "bundle", "datapackage", "codebook"} < {entry["format"] for entry in index}


def test_frictionless_accepts_the_computed_package_and_its_hashes(publish):
    report = Package(str(publish() / "computed" / "datapackage.json")).validate()
    assert [] == report.flatten(["taskNumber", "rowNumber", "fieldName", "note"])


def test_a_damaged_download_is_told_by_its_hash(publish):
    folder = publish()
    with (folder / "computed" / "money.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not Package(str(folder / "computed" / "datapackage.json")).validate().valid


def test_the_wide_table_loads_in_one_line_with_the_right_types(publish):
    wide = pd.read_csv(publish() / "computed" / "pledges_wide.csv", parse_dates=["deadline_latest"])
    kinds = {name: kind.kind for name, kind in wide.dtypes.items()}
    expected = {"amount": "f", "is_joint": "b", "measurable": "b", "withdrawn": "b", "evidence_count": "i", "deadline_latest": "M", "target_max": "f"}
    assert expected.items() <= kinds.items()
    assert {"PLG-1": 6000000.5} == dict(wide.dropna(subset="amount").set_index("pledge_id")["amount"])


def test_computed_files_hold_lf_and_no_word_for_nothing(publish):
    for path, raw in content(publish()).items():
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
