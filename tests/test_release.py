"""Versions: a release that lacks something is refused, identifiers stay, and every difference is told field by field."""
from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts import changes, check, history, number, release
from scripts.changes import ADDED, CHANGED, REMOVED, WITHDRAWN, Snapshot
from scripts.formats import versions
from tests.conftest import FIXTURES

PACKAGES = "datapackages"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project that lacks nothing for version 1.0.0 of its data."""
    shutil.copytree(FIXTURES / "good" / PACKAGES, tmp_path / PACKAGES)
    monkeypatch.setattr(release, "COMPUTED", tmp_path / "computed.json")
    (tmp_path / "computed.json").write_text(json.dumps({"version": "1.0.0", "created": "2026-11-23T00:00:00Z"}), encoding="utf-8")
    (tmp_path / "LICENSE-DATA").write_text("free\n", encoding="utf-8")
    return version(tmp_path, "1.0.0")


def version(tree: Path, number: str, day: str = "2026-11-23") -> Path:
    """Write a version in every place that bears it."""
    for path in [*tree.glob(f"{PACKAGES}/*/datapackage.json"), tree / "computed.json"]:
        descriptor = json.loads(path.read_text(encoding="utf-8")) | {"version": number, "created": f"{day}T00:00:00Z"}
        for source in descriptor.get("sources", ()):
            source["version"] = number
        for resource in descriptor.get("resources", ()):
            resource["minRows"] = len((path.parent / resource["path"]).read_text(encoding="utf-8").splitlines()) - 1
        path.write_text(json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (tree / "CITATION.cff").write_text(f'version: {number}\ndate-released: "{day}"\n', encoding="utf-8")
    (tree / ".zenodo.json").write_text(json.dumps({"version": number, "publication_date": day}), encoding="utf-8")
    (tree / "pyproject.toml").write_text(f'[project]\nversion = "{number}"\n', encoding="utf-8")
    old = (tree / "CHANGELOG.md").read_text(encoding="utf-8").partition("## ") if (tree / "CHANGELOG.md").exists() else ("", "", "")
    (tree / "CHANGELOG.md").write_text(f"# Changelog\n\n## {number}, {day}\n\n- Something.\n\n{old[1]}{old[2]}", encoding="utf-8")
    return tree


def edit(tree: Path, file: str, old: str, new: str) -> None:
    path = tree / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not hold {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def attempt(tree: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str], tuple[int, str]]:
    """Try a release and give its exit code and what it said."""

    def run(number: str) -> tuple[int, str]:
        capsys.readouterr()
        code = release.release(number, tree / PACKAGES, tree)
        return code, "".join(capsys.readouterr())

    return run


def test_a_complete_release_keeps_the_data_with_their_codebook(tree, attempt):
    assert (0, "releases/1.0.0.zip holds version 1.0.0; commit it with a tag v1.0.0\n") == attempt("1.0.0")
    snapshot = history.read(tree / "releases/1.0.0.zip")
    catalog, _ = check.problems(tree / PACKAGES)
    assert history.current(catalog) == snapshot
    with ZipFile(tree / "releases/1.0.0.zip") as archived:
        assert {"CHANGELOG.md", "CITATION.cff", "LICENSE-DATA", "pledges/codebook.csv", "pledges/pledges.csv"} <= set(archived.namelist())


def test_the_same_release_made_twice_is_the_same_file(tree, attempt):
    attempt("1.0.0")
    first = (tree / "releases/1.0.0.zip").read_bytes()
    (tree / "releases/1.0.0.zip").unlink()
    attempt("1.0.0")
    assert first == (tree / "releases/1.0.0.zip").read_bytes()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("CITATION.cff", "1.0.0", "0.9.0", "CITATION.cff bears version 0.9.0, not 1.0.0"),
        ("CITATION.cff", "2026-11-23", "2026-11-22", "CITATION.cff is dated 2026-11-22, the packages 2026-11-23"),
        (".zenodo.json", "1.0.0", "0.9.0", ".zenodo.json bears version 0.9.0 of 2026-11-23, not 1.0.0 of 2026-11-23"),
        ("pyproject.toml", "1.0.0", "0.9.0", "pyproject.toml bears version 0.9.0"),
        ("computed.json", "1.0.0", "0.9.0", "scripts/enrich/datapackage.json bears version 0.9.0"),
        ("computed.json", "2026-11-23", "2026-11-20", "scripts/enrich/datapackage.json was created on 2026-11-20"),
        ("CHANGELOG.md", "1.0.0", "0.9.0", "CHANGELOG.md begins with '0.9.0, 2026-11-23', not with '## 1.0.0, 2026-11-23'"),
        ("CHANGELOG.md", "- Something.", "", "CHANGELOG.md says nothing under '## 1.0.0, 2026-11-23'"),
        (f"{PACKAGES}/pledges/datapackage.json", '"version": "1.0.0"', '"version": "0.9.0"', "pledges/datapackage.json bears version 0.9.0"),
    ],
)
def test_a_release_that_lacks_something_is_refused_and_says_what(tree, attempt, file, old, new, said):
    edit(tree, file, old, new)
    code, out = attempt("1.0.0")
    assert 1 == code and said in out and not (tree / "releases").exists()


def test_row_counts_that_are_not_up_to_date_are_refused(tree, attempt):
    path = tree / PACKAGES / "pledges/datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["minRows"] = 1
    path.write_text(json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert "rows, and minRows says 1" in attempt("1.0.0")[1]


def test_a_number_is_written_in_every_place_and_only_the_changelog_is_left_to_a_person(tree, attempt, monkeypatch):
    monkeypatch.setattr(number, "COMPUTED", tree / "computed.json")
    pledges = tree / PACKAGES / "pledges/pledges.csv"
    text = pledges.read_text(encoding="utf-8")
    pledges.write_text(text + text.splitlines()[-1].replace("PLG-2020-005", "PLG-2020-006") + "\n", encoding="utf-8")
    rows = text.count("\n")
    assert 0 == number.number("1.1.0", date(2026, 12, 1), tree / PACKAGES, tree)
    descriptor = json.loads((tree / PACKAGES / "pledges/datapackage.json").read_text(encoding="utf-8"))
    assert rows == descriptor["resources"][0]["minRows"]
    lacking = release.missing("1.1.0", tree / PACKAGES, tree, tree / "releases")
    assert not [line for line in lacking if "bears" in line or "minRows" in line or "dated" in line]
    pledges.write_text(text, encoding="utf-8")
    assert 0 == number.number("1.1.0", date(2026, 12, 1), tree / PACKAGES, tree)
    assert ["CHANGELOG.md begins with '1.0.0, 2026-11-23', not with '## 1.1.0, 2026-12-01'"] == release.missing(
        "1.1.0", tree / PACKAGES, tree, tree / "releases")


def test_a_release_whose_numbers_lack_names_the_command_that_writes_them(tree, attempt):
    assert "`python -m scripts number 1.1.0 DAY` writes" in attempt("1.1.0")[1]


@pytest.mark.parametrize("number", ["1.0", "v1.0.0", "01.0.0", "1.0.0-rc1", ""])
def test_what_is_no_version_is_refused(attempt, number):
    code, out = attempt(number)
    assert 1 == code and "is not a version such as 1.2.3" in out


def test_data_with_problems_are_refused(tree, attempt):
    edit(tree, f"{PACKAGES}/pledges/pledges.csv", ",true,", ",True,")
    assert "problems; `python -m scripts check` lists them" in attempt("1.0.0")[1]


def test_a_record_that_is_gone_is_refused_and_a_step_too_small_too(tree, attempt):
    attempt("1.0.0")
    version(tree, "1.0.0")
    assert "does not come after 1.0.0" in attempt("1.0.0")[1]
    edit(tree, f"{PACKAGES}/implementation/evidence.csv", "coast-2020-note", "borland-2020-report")
    path = tree / PACKAGES / "sources/sources.csv"
    path.write_text("".join(line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("coast-2020-note")))
    version(tree, "1.0.1", "2026-12-01")
    said = attempt("1.0.1")[1]
    assert "sources.sources coast-2020-note was published in 1.0.0 and is gone; bring it back, with withdrawn_on" in said
    assert "is a patch step, and a minor one is needed: records or columns came or were withdrawn" in said


FIELDS = ("id", "name", "withdrawn_on", "withdrawn_reason")


def snapshot(number: str, rows: list[dict[str, str]], fields: tuple[str, ...] = FIELDS, values: str = "ab") -> Snapshot:
    schema = {"fields": [{"name": name, "type": "string"} for name in fields], "primaryKey": ["id"]}
    schema["fields"][1]["categories"] = [{"value": value} for value in values]
    return Snapshot(number, "2027-01-31", {"p": {"name": "p", "resources": [{"name": "t", "schema": schema}]}}, {"p.t": rows})


def row(key: str, name: str, on: str = "", why: str = "") -> dict[str, str]:
    return {"id": key, "name": name, "withdrawn_on": on, "withdrawn_reason": why}


OLD = snapshot("1.0.0", [row("A", "a"), row("B", "b"), row("C", "a")])


def test_changes_are_told_field_by_field():
    new = snapshot("1.1.0", [row("A", "b"), row("B", "b", "2027-01-01", "Doubled"), row("D", "a")])
    found = [(change.kind, change.record, change.field, change.old, change.new) for change in changes.compare(OLD, new)]
    assert [(CHANGED, "A", "name", "a", "b"), (WITHDRAWN, "B", "", "", "Doubled"), (REMOVED, "C", "", "", ""), (ADDED, "D", "", "", "")] == found
    assert ["p.t C"] == changes.vanished(OLD, new)
    assert [] == changes.compare(OLD, OLD)


@pytest.mark.parametrize(
    ("old", "new", "broken", "step"),
    [
        (OLD, snapshot("2", [row("A", "b"), row("B", "b"), row("C", "a")]), [], changes.PATCH),
        (OLD, snapshot("2", [row("A", "a"), row("B", "b"), row("C", "a"), row("D", "a")]), [], changes.MINOR),
        (OLD, snapshot("2", list(OLD.tables["p.t"]), ("id", "name", "withdrawn_on")), ["the column p.t.withdrawn_reason"], changes.MAJOR),
        (OLD, snapshot("2", list(OLD.tables["p.t"]), values="a"), ["the value b of p.t.name"], changes.MAJOR),
        (snapshot("0.1.0", []), snapshot("2", [], values="a"), ["the value b of p.t.name"], changes.MINOR),
        (OLD, Snapshot("2", "2027-01-31", {}, {}), ["the table p.t"], changes.MAJOR),
    ],
)
def test_the_step_follows_from_the_changes(old, new, broken, step):
    assert (broken, step) == (changes.broken(old, new), changes.step(old, new))


def test_a_change_names_the_parties_of_its_pledge(tree):
    now = history.current(check.problems(tree / PACKAGES)[0])
    pledge, link = now.tables["pledges.pledges"][0], now.tables["pledges.pledge_parties"]
    expected = tuple(sorted({item["participant_id"] for item in link if item["pledge_id"] == pledge["pledge_id"]}))
    assert expected == changes.about(now, pledge) and expected


def test_old_versions_stand_at_addresses_of_their_own_and_tell_since_when_a_column_is_there(tree, attempt, tmp_path):
    attempt("1.0.0")
    made = versions.files(tmp_path / "data", history.files(tree / "releases"))
    listed = json.loads((tmp_path / "data/releases/index.json").read_text(encoding="utf-8"))
    assert ["1.0.0"] == [entry["version"] for entry in listed] and "1.0.0/pledges/pledges.csv" in listed[0]["files"]
    assert (tree / PACKAGES / "pledges/pledges.csv").read_bytes() == (tmp_path / "data/releases/1.0.0/pledges/pledges.csv").read_bytes()
    assert {file.path for file in made} == {path.relative_to(tmp_path / "data").as_posix() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    version(tree, "1.1.0", "2026-12-01")
    found = list(history.snapshots(check.problems(tree / PACKAGES)[0], tree / "releases"))
    assert ["1.0.0", "1.1.0"] == [item.version for item in found] and {"1.0.0"} == set(history.since(found).values())
    assert list(history.frame(history.changes(found)).columns)[:2] == ["version", "released_on"]
