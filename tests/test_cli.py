"""The commands as they are typed: options, selections, exit codes, other folders, and what they do not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from scripts import cli, paths
from scripts.cli import main


def outside(folder: Path, *arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python in another folder with the project on its path."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        errors="replace",
        env={**os.environ, "PYTHONPATH": str(paths.ROOT), **settings},
    )


@pytest.mark.parametrize("command", cli.COMMANDS, ids=lambda command: command.name)
def test_every_command_leads_to_a_function_that_takes_its_options(command, capsys) -> None:
    module, function = command.target.split(":")
    target = getattr(import_module(module), function)
    options = {action.dest for action in cli.parser()._subparsers._group_actions[0].choices[command.name]._actions} - {"help"}
    assert set(signature(target).parameters) == options
    with pytest.raises(SystemExit) as stop:
        main([command.name, "--help"])
    assert stop.value.code == 0 and command.help.capitalize() in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["check", "--today", "soon"], ["check", "--format", "xml"], ["check", "--nothing"]])
def test_what_cannot_be_understood_ends_with_two(arguments: list[str], capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2 and "Traceback" not in capsys.readouterr().err


def test_check_runs_from_another_folder(tmp_path: Path) -> None:
    result = outside(tmp_path, "-m", "scripts", "check")
    assert (result.returncode, result.stderr) == (0, "") and result.stdout.startswith("No problems: ")
    assert list(tmp_path.iterdir()) == []


def test_check_loads_neither_pandas_nor_what_the_site_needs(tmp_path: Path) -> None:
    code = (
        "import sys; from scripts.cli import main; main(['check']); print(*sorted({'pandas', 'numpy', 'mkdocs', 'altair', 'babel.dates'} & set(sys.modules)))"
    )
    result = outside(tmp_path, "-c", code)
    assert result.stdout.splitlines()[1:] == [""] and result.stderr == ""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_every_terminal_can_show_the_output(encoding: str, packages: Path, tmp_path: Path) -> None:
    path = packages / "parties" / "areas.csv"
    path.write_text(path.read_text("utf-8").replace("The whole coast", "= Ñandú 海岸"), "utf-8")
    result = outside(tmp_path, "-m", "scripts", "check", "--data", packages, PYTHONIOENCODING=encoding)
    assert (result.returncode, result.stderr) == (1, "")


@pytest.mark.parametrize(
    ("selection", "lines"),
    [
        ([], 3),
        (["parties"], 1),
        (["parties", "sources"], 2),
        (["datapackages/parties"], 1),
        (["datapackages/sources/sources.csv"], 1),
        (["datapackages/parties/areas.csv"], 0),
        (["datapackages"], 3),
    ],
)
def test_check_lists_the_problems_of_the_selection(selection: list[str], lines: int, packages: Path, checked, monkeypatch) -> None:
    for file in ("parties/parties.csv", "sources/sources.csv", "pledges/pledges.csv"):
        path = packages / file
        path.write_bytes(path.read_bytes() + b"\n")
    monkeypatch.chdir(packages.parent)
    result = checked(*selection)
    assert result.code == (1 if lines else 0)
    assert sum("expected canonical form" in line or "cells in the row" in line for line in result.out.splitlines()) == lines


@pytest.mark.parametrize("selection", ["nothing", "/etc/passwd", "..", "pledges/nothing.csv"])
@pytest.mark.parametrize("command", ["check", "format"])
def test_a_selection_that_names_nothing_ends_with_two(command: str, selection: str, packages: Path, run) -> None:
    result = run(command, "--data", packages, selection)
    assert result.code == 2 and "the packages are implementation, parties, pledges, sources, summits" in result.out


def test_json_output_is_json(packages: Path, checked) -> None:
    assert json.loads(checked("--format", "json").out) == []
    (packages / "parties" / "areas.csv").unlink()
    found = json.loads(checked("--format", "json").out)
    assert [(item["path"], item["line"], item["rule"]) for item in found] == [("datapackages/parties/areas.csv", 0, "missing-file")]


def test_github_output_is_annotations(packages: Path, checked) -> None:
    (packages / "parties" / "areas.csv").unlink()
    assert checked("--format", "github").out.startswith("::error file=datapackages/parties/areas.csv,line=1,title=missing-file::expected a file here")


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (ValueError("odd\nthing"), 2, "The program failed (ValueError: 'odd\\nthing'). This is a fault of the program, not of your change: please report it"),
        (RecursionError(), 2, "The program failed (RecursionError: ''"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
)
def test_the_last_resort_shows_one_line(fault: BaseException, code: int, said: str, run, monkeypatch) -> None:
    def fail(**_: object) -> int:
        raise fault

    monkeypatch.setattr("scripts.check.run", fail)
    monkeypatch.delenv("DEBUG", raising=False)
    result = run("check")
    assert (result.code, result.out) == (code, "") and result.err.startswith(said) and result.err.count("\n") == 1


def test_debug_shows_where_it_failed(run, monkeypatch) -> None:
    def fail(**_: object) -> int:
        raise ValueError("odd")

    monkeypatch.setattr("scripts.check.run", fail)
    monkeypatch.setenv("DEBUG", "1")
    with pytest.raises(ValueError, match="odd"):
        main(["check"])


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SITE_URL", None, "http://localhost:8000/"),
        ("SITE_URL", "https://a.example/b", "https://a.example/b/"),
        ("SITE_URL", "https://a.example/b/", "https://a.example/b/"),
        ("REPO_URL", None, ""),
        ("REPO_URL", "https://a.example/r/", "https://a.example/r"),
    ],
)
def test_settings_have_one_default(name: str, value: str | None, expected: str, tmp_path: Path) -> None:
    environment = {name: value} if value else {}
    code = f"import os; {'' if value else f'os.environ.pop({name!r}, None);'} from scripts import paths; print(paths.{name})"
    assert outside(tmp_path, "-c", code, **environment).stdout.strip() == expected
