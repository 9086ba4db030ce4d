"""A context series about one country, on axes.

In: the series, its observations, labels. Out: a picture. Values that disagree about one period are all drawn.
"""
from __future__ import annotations

from decimal import Decimal

from scripts.charts import vega
from scripts.charts.chart import Row
from scripts.charts.multiples import points
from scripts.labels import Labels

_UNITS = ((Decimal(10**9), "{unit}, thousand millions"), (Decimal(10**6), "{unit}, millions"), (Decimal(10**3), "{unit}, thousands"), (Decimal(1), "{unit}"))
_LARGE = 5


def over_time(series: Row, rows: list[Row], labels: Labels) -> str:
    """Draw the values over time, from nought; a ring is a value for part of a period or a projection. Blank where there is none."""
    found = points(rows)
    if not found:
        return ""
    highest = max(point.value for point in found)
    step, unit = next((step, unit) for step, unit in _UNITS if highest >= _LARGE * step or step == 1)
    values = [{"on": point.day.isoformat(), "value": float(point.value / step), "full": point.full} for point in found]
    lowest: dict[str, dict] = {}
    for value in values:
        if value["full"]:
            lowest.setdefault(value["on"], value)
    x = vega.years()
    y = {"field": "value", "type": "quantitative", "scale": {"zero": True},
         "axis": {"title": None, "format": ",~f", "tickCount": 5, "domain": False, "ticks": False}}
    dot = {"type": "point", "filled": True, "size": 40, "color": vega.MARK, "opacity": 1}
    layers = [
        {"data": {"values": [*lowest.values()]}, "mark": {"type": "line", "color": vega.MARK, "strokeWidth": 1.5}, "encoding": {"x": x, "y": y}},
        {"mark": dot, "transform": [{"filter": "datum.full"}], "encoding": {"x": x, "y": y}},
        {"mark": {**dot, "filled": False, "strokeWidth": 1.5}, "transform": [{"filter": "!datum.full"}], "encoding": {"x": x, "y": y}},
    ]
    key = series["series_id"]
    title = labels.text("context", "series", key, "title", series["title"])
    heading = {"text": labels.message(unit).format(unit=series["unit"]), "anchor": "start", "offset": 8}
    return vega.svg({"width": 290, "height": 150, "title": heading, "data": {"values": values}, "layer": layers}, f"series-{key}", title,
                    labels.message("Every value stands in the table."))
