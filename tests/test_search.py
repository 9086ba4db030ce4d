"""The search as a reader uses it, in a real browser: what comes first, how it is grouped, and the way without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.test_browser import address, browser, context, focused, page  # noqa: F401 - fixtures among them

# ruff: noqa: F811 - a fixture and the argument that asks for it have one name


def ask(page: Page, query: str) -> list[tuple[str, str]]:
    """Search, and give the headings and links of the results in their order."""
    page.goto("/en/")
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    expect(page.locator(".search__results a").first).to_be_visible()
    return [tuple(pair) for pair in page.evaluate(
        "[...document.querySelectorAll('.search__results :is(h2, a)')].map(part => [part.tagName, part.textContent])")]


@pytest.mark.parametrize(("query", "group", "first"), [
    ("suriname", "Countries and other parties", "Suriname"), ("CANADA", "Countries and other parties", "Canada"),
    ("Peru", "Countries and other parties", "Peru"), ("timeline", "Understand the Declaration and the summits", "Timeline"),
])
def test_what_is_called_as_the_reader_wrote_comes_first(page: Page, query: str, group: str, first: str) -> None:
    assert ask(page, query)[:2] == [("H2", group), ("A", first)]


def test_results_stand_under_their_kind_and_sources_come_last(page: Page) -> None:
    found = ask(page, "Canada 4,000")
    headings = [text for tag, text in found if tag == "H2"]
    assert found[0][0] == "H2" and len(set(headings)) == len(headings) > 3
    assert {"Pledges", "Evidence"} < set(headings) and headings[-1] == "Sources"


def test_more_results_follow_by_keyboard(page: Page) -> None:
    ask(page, "Canada")
    links = page.locator(".search__results a")
    assert links.count() == 20
    for _ in range(21):
        page.keyboard.press("ArrowDown")
    assert focused(page, "textContent") == "More results"
    page.keyboard.press("Enter")
    expect(links).to_have_count(40)
    assert focused(page, "href") == links.nth(20).evaluate("link => link.href")


def test_without_scripts_a_link_leads_to_a_page_of_all_pages(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto("/en/pledges/")
    page.get_by_role("link", name="All pages").click()
    expect(page.get_by_role("heading", name="All pages", level=1)).to_be_visible()
    for name in ("Who endorsed the Declaration", "Pledges", "Countries and other parties", "Sources", "Charts"):
        assert page.locator("article").get_by_role("link", name=name, exact=True).count()
    context.close()
