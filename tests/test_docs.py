"""The texts for contributors say what is true of the project: packages, tables, columns, commands, settings, macros."""

from __future__ import annotations

import ast
import json
import re

import pytest

from scripts import paths
from scripts.cli import COMMANDS

README = (paths.ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (paths.ROOT / "CONTRIBUTING.md").read_text("utf-8")
PACKAGES = {path.parent.name: json.loads(path.read_text("utf-8")) for path in sorted(paths.DATAPACKAGES.glob("*/datapackage.json"))}
SHOWN = re.findall(r"^### ([^\n]+): `datapackages/(\w+)/(\w+)\.csv`\n\n```yaml\n(.*?)```", CONTRIBUTING, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", PACKAGES)
def test_the_readme_lists_every_package_with_its_tables(name: str) -> None:
    package = PACKAGES[name]
    files = ", ".join(f"[{resource['name']}](datapackages/{name}/{resource['path']})" for resource in package["resources"])
    assert f"| [{package['title']}](datapackages/{name}/datapackage.json) | {files} |\n" in README


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_lead_somewhere(file: str) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)\)", (paths.ROOT / file).read_text("utf-8"))
    assert [target for target in targets if not (paths.ROOT / target).exists()] == []


def sentence(text: str) -> str:
    """Give the first sentence, or what stands before its first semicolon."""
    return re.split(r"[.;](?: |$)", text, maxsplit=1)[0]


@pytest.mark.parametrize(("title", "package", "table", "record"), SHOWN, ids=[f"{package}.{table}" for _, package, table, _ in SHOWN])
def test_annotated_records_have_the_columns_and_meanings_of_the_schema(title: str, package: str, table: str, record: str) -> None:
    resource = next(resource for resource in PACKAGES[package]["resources"] if resource["name"] == table)
    lines = [re.fullmatch(r"(\w+):.*?  # (.+) \((required|may be blank)\)", line).groups() for line in record.splitlines()]
    assert title == resource["title"]
    assert lines == [
        (field["name"], sentence(field["description"]),
         "required" if field.get("constraints", {}).get("required") or "missingValues" in field else "may be blank")
        for field in resource["schema"]["fields"]
    ]


def test_the_tables_that_change_most_are_annotated() -> None:
    shown = {f"{package}.{table}" for _, package, table, _ in SHOWN}
    assert shown >= {"pledges.pledges", "implementation.evidence", "implementation.status_events", "sources.sources", "labels.translations"}


def test_the_commands_named_in_the_texts_exist() -> None:
    made = set(re.findall(r"^([a-z]+):", (paths.ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README + CONTRIBUTING)) - {"and"} <= made
    scripts = set(re.findall(r"python -m scripts ([a-z]+)", README + CONTRIBUTING))
    assert scripts <= {command.name for command in COMMANDS}


def test_the_settings_are_explained() -> None:
    asked = set(re.findall(r'environ\.get\("(\w+)"', (paths.ROOT / "scripts/paths.py").read_text("utf-8")))
    assert asked and all(f"`{name}`" in README for name in asked)


def test_every_macro_says_what_it_gives() -> None:
    tree = ast.parse((paths.ROOT / "scripts/macros.py").read_text("utf-8"))
    macros = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.decorator_list]
    assert macros and all(ast.get_docstring(macro) for macro in macros)
