"""The page that lists every other: the way in for readers whose browser runs no scripts, and so has no search.

In: records, labels and the pages written by hand. Out: a page. Never disk.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scripts.labels import Labels
from scripts.pages import markup as md
from scripts.pages.lists import INTROS
from scripts.pages.page import Page, Publication
from scripts.pages.records import KINDS, Records, Row

PATH = "contents.md"


def staged(tables: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping], labels: Labels, publication: Publication,
           prose: Iterable[tuple[str, str, str]]) -> tuple[str, str]:
    """Give the page as (path, Markdown); ``prose`` holds path, title and description of each page written by hand."""
    page = Page(Records({}, descriptors), labels, publication, PATH, labels.message("All pages"))
    page.add(page.say("Every text and every list of this site. Each record has a page of its own, which its list links to."))
    page.section("Texts", "texts")
    page.add(md.bullets(f"{md.link(md.escape(title), page.to(path))}. {md.escape(words)}" for path, title, words in prose))
    page.section("Lists of records", "lists")
    intros = {"pledges.pledges": "Every promise, by who made it, theme, status and occasion.",
              "parties.parties": "What each country and other party did, promised and received.", **INTROS}
    page.add(md.bullets(page.say("{list} ({number}). {what}", list=md.link(page.say(kind.plural), page.to(f"{kind.folder}/index.md")),
                                 number=labels.number(str(len(tables.get(table, ())))), what=page.say(intros[table])) for table, kind in KINDS.items()))
    page.section("Data, charts and figures", "data")
    page.add(md.bullets([md.link(page.say("Figures"), page.to("figures/index.md")), md.link(page.say("Charts"), page.to("charts/index.md")),
                         md.link(page.say("Data"), page.to("data/index.md")),
                         *(md.link(md.escape(descriptor["title"]), page.to(f"data/{name}/index.md")) for name, descriptor in descriptors.items())]))
    return page.path, page.render()
