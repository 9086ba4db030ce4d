"""Where each of the 35 countries stands towards the Declaration: the data of the tile map.

In: endorsement events, parties and labels. Out: a tile for each country. The map itself is a list of links, made by pages.
"""
from __future__ import annotations

from dataclasses import dataclass

from scripts.charts.chart import Tables
from scripts.labels import Labels

# What a tile shows when a country has several events: the act that holds. A name listed by mistake is no act.
STATES = ("withdrew", "named_in_text", "joined", "declined", "not_signed", "not_invited", "no_record_found", "listed_by_mistake")
SIGNS = {"withdrew": "↶", "named_in_text": "✓", "joined": "+", "declined": "×", "not_signed": "?", "not_invited": "–", "no_record_found": "·",
         "listed_by_mistake": "·"}


@dataclass(frozen=True)
class Tile:
    """A country with what it did, and when as EDTF (blank where no day is known)."""

    party_id: str
    name: str
    state: str
    when: str
    source_ids: tuple[str, ...]


def tiles(tables: Tables, labels: Labels) -> list[Tile]:
    """Give a tile for each country with a standing endorsement event, in the order of names."""
    names = {row["party_id"]: labels.text("parties", "parties", row["party_id"], "name", row["name"]) for row in tables["parties.parties"]}
    found: dict[str, Tile] = {}
    for row in tables["signatories.endorsements"]:
        party, state = row["party_id"], row["endorsement_event"]
        if row["withdrawn_on"] or party in found and STATES.index(found[party].state) <= STATES.index(state):
            continue
        first, last = (day if day[:1].isdigit() else "" for day in (row["not_before"], row["not_after"]))
        when = (first or last) if first == last or not (first and last) else f"{first}/{last}"
        found[party] = Tile(party, names.get(party, party), state, when, tuple(row["source_ids"].split(";")))
    return sorted(found.values(), key=lambda tile: tile.name)
