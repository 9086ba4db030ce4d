"""Staged Markdown -> HTML, by the site builder, once a language and two languages at a time.

In: the variables of mkdocs.yml for each language. Out: the folders they name. Any builder that reads mkdocs.yml may do it.
"""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import yaml

from scripts import paths
from scripts.labels import Labels

CONFIGURATION = paths.ROOT / "mkdocs.yml"
_AT_ONCE = 2
_SHOWN = 40


class RenderError(RuntimeError):
    """The builder refused the pages; the message is what it said."""


@dataclass(frozen=True)
class Places:
    """Where the builder reads and writes one language."""

    docs: Path
    output: Path
    values: Path


def words(labels: Labels | None = None) -> dict[str, str]:
    """Give the texts of mkdocs.yml by the variable that sets them, in the language of ``labels``."""
    found: dict[str, str] = {}

    class Loader(yaml.SafeLoader):
        pass

    def variable(loader: yaml.SafeLoader, node: yaml.Node) -> object:
        name, default = loader.construct_sequence(node)
        if name.startswith("WORD_"):
            found[name] = labels.message(default) if labels else default
        return default

    Loader.add_constructor("!ENV", variable)
    yaml.load(CONFIGURATION.read_text(encoding="utf-8"), Loader)
    return found


def environment(language: str, places: Places, day: date, texts: Mapping[str, str], policy: str) -> dict[str, str]:
    """Give the variables of mkdocs.yml for one language; ``day`` stands in for the clock."""
    epoch = int(datetime.combine(day, time(), UTC).timestamp())
    return {
        "SOURCE_DATE_EPOCH": str(epoch), **os.environ, **texts, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1",
        "SITE_LANGUAGE": language, "SITE_LANGUAGES": " ".join(paths.LANGUAGES), "SITE_URL": paths.SITE_URL,
        "SITE_PAGES_URL": f"{paths.SITE_URL}{language}/", "SITE_DOCS_DIR": str(places.docs),
        "SITE_OUTPUT_DIR": str(places.output), "SITE_VALUES": str(places.values), "SITE_CONTENT_POLICY": policy,
    }


def render(environments: Mapping[str, Mapping[str, str]]) -> None:
    """Render every language strictly: a broken link or anchor stops the build."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for said in pool.map(_render, environments.values()):
            if said:
                raise RenderError("\n".join(["the pages could not be rendered:", *said[:_SHOWN]]))


def _render(variables: Mapping[str, str]) -> list[str]:
    """Run the builder and give what it said where it failed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(CONFIGURATION)]
    done = subprocess.run(command, cwd=paths.ROOT, env=dict(variables), capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return []
    return [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not line.startswith("INFO")]
