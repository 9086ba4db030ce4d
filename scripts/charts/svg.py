"""Hand-written SVG: elements, the accessible frame of a picture, lengths and patterns.

Looks come from classes in overrides/assets/charts.css, so that a picture follows the colours of the page, in print too;
the content policy allows no style attribute. Ids begin with the name of the chart, so that two charts share a page.
"""
from __future__ import annotations

from html import escape

WIDTH = 336
"""Width of a picture in its own units: about one CSS pixel on a phone, so that text stays readable there."""


def length(value: float) -> str:
    """Write a coordinate with one decimal at most.

    >>> [length(value) for value in (3, 2.5, 1 / 3)]
    ['3', '2.5', '0.3']
    """
    return f"{value:.1f}".removesuffix(".0")


def tag(name: str, *children: str, **attributes: object) -> str:
    """Give an element; children are SVG already, attributes are escaped, ``class_`` is ``class`` and ``_`` is ``-``."""
    pairs = "".join(f' {key.strip("_").replace("_", "-")}="{escape(length(value) if isinstance(value, float | int) else str(value))}"'
                    for key, value in attributes.items() if value is not None)
    return f"<{name}{pairs}>{''.join(children)}</{name}>" if children else f"<{name}{pairs}/>"


def text(words: str, x: float, y: float, class_: str = "c-text", anchor: str | None = None) -> str:
    """Give a line of text."""
    return tag("text", escape(words), x=x, y=y, class_=class_, text_anchor=anchor)


def picture(name: str, title: str, description: str, height: float, *children: str, width: float = WIDTH) -> str:
    """Give a picture with an accessible name and description; nothing inside it is announced on its own."""
    return tag("svg", tag("title", escape(title), id=f"{name}-title"), tag("desc", escape(description), id=f"{name}-desc"), *children,
               viewBox=f"0 0 {length(width)} {length(height)}", role="img", aria_labelledby=f"{name}-title", aria_describedby=f"{name}-desc")
