"""Context series as small multiples: a little curve for each country of a series, or for each series of a country.

In: the observations of one curve and labels. Out: a little chart. Each is drawn from nought to its own highest value, so sizes
compare within one curve only. Values that disagree about one period are all drawn.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scripts.charts.chart import Row
from scripts.charts.svg import length, picture, tag
from scripts.dates import bounds
from scripts.labels import Labels

WIDTH, HEIGHT, _EDGE = 150, 44, 4
_FULL = "final"


@dataclass(frozen=True)
class Small:
    """A little chart: the picture, and its first and last full values in words."""

    svg: str
    words: str


@dataclass(frozen=True)
class Point:
    """An observation; ``full`` when it covers its whole period and is no projection."""

    day: date
    period: str
    value: Decimal
    full: bool


def points(rows: list[Row]) -> list[Point]:
    """Give the observations with a value, in the order of their periods."""
    found = [Point(bounds(row["period"])[1], row["period"], Decimal(row["value"]), row["observation_status"] == _FULL)
             for row in rows if bounds(row["period"]) and row["value"] not in ("", "unknown", "not_applicable", "not_found")]
    return sorted(found, key=lambda point: (point.day, point.period, point.value))


def _drawn(name: str, title: str, words: str, found: list[Point]) -> str:
    first, last, highest = found[0].day, found[-1].day, max(point.value for point in found) or Decimal(1)
    span = (last - first).days or 1

    def place(point: Point) -> tuple[float, float]:
        x = _EDGE + (point.day - first).days / span * (WIDTH - 2 * _EDGE) if last > first else WIDTH / 2
        return x, HEIGHT - _EDGE - float(point.value / highest) * (HEIGHT - 2 * _EDGE)

    # Where values disagree the curve passes through the lowest and, as a second curve, through the highest.
    full = [point for point in found if point.full]
    ends = {}
    for point in full:
        ends.setdefault(point.day, []).append(point)
    curves = {" ".join("{} {}".format(*map(length, place(pick(ends[day], key=lambda point: point.value)))) for day in sorted(ends)) for pick in (min, max)}
    drawn = [tag("path", d=f"M{curve}", class_="c-curve") for curve in sorted(curves) if len(ends) > 1]
    # Lines of no length with round ends: many dots in one element.
    full_dots = "".join("M{} {}h0".format(*map(length, place(point))) for point in full)
    dots = [tag("path", d=full_dots, class_="c-points")] if full else []
    dots += [tag("circle", cx=x, cy=y, r=2.5, class_="c-ring") for point in found if not point.full for x, y in [place(point)]]
    base = tag("line", x1=0, x2=WIDTH, y1=HEIGHT - _EDGE, y2=HEIGHT - _EDGE, class_="c-rule")
    return picture(name, title, words, HEIGHT, base, *drawn, *dots, width=WIDTH)


def small(name: str, title: str, unit: str, rows: list[Row], labels: Labels) -> Small | None:
    """Give the little chart of one series about one country, or None where it has no value."""
    found = points(rows)
    if not found:
        return None

    def said(point: Point) -> str:
        return labels.message("{value} ({period})").format(value=labels.number(str(point.value)), period=labels.date(point.period))

    full = [point for point in found if point.full] or found
    ends = [full[0]] if full[0].period == full[-1].period else [full[0], full[-1]]
    words = labels.message("{values}, {unit}").format(values=" → ".join(said(point) for point in ends), unit=unit)
    return Small(_drawn(name, title, words, found), words)
