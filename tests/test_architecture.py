"""How the code is built: imports point one way, modules are short, and only some touch disk."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from scripts.paths import ROOT

STAGES = ("paths", "model", "load", "validate", "rules", "canonical", "report", "check", "frames", "enrich", "labels", "pages", "export", "build", "cli")
"""Each of these may need only what stands before it; a module between two of them only must not close a circle."""
PURE = ("model", "positions", "parse", "rows", "wording", "validate", "rules", "canonical", "report", "frames", "dates", "codings")
"""These take values and give values."""
TOUCH_DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rename", "replace_file", "iterdir", "glob", "rglob"}
LINES, FUNCTION_LINES = 200, 45
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in sorted((ROOT / "scripts").rglob("*.py"))}


@cache
def tree(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text("utf-8"))


def imported(name: str) -> set[str]:
    """Give the project's modules that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(MODULES[name])):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "scripts":
            found |= {full if (full := f"{node.module}.{item.name}") in MODULES else node.module for item in node.names}
        elif isinstance(node, ast.Import):
            found |= {item.name for item in node.names if item.name in MODULES}
    return found - {name, "scripts"}


def reached(stage: str) -> set[str]:
    """Give the stages that a stage needs, directly or through others."""
    todo, seen = {name for name in MODULES if name == f"scripts.{stage}" or name.startswith(f"scripts.{stage}.")}, set()
    while todo:
        seen |= todo
        todo = {other for name in todo for other in imported(name)} - seen
    return {name.split(".")[1] for name in seen} - {stage}


def test_imports_make_no_circle() -> None:
    TopologicalSorter({name: imported(name) for name in MODULES}).prepare()


@pytest.mark.parametrize("stage", [stage for stage in STAGES if f"scripts.{stage}" in MODULES])
def test_a_stage_needs_no_later_one(stage: str) -> None:
    later = set(STAGES[STAGES.index(stage) + 1 :])
    assert reached(stage) & later == set()


def test_paths_and_model_import_nothing_of_the_project() -> None:
    assert imported("scripts.paths") == imported("scripts.model") == set()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_short_and_says_what_it_does(name: str) -> None:
    source = MODULES[name].read_text("utf-8")
    assert len(source.splitlines()) <= LINES
    assert ast.get_docstring(tree(MODULES[name]))
    long = [node.name for node in ast.walk(tree(MODULES[name])) if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= FUNCTION_LINES]
    assert long == []


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[1:] and name.split(".")[1] in PURE])
def test_pure_stages_do_not_touch_disk(name: str) -> None:
    calls = [node.func for node in ast.walk(tree(MODULES[name])) if isinstance(node, ast.Call)]
    used = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert used & TOUCH_DISK == set()


def test_no_module_is_called_utils() -> None:
    assert not {name.split(".")[-1] for name in MODULES} & {"utils", "helpers", "misc", "common"}
