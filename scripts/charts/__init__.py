"""Rows -> charts: a picture, a summary and a table that say the same. Pure functions of the tables, a language and the day of the data.

A new chart is one more entry of CHARTS. It gives None where the data have nothing to draw.
"""
from __future__ import annotations

from collections.abc import Callable

from scripts.charts import endorsements, money, pledges, timeline
from scripts.charts.chart import Chart, Mark, Ref, Tables
from scripts.labels import Labels

__all__ = ["CHARTS", "Chart", "Mark", "Ref", "Tables", "charts"]

CHARTS: dict[str, Callable[[str, Tables, Labels, str], Chart | None]] = {
    "endorsements-over-time": endorsements.over_time,
    "pledges-by-status": pledges.by_status,
    "pledges-by-theme": pledges.by_theme,
    "pledges-by-occasion": pledges.by_occasion,
    "pledges-by-country": pledges.by_country,
    "money-by-occasion": money.by_occasion,
    "timeline": timeline.process,
}


def charts(tables: Tables, labels: Labels, day: str) -> dict[str, Chart]:
    """Give every chart that has something to show, by name."""
    found = {name: draw(name, tables, labels, day) for name, draw in CHARTS.items()}
    return {name: chart for name, chart in found.items() if chart}
