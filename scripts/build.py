"""Data packages and prose -> the finished site: check, compute, export, write pages, render, finish, put in place.

Everything is made under build/; site/ changes by one rename at the very end, so a failed or stopped build leaves it as it was.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import yaml
from babel import Locale
from tqdm import tqdm

from scripts import finish, paths, stage
from scripts.answer import QueryError
from scripts.enrich import PACKAGE as COMPUTED
from scripts.enrich import enrich
from scripts.export import export, texts
from scripts.frames import frames
from scripts.labels import Labels
from scripts.load import load
from scripts.model import Catalog
from scripts.pages import Publication, pages

CONFIGURATION = paths.ROOT / "mkdocs.yml"
_AT_ONCE = 2
_SHOWN = 40


class BuildError(RuntimeError):
    """The site cannot be built; the message says why and what to do."""


@dataclass(frozen=True)
class Folders:
    """Where a build works: everything under ``work`` is made anew, ``site`` is replaced at the end."""

    work: Path
    site: Path

    def docs(self, language: str) -> Path:
        return self.work / "docs" / language

    def values(self, language: str) -> Path:
        return self.work / "values" / f"{language}.json"

    def rendered(self, language: str) -> Path:
        return self.work / "pages" / language


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
    yaml.load(CONFIGURATION.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a safe loader with one more tag
    return found


def version_day(catalog: Catalog) -> date:
    """Give the day of the data version: the latest that a package was made."""
    return max(datetime.fromisoformat(str(package.descriptor["created"])).date() for package in catalog.packages.values())


def environment(language: str, folders: Folders, day: date, texts_: Mapping[str, str], preview: bool) -> dict[str, str]:
    """Give the variables of mkdocs.yml for one language."""
    moment = int(datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00").timestamp())
    return {
        "SOURCE_DATE_EPOCH": str(moment), **os.environ, **texts_, "NO_MKDOCS_2_WARNING": "1",
        "SITE_LANGUAGE": language, "SITE_LANGUAGES": " ".join(paths.LANGUAGES), "SITE_URL": paths.SITE_URL,
        "SITE_PAGES_URL": f"{paths.SITE_URL}{language}/", "SITE_DOCS_DIR": str(folders.docs(language)),
        "SITE_OUTPUT_DIR": str(folders.rendered(language)), "SITE_VALUES": str(folders.values(language)),
        "SITE_CONTENT_POLICY": "" if preview else finish.POLICY,
    }


def render(language: str, variables: Mapping[str, str]) -> None:
    """Run the site builder for one language, strictly: a broken link or anchor stops it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(CONFIGURATION)]
    done = subprocess.run(command, cwd=paths.ROOT, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and not line.startswith("INFO")]
        raise BuildError("\n".join([f"the pages in {language} could not be rendered:", *said[:_SHOWN]]))


def checked(data: Path) -> Catalog:
    """Read the data packages and refuse them if they have errors."""
    catalog, problems = load(data)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise BuildError(f"the data have {len(errors)} errors; `make check` lists them")
    return catalog


def rows_of(tables: Mapping) -> dict[str, list[dict[str, str]]]:
    """Give every table as rows of text by field, as pages read them."""
    return {key: (texts(table) if key.startswith(f"{COMPUTED}.") else table).to_dict("records") for key, table in tables.items()}


def stage_language(language: str, tables: Mapping[str, list], descriptors: Mapping[str, Mapping], folders: Folders, day: str) -> dict[str, str]:
    """Stage prose, generated pages and values of one language; give the words of its interface."""
    labels = Labels(descriptors, language, tables.get("labels.translations", ()))
    own = {key.removeprefix(f"{COMPUTED}."): rows for key, rows in tables.items() if key.startswith(f"{COMPUTED}.")}
    made = pages(tables, descriptors, own, labels, Publication(paths.SITE_URL, paths.REPO_URL, words(labels)["WORD_SITE_NAME"], day))
    stage.stage(paths.DOCS / language, tqdm(made, desc="pages", unit="", leave=False, disable=None), folders.docs(language))
    counts = {key: labels.number(str(len(rows))) for key, rows in tables.items()}
    stage.write_values({"row_counts": counts, "answers": {}}, folders.values(language))
    return words(labels)


def steps(data: Path, today: date | None, folders: Folders, preview: bool) -> Iterator[str]:
    """Build the site, and name each step before it is taken."""
    yield "check the data"
    catalog = checked(data)
    day = version_day(catalog)
    yield "compute tables"
    tables = enrich(frames(catalog), today or day)
    yield "export data"
    computed = json.loads((paths.ROOT / "scripts/enrich/datapackage.json").read_text(encoding="utf-8"))
    export(catalog, tables, computed, data, folders.work / "data")
    yield "write pages"
    descriptors = {name: package.descriptor for name, package in sorted(catalog.packages.items())} | {COMPUTED: computed}
    rows = rows_of(tables)
    texts_ = {language: stage_language(language, rows, descriptors, folders, day.isoformat()) for language in paths.LANGUAGES}
    yield "render pages"
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(lambda language: render(language, environment(language, folders, day, texts_[language], preview)), paths.LANGUAGES))
    yield "index for search"
    complete(folders, texts_[paths.LANGUAGES[0]], preview)
    yield "put in place"
    finish.swap(folders.work / "site", folders.site)


def complete(folders: Folders, texts_: Mapping[str, str], preview: bool) -> None:
    """Bring pages and data together and add what only the whole site can tell."""
    site = folders.work / "site"
    finish.assemble({language: folders.rendered(language) for language in paths.LANGUAGES}, folders.work / "data", site)
    names = {language: Locale.parse(language).get_display_name(language).capitalize() for language in paths.LANGUAGES}
    plain = {"site_name": texts_["WORD_SITE_NAME"], "description": texts_["WORD_DESCRIPTION"]}
    finish.root_files(site, paths.OVERRIDES, paths.SITE_URL, names, plain, "" if preview else finish.POLICY)
    finish.search_index(site)
    finish.apply_policy(sorted(site.rglob("*.html")))


def run(data: Path, today: date | None, site: Path, work: Path, preview: bool) -> int:
    """Build the site and give the exit code."""
    start = time.monotonic()
    folders = Folders(work.resolve(), site.resolve())
    finish.restore(folders.work, folders.site)
    try:
        with tqdm(total=7, disable=None, bar_format="{desc:<18} {bar:20} {n_fmt}/{total_fmt} {elapsed}") as bar:
            for step in steps(data, today, folders, preview):
                bar.set_description_str(step)
                bar.update()
    except (BuildError, stage.StageError, finish.FinishError, QueryError) as error:
        print(f"The site was not built: {error}\nThe last good site, if there is one, is unchanged in {folders.site}", file=sys.stderr)
        return 1
    number = sum(1 for _ in folders.site.rglob("*.html"))
    print(f"{number} pages in {folders.site} ({time.monotonic() - start:.0f} s)")
    return 0
