"""Context series on pages: a little curve for each country or series, and one on axes where a series is about one country.

In: a page and the observations. Out: blocks added to the page; every value stands in a table beside them.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scripts.charts import multiples
from scripts.charts.series import over_time
from scripts.labels import MISSING
from scripts.pages import markup as md
from scripts.pages.page import Page
from scripts.pages.records import Row

_NEWEST = 2
"""Values of each series on the page of a party, which must stay light."""


def _grouped(rows: Iterable[Row], field: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[field]].append(row)
    return found


def _grid(page: Page, cells: Iterable[tuple[str, multiples.Small | None]]) -> None:
    """Add little charts side by side, each under its name."""
    shown = [f'<div markdown="1">\n\n{name}\n\n<figure class="spark" data-pagefind-ignore>{chart.svg}</figure>\n\n{md.escape(chart.words)}\n\n</div>'
             for name, chart in cells if chart]
    if shown:
        page.add('<div class="multiples" markdown="1">', *shown, "</div>",
                 page.say("Each curve is drawn from nought to its own highest value. A ring is a value for part of a period, or a projection."))


def _plain(page: Page, key: str) -> str:
    row = page.records.get("parties.parties", key)
    area = next((area for area in page.records.rows("parties.areas") if area["area_id"] == key), None)
    return page.name("parties.parties", row) if row else page.labels.text("parties", "areas", key, "name", area["name"]) if area else key


def value(page: Page, row: Row) -> str:
    """Give the value of an observation as text."""
    return md.escape(page.labels.code("value", row["value"]) if row["value"] in MISSING else page.labels.number(row["value"]))


def of_party(page: Page, key: str) -> None:
    """Add every context series about a party: its curve, and its newest values folded away; the page of the series has all of them."""
    found = _grouped(page.records.back("parties.parties", key, "context.observations", "subject_id"), "series_id")
    series = {name: page.records.get("context.series", name) for name in sorted(found)}
    _grid(page, ((page.ref("context.series", name), multiples.small(f"curve-{name}", page.name("context.series", row), row["unit"], found[name], page.labels))
                 for name, row in series.items()))
    rows = [[page.ref("context.series", name), page.date(row["period"]), value(page, row), page.refs("sources.sources", row["source_ids"].split(";"))]
            for name in series for row in found[name][-_NEWEST:]]
    if not rows:
        page.add(page.say("Nothing is recorded here."))
        return
    page.add(f'<details class="chart-data" markdown="1"><summary>{page.say("The newest values")}</summary>',
             page.say("The page of each series has all of its values."))
    page.table(["Series", "Period", "Value", "Source"], rows, right=[2])
    page.add("</details>")


def of_series(page: Page, series: Row, rows: list[Row]) -> None:
    """Add the curves of a series: on axes where it is about one country, else a little one for each."""
    found = _grouped(rows, "subject_id")
    if len(found) == 1:
        drawn = over_time(series, rows, page.labels)
        if drawn:
            page.add(f'<figure class="chart" data-pagefind-ignore>{drawn}</figure>', page.say("A ring is a value for part of a period, or a projection."))
        return
    names = {key: page.party(key) for key in found}
    _grid(page, ((names[key], multiples.small(f"curve-{md.anchor(key)}", _plain(page, key), series["unit"], found[key], page.labels))
                 for key in sorted(found, key=lambda key: _plain(page, key))))
