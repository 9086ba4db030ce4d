"""A folder with the CSV of every table -> all other files of the data, several at a time where there are processors for it.

In: descriptors and the folder. Out: files in it, and what the index says of them. Each job reads its input from the folder
and keeps a few thousand rows in memory; jobs share nothing but files, so they run in processes of their own.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from scripts import codebook, database, profiles
from scripts.formats import archive, bundle, json, names, papers, record, sqlite, table, versions, xlsx
from scripts.formats.base import Published, day
from scripts.formats.store import Store
from scripts.formats.table import File, described, written
from scripts.pages.records import KINDS

DATABASE, WORKBOOK, ALL, INDEX, SUMS = "all.sqlite", "all.xlsx", "all.zip", "index.json", "SHA256SUMS"
DESCRIPTOR, COUNTRIES, PLEDGES = "datapackage.json", "countries", "pledges"
PAPERS = ("LICENSE-DATA", "CITATION.cff")
ZIPPED = ("csv", "datapackage", "codebook", "readme", "issues")
"""Kinds of file that go into the zip of a package."""


@dataclass(frozen=True)
class Plan:
    """What is published and where; ``root`` holds the licence and the citation, ``site`` is the address of the site.

    ``since`` tells in which version each column appeared first, ``releases`` are the zips of earlier versions.
    """

    descriptors: Mapping[str, Mapping]
    folder: Path
    root: Path
    site: str
    since: codebook.Versions = field(default_factory=dict)
    releases: tuple[Path, ...] = ()

    @property
    def day(self) -> datetime:
        """Give the day of the version of the whole: the latest of a package."""
        return max(map(day, self.descriptors.values()))

    def tables(self, package: str | None = None) -> Iterator[Published]:
        """Give the tables of one package or of all."""
        for name, descriptor in self.descriptors.items():
            for resource in descriptor["resources"] if package in (None, name) else ():
                yield Published(descriptor, resource, self.folder / name / f"{resource['name']}.csv", self.site)


@dataclass(frozen=True)
class Attached:
    """Files that describe the others, from functions of the lines of the index.

    ``inside`` gives what goes into the zip of a package (or of all, for ""), by name; ``beside`` what stands in the folder, by path.
    """

    inside: Callable[[str, list[dict]], Mapping[str, bytes]] = lambda package, index: {}
    beside: Callable[[list[dict]], Mapping[str, bytes]] = lambda index: {}


class _Here(Executor):
    """Runs each job at once, in this process."""

    def submit(self, job: Callable, /, *arguments: object) -> Future:
        done: Future = Future()
        done.set_result(job(*arguments))
        return done


@contextmanager
def _workers(processes: int) -> Iterator[Executor]:
    if processes == 1:
        yield _Here()
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def publish(plan: Plan, processes: int, attached: Attached) -> list[File]:
    """Make every file and give what the index says of it."""
    tables = sorted(plan.tables(), key=lambda item: -item.csv.stat().st_size)
    for item in tables:
        names.checked(item.package["name"], "the package")
        names.checked(item.name, "the table")
    names.apart(item.key for item in tables)
    with _workers(processes) as pool:
        stored = pool.submit(_database, plan)
        jobs = [pool.submit(table.write, item, plan.folder) for item in tables]
        files = [stored.result()]
        singles = [pool.submit(_records, plan, kind) for kind in _kinds(tables)]
        made = {item.key: job.result() for item, job in zip(tables, jobs, strict=True)}
        book = pool.submit(_workbook, plan, {key: part for key, (_, part) in made.items()})
        files += [file for found, _ in made.values() for file in found]
        files += [file for name in plan.descriptors for file in _package(plan, name, {key: found[0] for key, (found, _) in made.items()})]
        files += [book.result(), *(file for job in singles for file in job.result())]
    return _finish(plan, files, attached)


def _database(plan: Plan) -> File:
    tables = {item.key: ([field["name"] for field in item.resource["schema"]["fields"]], item.rows()) for item in plan.tables()}
    sqlite.write(plan.folder / DATABASE, plan.descriptors, tables, plan.site)
    return described(plan.folder, DATABASE, "sqlite")


def _kinds(tables: list[Published]) -> list[str]:
    """Name the kinds of record, and the bundles where there is all that they gather."""
    keys = [item.key for item in tables]
    return ([PLEDGES, COUNTRIES] if bundle.needed() <= {*keys} else []) + [key for key in keys if key in KINDS]


def _records(plan: Plan, kind: str) -> list[File]:
    """Write every record of a kind, or every bundle."""
    files: list[File] = []
    with closing(Store(plan.folder / DATABASE, plan.descriptors, plan.site)) as store:
        bundles = {PLEDGES: bundle.pledges, COUNTRIES: bundle.countries}
        found = bundles[kind](store) if kind in bundles else record.records(store, kind)
        about = ("bundle", "", "") if kind in bundles else ("record", *kind.split("."))
        for key, content in found:
            names.checked(key, f"the identifier in {kind}")
            files.append(written(plan.folder, f"{kind.replace('.', '/')}/{key}.json", content, *about))
    return files


def _workbook(plan: Plan, parts: Mapping[str, xlsx.Part]) -> File:
    """Write the workbook of all tables from the sheets that the tables' own workbooks were made of."""
    named = database.names(plan.descriptors)
    about, *own = xlsx.names(["about", *named.values()])
    lines = [line for descriptor in plan.descriptors.values() for line in [*xlsx.about(descriptor, plan.site), ("", "")]]
    first = xlsx.sheet(plan.folder / ".about", about, ("about", "text"), lines)
    found = [parts[f"{package}.{resource}"] for package, resource in named]
    sheets = [xlsx.Part(name, part.path, part.range) for name, part in zip(own, found, strict=True)]
    xlsx.workbook(plan.folder / WORKBOOK, [first, *sheets], "All tables", plan.day)
    for part in [first, *found]:
        part.path.unlink()
    return described(plan.folder, WORKBOOK, "xlsx")


def _package(plan: Plan, name: str, tables: Mapping[str, File]) -> Iterator[File]:
    """Write what stands beside the tables of a package; ``tables`` holds the CSV of each."""
    descriptor = plan.descriptors[name]
    resources = []
    for resource in descriptor["resources"]:
        file = tables[f"{name}.{resource['name']}"]
        own = {"path": f"{resource['name']}.csv", "bytes": file.bytes, "hash": f"sha256:{file.sha256}"}
        resources.append({key: value for key, value in resource.items() if key != "schema"} | own | {"schema": resource["schema"]})
    rows = {resource["name"]: tables[f"{name}.{resource['name']}"].rows for resource in descriptor["resources"]}
    for path, content, form in (
        (DESCRIPTOR, json.text({**descriptor, "resources": resources}, 2), "datapackage"),
        ("codebook.csv", codebook.as_csv(descriptor, plan.since), "codebook"),
        ("codebook.json", json.text(codebook.as_json(descriptor, plan.since)), "codebook"),
        (papers.README, papers.readme(descriptor, rows, plan.site), "readme"),
        (papers.ISSUES, papers.issues(descriptor, list(plan.tables(name))), "issues"),
    ):
        yield written(plan.folder, f"{name}/{path}", content, form, name)


def _zips(plan: Plan, files: list[File], attached: Attached) -> Iterator[File]:
    """Write the zip of each package and of all: the tables as CSV, and what explains them."""
    index = [file.entry() for file in files]
    common: dict[str, Path | bytes] = {name: plan.folder / name for name in PAPERS}
    everything = dict(common)
    for name, descriptor in plan.descriptors.items():
        inside = {file.path: plan.folder / file.path for file in files if file.package == name and file.format in ZIPPED}
        everything |= inside
        more = {f"{name}/{path}": source for path, source in (common | dict(attached.inside(name, index))).items()}
        archive.write(plan.folder / f"{name}.zip", inside | more, day(descriptor))
        yield described(plan.folder, f"{name}.zip", "zip", name)
    archive.write(plan.folder / ALL, everything | dict(attached.inside("", index)), plan.day)
    yield described(plan.folder, ALL, "zip")


def _finish(plan: Plan, files: list[File], attached: Attached) -> list[File]:
    """Write the zips, what describes all files, the index and the list of hashes."""
    files = files + [written(plan.folder, name, (plan.root / name).read_bytes(), "paper") for name in PAPERS]
    files.append(written(plan.folder, profiles.COMMITMENTS.name, profiles.COMMITMENTS.read_bytes(), "profile"))
    files += _zips(plan, files, attached)
    files += versions.files(plan.folder, plan.releases)
    index = [file.entry() for file in files if file.format not in ("bundle", "release")]
    files += [written(plan.folder, path, content, "metadata", name if (name := path.partition("/")[0]) in plan.descriptors else "")
              for path, content in attached.beside(index).items()]
    files.sort(key=lambda file: file.path)
    names.apart(file.path for file in files)
    lines = ",\n".join(json.line(file.entry()) for file in files)
    files.append(written(plan.folder, INDEX, f"[\n{lines}\n]\n".encode(), "index"))
    written(plan.folder, SUMS, "".join(f"{file.sha256}  {file.path}\n" for file in files).encode(), "sums")
    return files
