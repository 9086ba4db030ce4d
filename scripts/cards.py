"""The pictures that a link to a page shows elsewhere (Open Graph): one for each kind of page and each country.

In: rows, labels and the name of the site. Out: PNG by name, 800 by 420. No disk. The font is the one that vl-convert carries, so the bytes
are the same on every machine. One for each record would cost more than all the rest of a page.
"""
from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from html import escape

import vl_convert

from scripts.charts import Tables
from scripts.charts.statuses import ORDER, SIGNS
from scripts.charts.tiles import Tile, tiles
from scripts.labels import Labels
from scripts.pages.records import KINDS

_GROUND, _INK, _SOFT, _ACCENT = "#12495a", "#ffffff", "#b9d6de", "#f2b84b"
_FILLS = {"fulfilled": "#7fd6ba", "partly_fulfilled": "#7fd6ba", "in_progress": "#9cc5ff", "announced": "#dfe7ea", "no_evidence_found": "#dfe7ea",
          "superseded": "#dfe7ea", "ended_by_other": "#f2c45c", "not_fulfilled": "#ffb39b", "reversed": "#ffb39b"}
_MARK = ('<path fill="#fff" d="M4.4 18.6h2.2v-3.1H4.4zM7.7 18.6h2.2v-6.6H7.7zM10.9 18.6h2.2V9.7h-2.2zM14.1 18.6h2.2v-6.6h-2.2zM17.4 18.6h2.2v-3.1h-2.2z"/>'
         '<circle cx="12" cy="6.6" r="1.6" fill="#f2b84b"/>')
_WIDTH, _HEIGHT, _SIDES = 1056, 108, (36, 27, 21, 18, 15, 12, 9)
_SCALE = 2 / 3


def _text(words: str, x: int, y: int, size: int, fill: str = _INK, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-family="Liberation Sans" font-size="{size}" font-weight="{weight}" fill="{fill}">{escape(words)}</text>'


def _squares(counts: Counter) -> str:
    """Give a square for each pledge, as large as all of them fit; a selection would show some statuses and not others."""
    drawn = [status for status in ORDER for _ in range(counts[status])]
    side = next((side for side in _SIDES if len(drawn) <= _WIDTH // side * (_HEIGHT // side)), 0)
    if not side:
        return ""
    return "".join(
        f'<g transform="translate({72 + place % (_WIDTH // side) * side} {392 + place // (_WIDTH // side) * side}) scale({side / 18:.3f})">'
        f'<rect x="1" y="1" width="15" height="15" rx="2" fill="{_FILLS[status]}"/>'
        f'<path transform="translate(2.5 2.5) scale(.75)" fill="{_GROUND}" d="{SIGNS[status]}"/></g>'
        for place, status in enumerate(drawn))


def card(site: str, kind: str, title: str, line: str, drawn: str = "") -> str:
    """Give a card as SVG; a long title takes two lines and smaller letters."""
    size = 84 if len(title) <= 24 else 64
    lines = textwrap.wrap(title, 24 if size == 84 else 32, max_lines=3, placeholder="…")
    head = "".join(_text(words, 72, 230 + place * (size + 10), size, weight="bold") for place, words in enumerate(lines))
    below = 230 + (len(lines) - 1) * (size + 10) + 70
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="{_GROUND}"/>'
            f'<rect width="1200" height="12" fill="{_ACCENT}"/>{_text(kind, 72, 128, 34, _SOFT)}{head}{_text(line, 72, below, 38, _SOFT)}{drawn}'
            f'<g transform="translate(62 520) scale(2.9)">{_MARK}</g>{_text(site, 148, 572, 34)}</svg>')


def _country(tile: Tile, counts: Counter, site: str, labels: Labels) -> str:
    state = labels.code("endorsement_event", tile.state)
    kind = labels.message("Los Angeles Declaration: {state}").format(state=state.lower() + (f", {labels.date(tile.when)}" if tile.when else ""))
    number = labels.message("Pledges of its own on record: {number}").format(number=labels.number(str(counts.total())))
    return card(site, kind, tile.name, number, _squares(counts))


def drawings(tables: Tables, labels: Labels, site: str) -> Iterator[tuple[str, str]]:
    """Give every card as (name, SVG)."""
    status = {row["pledge_id"]: row["status"] for row in tables["computed.pledges_wide"] if row["withdrawn"] != "true" and row["status"]}
    yield "site", card(site, labels.message("Summit of the Americas and Los Angeles Declaration"), labels.message("What became of the promises"),
                       labels.message("Pledges on record: {number}").format(number=labels.number(str(len(status)))), _squares(Counter(status.values())))
    for kind in KINDS.values():
        number = labels.message("On record: {number}").format(number=labels.number(str(len(tables[kind.table]))))
        yield kind.folder, card(site, labels.message("Open data"), labels.message(kind.plural), number)
    for folder, title in (("charts", "Charts"), ("data", "Data"), ("figures", "Figures")):
        yield folder, card(site, labels.message("Open data"), labels.message(title), labels.message("Every number with the rows and sources behind it"))
    made: dict[str, Counter] = {}
    for party, pledge in {(row["participant_id"], row["pledge_id"]) for row in tables["computed.party_pledges"] if row["party_capacity"] in ("alone", "joint")}:
        if pledge in status:
            made.setdefault(party, Counter())[status[pledge]] += 1
    for tile in tiles(tables, labels):
        yield f"parties-{tile.party_id.lower()}", _country(tile, made.get(tile.party_id, Counter()), site, labels)


def cards(tables: Tables, labels: Labels, site: str) -> dict[str, bytes]:
    """Give every card as PNG, by name."""
    return {name: vl_convert.svg_to_png(drawing, scale=_SCALE) for name, drawing in drawings(tables, labels, site)}
