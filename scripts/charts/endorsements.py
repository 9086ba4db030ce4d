"""How many countries had endorsed the Declaration on each day, at least and at most.

In: the computed table signatories_as_of and labels. Out: a chart.
"""
from __future__ import annotations

from datetime import date

from scripts.charts import vega
from scripts.charts.chart import Chart, Row, Tables
from scripts.labels import Labels

_SHORT = 60
"""Days that a step must last to be labelled in the picture; the table has every step."""


def _number(row: Row, labels: Labels) -> str:
    least, most = (labels.number(row[f"signatories_{end}"]) for end in ("least", "most"))
    return least if least == most else labels.message("{least} or {most}").format(least=least, most=most)


def _steps(rows: list[Row], day: str, labels: Labels) -> list[dict[str, object]]:
    """Give the corners of the steps: each row where it begins, and the last one again where the data end."""
    ends = [*(row["changed_on"] for row in rows[1:]), max(day, rows[-1]["changed_on"])]
    found = []
    for row, end in zip(rows, ends, strict=True):
        lasts = (date.fromisoformat(end) - date.fromisoformat(row["changed_on"])).days
        found.append({"on": row["changed_on"], "least": int(row["signatories_least"]), "most": int(row["signatories_most"]),
                      "label": _number(row, labels) if lasts >= _SHORT else ""})
    # The number at the start is what most readers look for, however short it held.
    found[0] |= {"first": _number(rows[0], labels), "label": ""}
    return [*found, {**found[-1], "on": ends[-1], "label": ""}]


def _drawn(steps: list[dict[str, object]], name: str, title: str, summary: str) -> str:
    low, high = min(step["least"] for step in steps) - 1, max(step["most"] for step in steps) + 1
    scale = {"domain": [low, high]}
    axis = {"values": list(range(low, high + 1)), "format": "d", "title": None, "domain": False, "ticks": False}
    least, most = ({"field": end, "type": "quantitative", "scale": scale, "axis": axis} for end in ("least", "most"))
    x = vega.years()
    line = {"type": "line", "interpolate": "step-after", "color": vega.MARK}
    layers = [
        {"mark": {"type": "area", "interpolate": "step-after", "color": vega.BAND}, "encoding": {"x": x, "y": least, "y2": {"field": "most"}}},
        {"mark": {**line, "strokeWidth": 1.5, "strokeDash": [3, 2]}, "encoding": {"x": x, "y": most}},
        {"mark": {**line, "strokeWidth": 2.5}, "encoding": {"x": x, "y": least}},
        {"mark": {"type": "text", "align": "left", "dx": 4, "dy": -8}, "encoding": {"x": x, "y": most, "text": {"field": "label"}}},
        {"mark": {"type": "text", "align": "left", "dx": 6, "dy": -5}, "transform": [{"filter": "datum.first"}],
         "encoding": {"x": x, "y": least, "text": {"field": "first"}}},
    ]
    return vega.svg({"width": 300, "height": 170, "data": {"values": steps}, "layer": layers}, name, title, summary)


def over_time(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Draw the band between the least and the most there can have been on each day."""
    rows = list(tables["computed.signatories_as_of"])
    if not rows:
        return None
    names = {row["party_id"]: labels.text("parties", "parties", row["party_id"], "name", row["name"]) for row in tables["parties.parties"]}

    title = labels.message("Countries that had endorsed the Declaration, by day")
    summary = labels.message("On {first} the Declaration had {start} endorsers; since {last} it has had {end}. "
                             "Where the day of an act is not known, the band shows the least and the most there can have been.").format(
        first=labels.date(rows[0]["changed_on"]), start=_number(rows[0], labels), last=labels.date(rows[-1]["changed_on"]), end=_number(rows[-1], labels))
    header = tuple(map(labels.message, ("From", "Until", "At least", "At most", "In doubt")))
    table = tuple((labels.date(row["changed_on"]), labels.date(row["holds_until"]) if row["holds_until"] else labels.message("still so"),
                   labels.number(row["signatories_least"]), labels.number(row["signatories_most"]),
                   labels.listing(names.get(key, key) for key in row["possible_ids"].split(";")) if row["possible_ids"] else labels.message("none"))
                  for row in rows)
    return Chart(name, title, summary, _drawn(_steps(rows, day, labels), name, title, summary), header, table, (2, 3),
                 tables=("computed.signatories_as_of",), note=labels.message("The vertical axis does not begin at nought."))
