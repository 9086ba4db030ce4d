"""Money announced by occasion: wholes as bars, their parts beneath them, and nothing added up twice.

In: the computed table money_rows (which says what a sum counts and why), pledges, labels. Out: a chart.
Kinds of money and currencies stand apart: each has its own panel, and each currency its own scale.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scripts.charts.chart import Chart, Mark, Ref, Row, Tables
from scripts.charts.svg import WIDTH, picture, tag, text
from scripts.labels import Labels

# New money first; what is asked for, lent or meant for home is no aid announced.
_KINDS = ("new_aid", "domestic", "loan", "ceiling", "private", "request", "restated_stock", "not_stated")
_BAR, _PART = 13, 6


@dataclass(frozen=True)
class Sum:
    """A sum of one pledge in one occasion; ``inside`` names the sum that includes it, ``elsewhere`` one that does so from another occasion."""

    row: Row
    amount: Decimal
    parent: str
    inside: str
    elsewhere: str

    @property
    def counted(self) -> bool:
        return self.row["money_decision"] == "counted"


@dataclass(frozen=True)
class Panel:
    """The sums of one kind of money in one currency, by occasion."""

    kind: str
    currency: str
    occasions: dict[str, list[Sum]]

    @property
    def total(self) -> Decimal:
        """Give what counts when every sum of the panel counts once, wherever it was announced."""
        return sum((item.amount for sums in self.occasions.values() for item in sums if item.counted and not item.elsewhere), Decimal())


def _panels(tables: Tables, labels: Labels) -> list[Panel]:
    rows = [row for row in tables["computed.money_rows"] if row["lad_scope"] == "explicit" and row["amount"]]
    parents = {row["pledge_id"]: row["part_of"] for row in tables["pledges.pledges"]}
    whole = {row["pledge_id"]: row["inside_pledge_id"] for row in rows if row["money_grouping"] == "all"}
    occasions = [category["value"] for category in labels.fields["occasion"]["categories"]]
    found: dict[tuple[str, str], dict[str, list[Sum]]] = {}
    for row in sorted((row for row in rows if row["money_grouping"] == "occasion"), key=lambda row: (occasions.index(row["group_value"]), row["pledge_id"])):
        pledge, inside = row["pledge_id"], row["inside_pledge_id"]
        elsewhere = whole.get(pledge, "") if row["money_decision"] == "counted" else ""
        panel = found.setdefault((row["money_kind"], row["currency"]), {})
        panel.setdefault(row["group_value"], []).append(Sum(row, Decimal(row["amount"]), parents.get(pledge, ""), inside, elsewhere))
    order = sorted(found, key=lambda key: (_KINDS.index(key[0]) if key[0] in _KINDS else len(_KINDS), key[1] != "USD", key[1]))
    return [Panel(*key, found[key]) for key in order]


def _counted(sums: list[Sum]) -> Decimal:
    return sum((item.amount for item in sums if item.counted), Decimal())


def _bars(name: str, sums: list[Sum], unit: Decimal) -> tuple[list[str], bool]:
    """Give the counted sums end to end, and beneath each the parts that are stated; tell whether there are any."""
    drawn, x, parts = [], 0.0, False
    for item in (item for item in sums if item.counted):
        width = float(item.amount * unit)
        look = {"fill": f"url(#{name}-elsewhere)"} if item.elsewhere else {}
        drawn.append(tag("rect", x=x, y=0, width=max(width - 1, 1), height=_BAR, class_="c-edge" if item.elsewhere else "c-bar", **look))
        at = x
        for part in (part for part in sums if part.parent == item.row["pledge_id"] and part.inside):
            parts, size = True, float(part.amount * unit)
            drawn.append(tag("rect", x=at + .5, y=_BAR + 2.5, width=max(size - 2, 1), height=_PART - 1, class_="c-part"))
            at += size
        x += width
    return drawn, parts


def _drawn(name: str, title: str, summary: str, panels: list[Panel], labels: Labels) -> str:
    drawn, y = [tag("defs", tag("pattern", *_hatch(), id=f"{name}-elsewhere", width=6, height=6, patternUnits="userSpaceOnUse"))], 0
    for panel in panels:
        highest = max(_counted(sums) for other in panels if other.currency == panel.currency for sums in other.occasions.values())
        unit = Decimal(WIDTH) / highest if highest else Decimal()
        heading = f"{labels.code('money_kind', panel.kind)}, {panel.currency}"
        drawn += [text(heading, 0, y + 12, "c-heading"), text(labels.money(panel.total, ""), WIDTH, y + 12, "c-heading", "end"),
                  tag("line", x1=0, x2=WIDTH, y1=y + 18, y2=y + 18, class_="c-rule")]
        y += 24
        for occasion, sums in panel.occasions.items():
            drawn += [text(labels.code("occasion", occasion), 0, y + 10, "c-label"), text(labels.money(_counted(sums), ""), WIDTH, y + 10, "c-text", "end")]
            bars, parts = _bars(name, sums, unit)
            drawn.append(tag("g", *bars, transform=f"translate(0 {y + 14})"))
            y += 14 + _BAR + (_PART + 2 if parts else 0) + 9
        y += 10
    return picture(name, title, summary, y - 18, *drawn)


def _hatch() -> tuple[str, str]:
    return tag("rect", width=6, height=6, class_="c-again"), tag("path", d="M-1 5l2 2M0 0l6 6M5-1l2 2", class_="c-hatch")


def _key(labels: Labels) -> tuple[Mark, ...]:
    def swatch(*children: str) -> str:
        return tag("svg", *children, viewBox="0 0 12 12", aria_hidden="true")

    lines = tag("path", d="M0 6l6 6M0 0l12 12M6 0l6 6", class_="c-hatch")
    return (Mark(swatch(tag("rect", width=12, height=12, class_="c-bar")), labels.message("a sum that counts")),
            Mark(swatch(tag("rect", x=.5, y=.5, width=11, height=11, class_="c-again c-edge"), lines),
                 labels.message("already inside a sum of another occasion")),
            Mark(swatch(tag("rect", x=.5, y=3.5, width=11, height=5, class_="c-part")), labels.message("a part of the sum above it, where one is stated")))


def _rows(panels: list[Panel], titles: dict[str, str], labels: Labels) -> Iterator[tuple[str | Ref, ...]]:
    for panel in panels:
        kind = labels.code("money_kind", panel.kind)
        for occasion, sums in panel.occasions.items():
            where = Ref("occasion", occasion, labels.code("occasion", occasion))
            yield kind, where, labels.message("together"), labels.money(_counted(sums), panel.currency), labels.message("what counts here")
            for item in sums:
                how = "counts, but is inside {pledge} of another occasion" if item.elsewhere else "inside {pledge}" if item.inside else (
                    "counts" if item.counted else "its parts count instead")
                pledge = item.row["pledge_id"]
                yield (kind, where, Ref("pledges.pledges", pledge, titles.get(pledge, pledge)), labels.money(item.amount, panel.currency),
                       labels.message(how).format(pledge=item.elsewhere or item.inside))


def by_occasion(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Draw the money that a source ties to the Declaration, by occasion."""
    panels = _panels(tables, labels)
    if not panels:
        return None
    titles = {row["pledge_id"]: labels.text("pledges", "pledges", row["pledge_id"], "short_title", row["short_title"]) for row in tables["pledges.pledges"]}
    title = labels.message("Money announced under the Declaration, by occasion")
    first = panels[0]
    stated = sum((item.amount for sums in first.occasions.values() for item in sums), Decimal())
    summary = labels.message("{kind}: {total}, when every sum counts once. Adding up every sum as stated would give {stated}, "
                             "because many sums are parts of others. Money announced is not money paid.").format(
        kind=labels.code("money_kind", first.kind), total=labels.money(first.total, first.currency), stated=labels.money(stated, first.currency))
    header = tuple(map(labels.message, ("Kind of money", "Occasion", "Pledge", "Amount", "How it counts")))
    return Chart(name, title, summary, _drawn(name, title, summary, panels, labels), header, tuple(_rows(panels, titles, labels)), (3,), _key(labels),
                 ("computed.money_rows", "pledges.pledges"),
                 labels.message("Kinds of money and currencies are never added together; each currency is drawn on a scale of its own."))
