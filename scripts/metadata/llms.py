"""Prose pages and published files -> llms.txt: what the site is and where everything is, for programs that read for people.

In: values. Out: Markdown as llmstxt.org describes it. Never disk.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scripts.metadata.collection import Collection
from scripts.pages.lists import INTROS
from scripts.pages.records import KINDS

NAME = "llms.txt"
_OTHERS = ("json", "parquet")
_WHOLE = (("all.zip", "every table as CSV with its description"), ("all.sqlite", "one SQLite database"), ("all.xlsx", "one workbook"),
          ("index.json", "every published file with size and SHA-256"), ("openapi.json", "the addresses of tables and records"),
          ("catalog.jsonld", "the catalogue in DCAT"))


class Prose(NamedTuple):
    """A page written by hand: the path of its Markdown from the root of the language, its title and description."""

    path: str
    title: str
    description: str

    @property
    def address(self) -> str:
        """Give its address from the root of the language."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return stem if stem.endswith("/") or not stem else f"{stem}/"


def _link(title: str, url: str, note: str) -> str:
    return f"- [{title}]({url}): {' '.join(note.split())}"


def _tables(collected: Collection) -> Iterator[str]:
    """Give a line for each published table with its addresses."""
    for name, descriptor in collected.descriptors.items():
        for resource in descriptor["resources"]:
            others = " ".join(collected.url(entry.path) for entry in collected.files(name, *_OTHERS) if entry.resource == resource["name"])
            yield _link(f"{name}/{resource['name']}", collected.url(collected.csv(name, resource["name"]).path), f"{resource['description']} {others}")


def document(collected: Collection, prose: Iterable[Prose], language: str = "en") -> str:
    """Give the whole file."""
    root = f"{collected.site}{language}/"
    lists = [_link(kind.plural, f"{root}{kind.folder}/", INTROS[table]) for table, kind in KINDS.items() if table in INTROS]
    return "\n".join([
        f"# {collected.title}", "", f"> {collected.description}", "",
        f"Version {collected.version} of {collected.day}. Licence: {collected.license}, except where a series keeps the licence of its publisher. "
        "Every fact has a source and the place in it. `unknown`, `not_applicable` and `not_found` are three different things, and none is a blank. "
        "Amounts are never converted; a pledge inside another (`part_of`) must not be added to it. No government or organisation stands behind the site.",
        "", f"Cite: {collected.cite()}",
        "", "## Pages", "", *(_link(page.title, root + page.address, page.description) for page in prose),
        "", "## Records", "", f"- [Pledges]({root}pledges/): every promise, by who made it, theme, status and occasion",
        f"- [Countries and other parties]({root}parties/): a page for each, with what it did, promised and received", *lists,
        "", "## Data", "", *(_link(path, collected.url(path), note) for path, note in _WHOLE),
        f"- One record: `{collected.data}PACKAGE/TABLE/ID.json`, such as {collected.url(collected.files('pledges', 'record')[0].path)}",
        "", "## Tables", "", *_tables(collected)])
