"""Whatever stands in the data folder, the command says where and what, exits with 1, shows no traceback and writes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts import parse, report
from scripts.check import MENDED
from tests.bad_inputs import DESCRIPTOR, MATRIX, PLEDGES, SOURCES, edit


def tree(root: Path) -> dict[str, str]:
    """Give the digest of every plain file beside and under the data."""
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in sorted(root.parent.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", MATRIX)
def test_bad_input_is_named_with_its_place(name: str, packages: Path, checked, monkeypatch: pytest.MonkeyPatch) -> None:
    change, rule, message = MATRIX[name]
    change(packages)
    before = tree(packages)
    found = []
    monkeypatch.setitem(report.FORMS, "text", lambda problems, catalog: found.extend(problems) or report.text(problems, catalog))
    result = checked()
    assert result.code == 1
    assert message in result.out
    assert "Traceback" not in result.out + result.err and result.err == ""
    assert rule in {problem.rule for problem in found}
    assert all(line.isprintable() for line in result.out.splitlines())
    assert tree(packages) == before


def test_every_rule_of_reading_is_in_the_matrix() -> None:
    assert set(parse.RULES) <= {rule for _, rule, _ in MATRIX.values()}


@pytest.mark.parametrize("name", ["a missing table", "an unclosed quote", "a cell of 10 MB", "broken JSON", "a path to the network"])
def test_the_command_says_so_from_another_folder(name: str, packages: Path, tmp_path: Path) -> None:
    change, _, message = MATRIX[name]
    change(packages)
    result = subprocess.run(
        [sys.executable, "-m", "scripts", "check", "--data", packages],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONIOENCODING": "utf-8"},
    )
    assert (result.returncode, result.stderr) == (1, "")
    assert message in result.stdout and "Traceback" not in result.stdout


@pytest.mark.parametrize("name", [name for name, (_, rule, _) in MATRIX.items() if rule in parse.RULES and rule not in MENDED])
def test_format_does_not_touch_what_it_cannot_read(name: str, packages: Path, run) -> None:
    change, _, message = MATRIX[name]
    change(packages)
    before = tree(packages)
    result = run("format", "--data", packages)
    assert result.code == 1 and message in result.out and "Traceback" not in result.out + result.err
    assert tree(packages) == before


def test_a_fault_of_one_file_is_not_blamed_on_others(packages: Path, checked) -> None:
    """A table that could not be read is reported once, not by every row that refers to it."""
    (packages / SOURCES).unlink()
    assert checked().out.endswith("1 error, 0 warnings in 1 file\n")


def test_a_broken_descriptor_is_not_blamed_on_other_packages(packages: Path, checked) -> None:
    edit("sources/datapackage.json", '"name": "sources",', '"name": "sources"')(packages)
    assert checked().out.endswith("1 error, 0 warnings in 1 file\n")


def test_nothing_is_fetched(packages: Path, checked, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    for change in ("a path to the network", "a schema in another file"):
        MATRIX[change][0](packages)
    edit("sources/datapackage.json", '"name": "sources",', '"name": "sources", "profile": "https://avonia.example/profile.json",')(packages)
    assert checked().code == 1


@settings(derandomize=True, deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=st.sampled_from([PLEDGES, DESCRIPTOR]), place=st.floats(0, 1), cut=st.integers(0, 40), put=st.binary(max_size=12))
def test_no_bytes_make_the_program_fail(file: str, place: float, cut: int, put: bytes, packages: Path, checked) -> None:
    """Bytes are cut out of a file anywhere and others put in."""
    path = packages / file
    good = path.read_bytes()
    at = int(place * len(good))
    path.write_bytes(good[:at] + put + good[at + cut :])
    try:
        result = checked()
    finally:
        path.write_bytes(good)
    assert result.code in (0, 1) and result.err == ""
