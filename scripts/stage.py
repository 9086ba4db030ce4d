"""Prose and generated pages -> one folder of Markdown for the builder, and the values its macros print.

In: docs/LANGUAGE, pairs of path and Markdown, files, ready values. Out: files only. Never renders.
"""
from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml


class StageError(ValueError):
    """Two pages ask for one address; the message names it and the cure."""


def stage(prose: Path, pages: Iterable[tuple[str, str]], folder: Path) -> int:
    """Fill ``folder`` (made anew) with the prose and the generated pages, and give the number of pages."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(prose, folder)
    made: set[Path] = set()
    for path, text in pages:
        target = folder / path
        if target in made or target.exists():
            raise StageError(f"docs/{prose.name}/{path} and a page made from the data have the same address; rename or delete the one in docs"
                             if target not in made else f"two pages made from the data have the address {path}; their records need different identifiers")
        if not target.parent.is_dir():
            target.parent.mkdir(parents=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        made.add(target)
    return len(made) + sum(1 for _ in prose.rglob("*.md"))


def prose(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Give path, title and description of each page written by hand, the home page first, then the rest of its folder, then other folders."""
    for path in sorted(folder.rglob("*.md"), key=lambda path: (path.parent != folder, path.parent, path.stem != "index", path.stem)):
        head, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
        yield path.relative_to(folder).as_posix(), re.search(r"^# (.+?)(?: \{.*\})?$", body, re.MULTILINE)[1], yaml.safe_load(head)["description"]


def write_assets(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files by name, beside the pages, for the builder to copy."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def write_values(values: Mapping[str, object], path: Path) -> None:
    """Write what macros may print as JSON, keys sorted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
