"""The pictures that links to a page show elsewhere."""
from __future__ import annotations

import struct
from collections import Counter
from datetime import date

from scripts.build import rows_of
from scripts.cards import card, cards, drawings
from scripts.enrich import PACKAGE, enrich
from scripts.frames import frames
from scripts.labels import Labels
from scripts.pages.page import CARDS
from tests.built import Site
from tests.make import computed_descriptor, descriptors, endorsements, events, make_catalog, pledges

WORDS = Labels(descriptors() | {PACKAGE: computed_descriptor()})
SITE = "Open Data"


def rows(**tables: list[dict[str, str]]) -> dict[str, list]:
    return rows_of(enrich(frames(make_catalog(**tables)), date(2026, 11, 23)))


def data(number: int) -> dict[str, list]:
    ids = [f"P{place:03}" for place in range(number)]
    return rows(**pledges(*(f"{key} ECU 5 -" for key in ids)), implementation__status_events=events(*(f"{key} 1 2022-06 announced computed" for key in ids)),
                **endorsements("ECU named_in_text 2022-06-10 2022-06-10"))


def test_every_kind_of_page_and_every_country_has_a_card_of_one_size() -> None:
    found = cards(data(2), WORDS, SITE)
    assert {*found} == CARDS | {"site", "parties-ecu"}
    assert {struct.unpack(">II", picture[16:24]) for picture in found.values()} == {(800, 420)}
    assert all(picture.startswith(b"\x89PNG") for picture in found.values())


def test_a_card_of_a_country_shows_all_its_pledges_or_none() -> None:
    """A selection in the order of statuses would show the fulfilled ones and not the reversed."""
    for number, squares in ((1, 1), (29, 29), (124, 124), (2000, 0)):
        drawing = dict(drawings(data(number), WORDS, SITE))["parties-ecu"]
        assert drawing.count('width="15"') == squares and f"{number:,}" in drawing


def test_a_long_or_hostile_title_stays_inside_and_is_only_text() -> None:
    drawing = card(SITE, "Kind", "<script>alert(1)</script> " + "very " * 40, "Line")
    assert "<script" not in drawing and Counter(drawing)["…"] == 1


def test_cards_are_the_same_each_time() -> None:
    assert cards(data(3), WORDS, SITE) == cards(data(3), WORDS, SITE)


def test_every_page_names_a_card_that_is_there(site: Site) -> None:
    named = {next(iter(page.tree.xpath("//meta[@property='og:image']/@content")), "") for page in site.records()}
    assert named and all(url and site.target(url) for url in named)
