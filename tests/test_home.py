"""The home page, the map and the notice of an overdue check, in a real browser."""

from __future__ import annotations

import gzip
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.built import Site
from tests.test_browser import AXE, DESK, address, browser, context, page, violations  # noqa: F401 - fixtures among them

# ruff: noqa: F811 - a fixture and the argument that asks for it have one name

HOME, PLEDGE = "/en/", "/en/pledges/plg-2022-001/"
PHONE = {"width": 390, "height": 844}
LIMIT = 150_000
"""Bytes of the first view of the home page, compressed."""


def test_the_home_page_shows_what_matters_on_one_phone_screen(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(HOME)
    boxes = {name: page.locator(name).first.bounding_box() for name in (".lead", ".key-figures", ".doors", ".search-wide", ".tiles", ".tiles-key")}
    below = {name: box["y"] + box["height"] for name, box in boxes.items() if box["y"] + box["height"] > PHONE["height"]}
    assert below == {}
    assert page.locator(".key-figures .figure").count() == 4 and page.locator(".doors a").count() == 3


def test_the_map_has_a_tile_for_each_country_that_can_be_hit_and_read(page: Page) -> None:
    page.goto(HOME)
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        boxes = [tile.bounding_box() for tile in page.locator(".tiles a").all()]
        assert len(boxes) == 35 and min(min(box["width"], box["height"]) for box in boxes) >= 24
        assert len({(box["x"], box["y"]) for box in boxes}) == 35, "two countries stand in one place"
    expect(page.get_by_role("link", name="Suriname: joined later, April 2023 – 31 January 2024")).to_have_count(1)


def test_the_keyboard_can_pass_the_map_and_open_it_as_a_table(page: Page) -> None:
    page.goto(HOME)
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("cell", name="Ecuador"), "the theme unfolds what a link leads to").to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "The map as a table"


def test_the_wide_search_button_opens_the_search(page: Page) -> None:
    page.goto(HOME)
    page.get_by_role("button", name="Search pledges").click()
    expect(page.get_by_role("dialog", name="Search")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.search-wide')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [HOME, "/en/charts/", "/en/charts/money-by-occasion/", "/en/parties/col/", "/en/series/panama-darien-crossings/"])
def test_axe_finds_nothing_with_every_table_unfolded(context: BrowserContext, path: str, size: dict, scheme: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    page.evaluate(AXE)
    assert violations(page) == []


def test_the_first_view_of_the_home_page_is_light(site: Site) -> None:
    """All that the page asks for, without what only an opened search loads."""
    home = site.page(HOME)
    files = [home.path, *{site.target(url) for url in home.facts.loaded if not url.startswith("data:")}]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < LIMIT


def due(page: Page) -> date:
    return date.fromisoformat(page.locator("time.due").get_attribute("datetime"))


def test_a_notice_appears_once_the_next_check_is_overdue(page: Page) -> None:
    page.goto(PLEDGE)
    day = due(page)
    for clock, count in ((day, 0), (day + timedelta(days=1), 1)):
        page.clock.set_fixed_time(datetime(clock.year, clock.month, clock.day, 12))
        page.goto(PLEDGE)
        expect(page.get_by_role("status").filter(has_text="due for a check")).to_have_count(count)
    assert page.locator(".overdue").bounding_box()["y"] < page.viewport_size["height"], "the notice cannot be seen"


def test_without_scripts_the_page_says_the_day_and_shows_no_notice(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(PLEDGE)
    expect(page.locator("time.due")).to_be_visible()
    expect(page.locator(".overdue")).to_have_count(0)
    context.close()
