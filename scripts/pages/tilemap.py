"""The tile map of the 35 countries: a list of links on a grid, so that a small island state is as visible as Brazil.

In: tiles and a page. Out: Markdown. Places on the grid stand in overrides/assets/charts.css, one class a country.
A sign and a frame say what colour says; the words are there for screen readers, and for everybody in the table.
"""
from __future__ import annotations

from collections import Counter

from scripts.charts.tiles import SIGNS, STATES, Tile, tiles
from scripts.pages import markup as md
from scripts.pages.page import Page

NAME = "endorsement-map"
_ENDORSED = ("named_in_text", "joined")
_AFTER = "after-the-map"


def _when(page: Page, tile: Tile) -> str:
    return page.date(tile.when) if tile.when else page.say("no day known")


def _look(tile: Tile) -> str:
    return f".t-{tile.party_id.lower()} .is-{tile.state.replace('_', '-')}"


def _tile(page: Page, tile: Tile) -> str:
    words = page.say("{name}: {state}", name=md.escape(tile.name), state=page.code("endorsement_event", tile.state).lower())
    words += f", {_when(page, tile)}" if tile.when else ""
    # An unusual country code would be a class that the style sheet has no place for; the tile then stands at the end.
    shown = f'<span aria-hidden="true">{md.escape(tile.party_id)} <b>{SIGNS[tile.state]}</b></span><span class="said">{words}</span>'
    return f"- [{shown}]({page.to(page.records.address('parties.parties', tile.party_id))})\n{{ {_look(tile)} }}"


def _key(page: Page, found: list[Tile]) -> str:
    counts = Counter(tile.state for tile in found)
    return md.bullets(f'<b aria-hidden="true">{SIGNS[state]}</b> {page.code("endorsement_event", state)} {page.labels.number(str(counts[state]))}\n'
                      f"{{ .is-{state.replace('_', '-')} }}" for state in STATES if counts[state])


def summary(page: Page, found: list[Tile]) -> str:
    """Say how many have endorsed, from the same rows."""
    return page.say("{some} of {all} countries of the Americas have endorsed the Declaration.",
                    some=page.labels.number(str(sum(tile.state in _ENDORSED for tile in found))), all=page.labels.number(str(len(found))))


def table(page: Page, found: list[Tile]) -> str:
    """Give the map as a table."""
    return md.table([page.say(text) for text in ("Country", "What it did", "When")], (
        [page.party(tile.party_id), page.code("endorsement_event", tile.state), _when(page, tile)] for tile in found))


def block(page: Page) -> str:
    """Give the map with its key and its table for the middle of a page, or nothing where no country has an event."""
    found = [tile for tile in tiles(page.records.tables, page.labels) if page.records.get("parties.parties", tile.party_id)]
    if not found:
        return ""
    skip = f"{md.link(page.say('Skip the map'), f'#{_AFTER}')}{{ .skip-map }}"
    return "\n\n".join([
        f"{md.escape(summary(page, found))} {skip}\n{{ .map-summary }}",
        '<div class="tiles" markdown="1">', "\n".join(_tile(page, tile) for tile in found), "</div>",
        '<div class="tiles-key" markdown="1">', _key(page, found), "</div>",
        f'<details class="chart-data" id="{_AFTER}" markdown="1"><summary>{page.say("The map as a table")}</summary>', table(page, found), "</details>"])
