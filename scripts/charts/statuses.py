"""How the status of a pledge is drawn: one square a pledge, each status with its own colour, sign and place in the order.

In: statuses and counts. Out: SVG. The sign tells statuses apart where colours do not.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping

from scripts.charts.chart import Mark
from scripts.charts.svg import WIDTH, picture, tag, text
from scripts.labels import Labels

SIDE = 12
PER_LINE = WIDTH // SIDE

# From done to undone, with what only stands announced between them; each with its sign, drawn in a square of 16.
SIGNS = {
    "fulfilled": "m6.3 13-5-5L3 6 6 9.6 13 2.9l1.7 1.7z",
    "partly_fulfilled": "M2 13h3V9H2zm4.5 0h3V5h-3zM11 2h3v11h-3zm1 1v9h1V3z",
    "in_progress": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 2a5 5 0 0 1 0 10z",
    "announced": "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
    "no_evidence_found": "M6.5 1.5a5 5 0 1 0 3 9l4 4 1.3-1.3-4-4a5 5 0 0 0-4.3-7.7m0 1.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4",
    "superseded": "M2 3l5 5-5 5V3m6 0 5 5-5 5z",
    "ended_by_other": "M3 3h10v10H3z",
    "not_fulfilled": "m3.5 2 4.5 4.5L12.5 2 14 3.5 9.5 8l4.5 4.5-1.5 1.5L8 9.5 3.5 14 2 12.5 6.5 8 2 3.5z",
    "reversed": "M6 1 1 5.5 6 10V7h4a2.5 2.5 0 0 1 0 5H4v2h6a4.5 4.5 0 0 0 0-9H6z",
}
ORDER = tuple(SIGNS)


def _square(status: str) -> tuple[str, str]:
    look = status.replace("_", "-")
    return (tag("rect", x=1, y=1, width=SIDE - 2, height=SIDE - 2, rx=1.5, class_=f"c-square c-{look}"),
            tag("path", d=SIGNS[status], transform="translate(2 2) scale(.5)", class_=f"c-sign c-{look}-sign"))


def patterns(name: str, statuses: Iterable[str]) -> str:
    """Give the definitions that ``squares`` fills with: drawn once, however many pledges there are."""
    return tag("defs", *(tag("pattern", *_square(status), id=f"{name}-{status}", width=SIDE, height=SIDE, patternUnits="userSpaceOnUse")
                         for status in statuses))


def squares(name: str, counts: Mapping[str, int]) -> tuple[list[str], int]:
    """Give a square for each pledge, in the order of statuses, and the number of lines they take."""
    found, place = [], 0
    for status in ORDER:
        left = counts.get(status, 0)
        while left:
            column, line = place % PER_LINE, place // PER_LINE
            some = min(left, PER_LINE - column)
            found.append(tag("rect", x=column * SIDE, y=line * SIDE, width=some * SIDE, height=SIDE, fill=f"url(#{name}-{status})"))
            place, left = place + some, left - some
    return found, -(-place // PER_LINE)


def key(labels: Labels, statuses: Iterable[str]) -> tuple[Mark, ...]:
    """Give the key of the statuses in use, in their order."""
    return tuple(Mark(tag("svg", *_square(status), viewBox=f"0 0 {SIDE} {SIDE}", aria_hidden="true"), labels.code("status", status))
                 for status in ORDER if status in set(statuses))


def words(labels: Labels, counts: Mapping[str, int]) -> str:
    """Write counts as a sentence lists them: ``fulfilled 3, in progress 2``."""
    return ", ".join(f"{labels.code('status', status).lower()} {labels.number(str(counts[status]))}" for status in ORDER if counts.get(status))


def lines(name: str, title: str, description: str, groups: Iterable[tuple[str, Mapping[str, int]]], labels: Labels) -> str:
    """Give a picture with a line of squares for each group, under its label and beside its number."""
    groups = list(groups)
    used = {status for _, counts in groups for status in counts if counts[status]}
    drawn, y = [patterns(name, [status for status in ORDER if status in used])], 0
    for label, counts in groups:
        total = sum(counts.values())
        number = labels.number(str(total)) if total else labels.message("none found")
        drawn += [text(label, 0, y + 11, "c-label" if total else "c-label c-soft"), text(number, WIDTH, y + 11, "c-text c-soft", "end")]
        found, height = squares(name, counts)
        y += 15
        if found:
            drawn.append(tag("g", *found, transform=f"translate(0 {y})"))
            y += height * SIDE + 8
    return picture(name, title, description, max(y - 4, 1), *drawn)


def bar(name: str, title: str, counts: Mapping[str, int]) -> str:
    """Give the squares alone, for a page that names the group itself."""
    found, height = squares(name, counts)
    return picture(name, title, title, max(height, 1) * SIDE, patterns(name, [status for status in ORDER if counts.get(status)]), *found)
