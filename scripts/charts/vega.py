"""Vega-Lite -> SVG for a page: colours of the page, one accessible name, the same bytes each time.

In: a Vega-Lite specification with colours as variables of overrides/assets/charts.css. Out: SVG.
Specifications are written as they are, without Altair: checking each of its objects takes as long as drawing the chart.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

import vl_convert

from scripts.charts.svg import picture

# vl-convert carries this font, so that text takes the same room on every machine; the page then shows its own.
_FONT = "Liberation Sans"
INK, SOFT, LINE, MARK, BAND = "currentColor", "var(--c-soft)", "var(--c-line)", "var(--c-mark)", "var(--c-band)"
_CONFIG = {
    "font": _FONT, "background": None, "view": {"stroke": None}, "aria": False, "text": {"font": _FONT, "fontSize": 11, "color": INK},
    "title": {"font": _FONT, "fontSize": 11, "fontWeight": "normal", "color": INK},
    "axis": {"labelColor": INK, "titleColor": INK, "domainColor": SOFT, "tickColor": SOFT, "gridColor": LINE, "labelFontSize": 11,
             "titleFontSize": 11, "titleFontWeight": "normal", "labelFont": _FONT, "titleFont": _FONT, "labelOverlap": False, "labelPadding": 5},
}

_ROOT = re.compile(r'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>(.*)</svg>\s*$', re.DOTALL)
_NEEDLESS = re.compile(r' (?:role|aria-[a-z]+|pointer-events|font-family|class|opacity="1"|stroke-width="1")(?:="[^"]*")?(?=[ />])')
_LONG = re.compile(r"(\d+\.\d)\d+")
_EMPTY = re.compile(r'<path d="(?:M0,0h0v0h0Z)?"[^>]*/>|<rect width="[\d.]+" height="[\d.]+" fill="(?:white|none|transparent)"/>|<g></g>')
_CLIP = re.compile(r"\b(clip|gradient_)(\d+)\b")


def svg(spec: Mapping, name: str, title: str, description: str) -> str:
    """Draw a chart as an accessible picture; everything inside it is hidden from screen readers, which read the name and the table."""
    drawn = vl_convert.vegalite_to_svg({"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "background": None, "config": _CONFIG, **spec})
    width, height, body = _ROOT.search(drawn).groups()
    body = _LONG.sub(r"\1", _NEEDLESS.sub("", body))
    while body != (body := _EMPTY.sub("", body)):
        pass
    # The library numbers its clipping paths over all charts it has drawn.
    numbers: dict[str, int] = {}
    body = _CLIP.sub(lambda match: f"{escape(name)}-{match[1]}{numbers.setdefault(match[0], len(numbers))}", body)
    return picture(name, title, description, float(height), body, width=float(width))


def years() -> dict[str, object]:
    """Give the horizontal encoding of a chart over years; days are read and shown as UTC, wherever the chart is made."""
    return {"field": "on", "type": "temporal", "scale": {"type": "utc", "padding": 5},
            "axis": {"format": "%Y", "tickCount": {"interval": "year", "step": 1}, "title": None, "grid": False}}
