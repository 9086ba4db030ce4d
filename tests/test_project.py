"""What stands beside data and code: lock files, licences, versions, the commands for machines, and what must never be committed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml

from scripts import paths, render

ROOT = paths.ROOT
LOCKS = ("requirements.txt", "requirements-test.txt")


def text(name: str) -> str:
    """Give a file of the project."""
    return (ROOT / name).read_text("utf-8")


@cache
def descriptors() -> list[dict]:
    """Give the descriptor of every package, the computed one too."""
    found = [*sorted(paths.DATAPACKAGES.glob("*/datapackage.json")), ROOT / "scripts/enrich/datapackage.json"]
    return [json.loads(path.read_text("utf-8")) for path in found]


@cache
def tracked() -> list[str]:
    """Give the files of the project, those not yet committed too."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_hold_hashes_and_no_addresses(name: str) -> None:
    lock = text(name)
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links|--trusted-host|file:", lock)
    pins = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    assert len(pins) > 5
    for pin in pins:
        assert re.match(r"[A-Za-z0-9._-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}", pin), pin[:80]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_asked_for_is_locked(name: str) -> None:
    wanted = re.findall(r"^([A-Za-z0-9._-]+)", text(name.replace(".txt", ".in")), re.MULTILINE)
    locked = {match.lower().replace("_", "-") for match in re.findall(r"^([A-Za-z0-9._-]+)==", text(name), re.MULTILINE)}
    assert {package.lower().replace("_", "-") for package in wanted if not package.startswith("-")} <= locked


def test_both_locks_agree() -> None:
    first, second = (dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text(name), re.MULTILINE)) for name in LOCKS)
    assert {name: (first[name], second[name]) for name in first.keys() & second.keys() if first[name] != second[name]} == {}


def test_the_lock_file_of_npm_holds_hashes_and_no_addresses() -> None:
    lock, asked = json.loads(text("package-lock.json")), json.loads(text("package.json"))
    own, packages = lock["packages"].pop(""), lock["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry or not entry["integrity"].startswith("sha512-")] == []
    for group in ("devDependencies", "optionalDependencies"):
        assert own[group] == asked[group] and {f"node_modules/{name}" for name in asked[group]} <= packages.keys()


def test_versions_and_days_agree() -> None:
    citation, project = yaml.safe_load(text("CITATION.cff")), tomllib.loads(text("pyproject.toml"))["project"]
    newest = re.search(r"^## (\S+), (\S+)$", text("CHANGELOG.md"), re.MULTILINE)
    days = {package["created"][:10] for package in descriptors()}
    assert {package["version"] for package in descriptors()} == {citation["version"]} == {project["version"]} == {newest[1]}
    assert max(days) == citation["date-released"] == newest[2]


def test_licences_agree() -> None:
    assert yaml.safe_load(text("CITATION.cff"))["license"] == "CC-BY-4.0"
    assert tomllib.loads(text("pyproject.toml"))["project"]["license"] == "MIT"
    assert text("LICENSE").startswith("MIT License\n") and "SPDX: CC-BY-4.0" in text("LICENSE-DATA")
    assert {licence["name"] for package in descriptors() for licence in package["licenses"]} == {"CC-BY-4.0"}


def test_the_name_of_the_site_is_the_same_everywhere() -> None:
    name = render.words()["WORD_SITE_NAME"]
    assert yaml.safe_load(text("CITATION.cff"))["title"] == name
    assert text("README.md").startswith(f"# {name}\n") and f'"{name}, ' in text("LICENSE-DATA")


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    lines = [line for line in text(".ci/run").splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]
    assert "make test " in text("README.md") and os.access(ROOT / ".ci/run", os.X_OK)
    steps = yaml.safe_load(text(".github/workflows/site.yml"))["jobs"]["test"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]


@pytest.mark.parametrize("form", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*-a-*.yml")), ids=lambda path: path.stem)
def test_issue_forms_ask_for_what_a_change_needs(form: Path) -> None:
    fields = {part["id"]: part for part in yaml.safe_load(form.read_text("utf-8"))["body"]}
    assert all(part["attributes"]["label"] for part in fields.values())
    assert any(part.get("validations", {}).get("required") for part in fields.values())
    assert "source" in fields or form.stem in ("fix-a-translation", "report-a-fault")


def test_the_form_for_corrections_has_the_name_that_pages_link_to() -> None:
    linked = set(re.findall(r'"template": "([\w-]+\.yml)"', "".join(path.read_text("utf-8") for path in (ROOT / "scripts").rglob("*.py"))))
    assert linked and linked <= {path.name for path in (ROOT / ".github/ISSUE_TEMPLATE").iterdir()}


def test_nothing_made_and_nothing_of_one_machine_is_committed() -> None:
    made = [name for name in tracked() if name.split("/")[0] in ("build", "site", ".venv", "node_modules") or name.endswith(".pyc")]
    home = re.compile(rb"(?<!\w)(?:/(?:home|root|Users|tmp)|" + re.escape(str(ROOT.parent).encode()) + rb")/\w")
    named = [name for name in tracked() if not name.startswith("datapackages/") and home.search((ROOT / name).read_bytes())]
    assert (made, named) == ([], [])


def test_the_builder_stays_below_version_two() -> None:
    """MkDocs 2 drops plugins; the way out is another builder that reads mkdocs.yml."""
    assert re.search(r"^mkdocs==1\.\d", text("requirements.txt"), re.MULTILINE)


def test_the_commands_of_make_run_from_another_folder(tmp_path: Path) -> None:
    done = subprocess.run(["make", "-C", ROOT, "help"], cwd=tmp_path, capture_output=True, text=True)
    for command in ("site", "test", "serve", "check", "format", "bench", "clean"):
        assert f"make {command} " in done.stdout


def test_the_linter_finds_nothing():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", ROOT], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
