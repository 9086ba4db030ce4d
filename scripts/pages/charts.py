"""Charts on pages: a page for each, the list of them, and what other pages and the macro `chart` show of one.

In: charts and a page. Out: pages and Markdown. The picture is one block of HTML without links, which every builder leaves as it is.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from scripts.charts import CHARTS, Chart, Mark, Ref, charts
from scripts.labels import Labels
from scripts.pages import markup as md
from scripts.pages import tilemap
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
    numbers = f'<details class="chart-data" markdown="1"><summary>{page.say("The numbers")}</summary>\n\n{table(page, chart)}\n\n</details>'
    about = md.link(page.say("About this chart"), page.to(path(chart.name)))
    return "\n\n".join([f"**{md.escape(chart.title)}**{{ .caption }}", md.escape(chart.summary), figure(chart), numbers, f"{about}{{ .about-table }}"])


def named(page: Page, name: str) -> Chart | None:
    """Draw the chart with this name in the language of the page."""
    return CHARTS[name](name, page.records.tables, page.labels, page.publication.day)


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


def pages(start: Start, found: Mapping[str, Chart]) -> Iterator[Page]:
    """Give the list of charts and a page for each."""
    home = start(f"{FOLDER}/index.md", "Charts")
    home.add(home.say("Each chart is drawn from the data when the site is built, and its page has every number in a table."))
    for chart in found.values():
        home.add(md.heading(2, md.link(md.escape(chart.title), home.to(path(chart.name))), chart.name), md.escape(chart.summary), figure(chart))
    if home.records.rows("context.series"):
        home.section("Context series", "context")
        home.add(home.say("Every {series} has a curve for each country, and every country page has its own.",
                          series=md.link(home.say("context series"), home.to("series/index.md"))))
    if shown := tilemap.block(home):
        home.section("Where each country stands", tilemap.NAME)
        home.add(shown)
    yield home
    for chart in found.values():
        page = start(path(chart.name), "")
        page.title = chart.title
        build(page, chart)
        yield page


def staged(tables: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping], labels: Labels,
           publication: Publication) -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Give the pages of the charts, and what the macro `chart` prints, by name; its links lead from the root of the language."""
    records, found = Records(tables, descriptors), charts(tables, labels, publication.day)

    def start(address: str, title: str) -> Page:
        return Page(records, labels, publication, address, labels.message(title))

    root = start("index.md", "")
    return [(page.path, page.render()) for page in pages(start, found)], {tilemap.NAME: tilemap.block(root)} | {
        name: inline(root, chart) for name, chart in found.items()}
