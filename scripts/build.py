"""Data packages and prose -> the finished site: check, compute, export, write pages, render, finish, put in place.

Everything is made under build/; site/ changes by one rename at the very end, so a failed or stopped build leaves it as it was.
"""
from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, starmap
from pathlib import Path

from babel import Locale
from tqdm import tqdm

from scripts import answer, cards, check, database, finish, history, offline, paths, redirects, render, report, stage, tracked
from scripts import tables as listed
from scripts.answer import Figure, QueryError
from scripts.enrich import PACKAGE as COMPUTED
from scripts.enrich import enrich
from scripts.enrich.changes import TABLE as CHANGES
from scripts.export import ExportError, export, texts
from scripts.frames import frames
from scripts.labels import Labels
from scripts.metadata import attach, citation, llms
from scripts.model import ERROR, Catalog
from scripts.pages import Publication, charts, contents, figures, manual, pages
from scripts.publish import INDEX, Attached
from scripts.tables import Listed

_PROCESSES = 4
QUERIES = paths.ROOT / "scripts" / "figures"


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


def checked(data: Path, today: date | None) -> Catalog:
    """Read the data packages and refuse them if they have errors."""
    catalog, problems = check.problems(data, today)
    if any(problem.severity == ERROR for problem in problems):
        raise BuildError(f"the data have problems.\n{report.FORMS['text'](problems, catalog)}")
    return catalog


def rows_of(tables: Mapping) -> dict[str, list[dict[str, str]]]:
    """Give every table as rows of text by field, as pages read them."""
    return {key: (texts(table) if key.startswith(f"{COMPUTED}.") else table).to_dict("records") for key, table in tables.items()}


def ask(tables: Mapping, descriptors: Mapping[str, Mapping]) -> tuple[list[Figure], list[Listed]]:
    """Answer every named query of the prose: figures and tables."""
    cells = {key: ([*table.columns], texts(table).to_numpy().tolist()) for key, table in tables.items()}
    with closing(database.connect(descriptors, cells)) as connection:
        return [*answer.answers(QUERIES, connection)], [*listed.answers(QUERIES / "tables", connection)]


def stage_language(language: str, tables: Mapping[str, list], descriptors: Mapping[str, Mapping], folders: Folders, day: str,
                   asked: tuple[list[Figure], list[Listed]]) -> dict[str, str]:
    """Stage prose, generated pages and values of one language; give the words of its interface."""
    labels = Labels(descriptors, language, tables.get("labels.translations", ()))
    own = {key.removeprefix(f"{COMPUTED}."): rows for key, rows in tables.items() if key.startswith(f"{COMPUTED}.")}
    publication = Publication(paths.SITE_URL, paths.REPO_URL, render.words(labels)["WORD_SITE_NAME"], day,
                              tuple(path.stem for path in history.files()))
    figure_pages, values = figures.staged(tables, descriptors, labels, publication, *asked)
    everything = contents.staged(tables, descriptors, labels, publication, stage.prose(paths.DOCS / language))
    made = chain(pages(tables, descriptors, own, labels, publication), figure_pages, [everything])
    stage.stage(paths.DOCS / language, tqdm(made, desc="pages", unit="", leave=False, disable=None), folders.docs(language))
    drawn = cards.cards(tables, labels, publication.name)
    stage.write_assets({f"{name}.png": picture for name, picture in drawn.items()}, folders.docs(language) / "assets" / "cards")
    counts = {key: labels.number(str(len(rows))) for key, rows in tables.items()}
    pictures = charts.values(tables, descriptors, labels, publication)
    rules = manual.values(tables, descriptors, labels, publication)
    stage.write_values({"row_counts": counts, "contact_address": paths.CONTACT, "charts": pictures, "coding_rules": rules, **values}, folders.values(language))
    return render.words(labels)


def beside(release: attach.Release, index: list[dict]) -> dict[str, bytes]:
    """Give the files that describe the data, and those at the addresses that data have left."""
    made = attach.beside(release, index)
    return made | redirects.stubs(redirects.load(), {*made, *(entry["path"] for entry in index)}, paths.SITE_URL)


def steps(data: Path, today: date | None, folders: Folders, preview: bool) -> Iterator[str]:
    """Build the site, and name each step before it is taken."""
    yield "check the data"
    catalog = checked(data.absolute(), today)
    day = check.version_date(catalog)
    yield "compute tables"
    versions = list(history.snapshots(catalog))
    changed = history.changes(versions)
    own = {name: package.descriptor for name, package in sorted(catalog.packages.items())}
    tables = enrich(frames(catalog) | {CHANGES: history.frame(changed)}, today or day)
    tables |= tracked.enrich(tables, own, today or day)
    del tables[CHANGES]
    yield "export data"
    computed = json.loads((paths.ROOT / "scripts/enrich/datapackage.json").read_text(encoding="utf-8"))
    descriptors = own | {COMPUTED: computed} | tracked.described(own, computed)
    rows = rows_of(tables)
    release = attach.Release((paths.ROOT / citation.CITATION).read_text(encoding="utf-8"), descriptors, paths.SITE_URL, paths.REPO_URL,
                             attach.countries(rows["parties.parties"]), history.fed(changed))
    export(catalog, tables, computed, data, folders.work / "data", processes=min(os.cpu_count() or 1, _PROCESSES), since=history.since(versions),
           releases=history.files(), attached=Attached(partial(attach.inside, release), partial(beside, release)))
    yield "write pages"
    asked = ask(tables, descriptors)
    texts_ = {language: stage_language(language, rows, descriptors, folders, day.isoformat(), asked) for language in paths.LANGUAGES}
    yield "render pages"
    policy = "" if preview else finish.POLICY
    render.render({language: render.environment(language, render.Places(folders.docs(language), folders.rendered(language), folders.values(language)),
                                                day, texts_[language], policy) for language in paths.LANGUAGES})
    yield "index for search"
    complete(folders, texts_, policy, release)
    yield "pack for offline"
    if not preview:
        offline.add(folders.work / "site", paths.SITE_URL)
    yield "put in place"
    finish.swap(folders.work / "site", folders.site)


def complete(folders: Folders, texts_: Mapping[str, Mapping[str, str]], policy: str, release: attach.Release) -> None:
    """Bring pages and data together and add what only the whole site can tell."""
    site = folders.work / "site"
    finish.assemble({language: folders.rendered(language) for language in paths.LANGUAGES}, folders.work / "data", site)
    names = {language: Locale.parse(language).get_display_name(language).capitalize() for language in paths.LANGUAGES}
    words = {language: {"language": language, "site_name": own["WORD_SITE_NAME"], "description": own["WORD_DESCRIPTION"], "moved": own["WORD_MOVED"]}
             for language, own in texts_.items()}
    index = json.loads((site / "data" / INDEX).read_text(encoding="utf-8"))
    guide = attach.guide(release, index, starmap(llms.Prose, stage.prose(paths.DOCS / paths.LANGUAGES[0])))
    finish.root_files(site, paths.OVERRIDES, paths.SITE_URL, names, words[paths.LANGUAGES[0]], policy, {llms.NAME: guide})
    finish.search_index(site)
    for language, own in words.items():
        redirects.write(redirects.load(), site / language, f"{paths.SITE_URL}{language}/", own, policy)
    finish.fill_heads(site, attach.heads(release, index))
    finish.apply_policy(sorted(site.rglob("*.html")))


def run(data: Path, today: date | None, site: Path, work: Path, preview: bool) -> int:
    """Build the site and give the exit code."""
    start = time.monotonic()
    folders = Folders(work.resolve(), site.resolve())
    finish.restore(folders.work, folders.site)
    try:
        with tqdm(total=8, disable=None, bar_format="{desc:<18} {bar:20} {n_fmt}/{total_fmt} {elapsed}") as bar:
            for step in steps(data, today, folders, preview):
                bar.set_description_str(step)
                bar.update()
    except (BuildError, stage.StageError, render.RenderError, finish.FinishError, redirects.RedirectError, QueryError, ExportError) as error:
        print(f"The site was not built: {error}\nThe last good site, if there is one, is unchanged in {folders.site}", file=sys.stderr)
        return 1
    number = sum(1 for _ in folders.site.rglob("*.html"))
    print(f"{number} pages in {folders.site} ({time.monotonic() - start:.0f} s)")
    return 0
