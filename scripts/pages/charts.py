"""Charts on pages: a page for each, the list of them, and what other pages and the macro `chart` show of one.

In: charts and a page. Out: pages and Markdown. The picture is one block of HTML without links, which every builder leaves as it is.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from scripts.charts import CHARTS, Chart, Mark, Ref, charts, statuses
from scripts.labels import Labels
from scripts.pages import latest, tilemap
from scripts.pages import markup as md
from scripts.pages.lists import Start
from scripts.pages.page import Page, Publication
from scripts.pages.records import KINDS, Records, Row

FOLDER = "charts"
_RECORDS = {*KINDS, "parties.areas"}


def path(name: str) -> str:
    """Give the address of the page of a chart."""
    return f"{FOLDER}/{name}.md"


def key(marks: Sequence[Mark]) -> str:
    """Give the key of a chart; it says nothing to screen readers, which read the table."""
    return f'<div class="chart__key" aria-hidden="true">{"".join(f"<span>{mark.svg}{escape(mark.word)}</span>" for mark in marks)}</div>' if marks else ""


def figure(chart: Chart) -> str:
    """Give the picture of a chart with its key."""
    return f'<figure class="chart chart--{chart.name}" data-pagefind-ignore>{chart.svg}{key(chart.key)}</figure>'


def cell(page: Page, value: str | Ref) -> str:
    """Give a cell of the table: a link where it names something with a page."""
    if not isinstance(value, Ref):
        return page.text(value)
    if value.kind == "parties.parties":
        return page.party(value.key)
    if value.kind in _RECORDS:
        return page.ref(value.kind, value.key, value.text)
    return md.link(md.escape(value.text), page.to(f"pledges/{value.kind}-{md.anchor(value.key)}.md"))


def table(page: Page, chart: Chart) -> str:
    """Give the numbers of a chart as a table."""
    return md.table([md.escape(text) for text in chart.header], [[cell(page, value) for value in row] for row in chart.rows], chart.right)


def inline(page: Page, chart: Chart) -> str:
    """Give a chart for the middle of another page: title, summary, picture, and the numbers folded away."""
    numbers = f'<details class="chart-data" markdown="1"><summary>{page.say("As a table")}</summary>\n\n{table(page, chart)}\n\n</details>'
    about = md.link(page.say("About this chart"), page.to(path(chart.name)))
    return "\n\n".join([f"**{md.escape(chart.title)}**{{ .caption }}", md.escape(chart.summary), figure(chart), numbers, f"{about}{{ .about-table }}"])


def beside(page: Page, name: str) -> str:
    """Give the picture and summary of a chart for a page that has the numbers in a table of its own."""
    chart = CHARTS[name](name, page.records.tables, page.labels, page.publication.day)
    if chart is None:
        return ""
    return "\n\n".join([md.escape(chart.summary), figure(chart), f"{md.link(page.say('About this chart'), page.to(path(name)))}{{ .about-table }}"])


def statuses_of(page: Page, name: str, counts: Mapping[str, int]) -> str:
    """Give the pledges of a group as squares, for a page that has the counts in words beside them."""
    title = page.say("One square for each pledge, by status: {list}", list=statuses.words(page.labels, counts))
    return f'<figure class="chart" data-pagefind-ignore>{statuses.bar(name, title, counts)}</figure>'


def build(page: Page, chart: Chart) -> None:
    """Fill the page of a chart."""
    page.description = chart.summary
    page.add(f"{md.escape(chart.summary)}\n{{ .lead }}", figure(chart), md.escape(chart.note))
    page.section("The numbers", "numbers")
    page.add(table(page, chart))
    page.section("Where they come from", "data")
    page.add(page.say("The chart is drawn from these tables whenever the site is built: {tables}.", tables=page.labels.listing(
        md.link(md.escape(page.records.resources[name]["title"]), page.to(f"data/{name.partition('.')[0]}/index.md#{name.partition('.')[2]}"))
        for name in chart.tables)))


def pages(start: Start) -> Iterator[Page]:
    """Give the list of charts and a page for each."""
    home = start(f"{FOLDER}/index.md", "Charts")
    found = charts(home.records.tables, home.labels, home.publication.day)
    home.add(home.say("Each chart is drawn from the data when the site is built, and its page has every number in a table."))
    if shown := tilemap.block(home):
        home.section("Where each country stands", tilemap.NAME)
        home.add(shown)
    for chart in found.values():
        home.add(md.heading(2, md.link(md.escape(chart.title), home.to(path(chart.name))), chart.name), md.escape(chart.summary), figure(chart))
    if home.records.rows("context.series"):
        home.section("Context series", "context")
        home.add(home.say("Every {series} has a curve for each country, and every country page has its own.",
                          series=md.link(home.say("context series"), home.to("series/index.md"))))
    yield home
    for chart in found.values():
        page = start(path(chart.name), "")
        page.title = chart.title
        build(page, chart)
        yield page


def values(tables: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping], labels: Labels, publication: Publication) -> dict[str, str]:
    """Give the blocks that macros print, by name: the charts, the map, the latest changes; their links lead from the root of the language."""
    root = Page(Records(tables, descriptors), labels, publication, "index.md", "")
    return {tilemap.NAME: tilemap.block(root), "latest-changes": latest.block(root)} | {
        name: inline(root, chart) for name, chart in charts(tables, labels, publication.day).items()}
