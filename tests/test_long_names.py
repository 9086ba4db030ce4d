"""A name may be as long as it likes: no page grows wider than a small phone for it, and nothing is cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.test_browser import address, browser, context, page  # noqa: F401 - fixtures among them

# ruff: noqa: F811 - a fixture and the argument that asks for it have one name

WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherung" * 4
PLACES = ("h1", "article p", "article dd", "article li", "article td", "article th", "article a", ".crumb a", "figcaption")
RENAME = """([places, word]) => places.forEach(place => document.querySelectorAll(place).forEach((part, number) => {
    if (number > 2) return;
    const text = [...part.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (text) text.textContent = word;
}))"""


@pytest.mark.parametrize("path", ["/en/pledges/plg-2022-001/", "/en/parties/ecu/", "/en/pledges/", "/en/data/pledges/", "/en/figures/endorsers-on-record/",
                                  "/en/sources/", "/en/explain/money/", "/en/endorsements/"])
def test_a_long_word_makes_no_page_scroll_sideways(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    page.evaluate(RENAME, [PLACES, WORD])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate("""word => [...document.querySelectorAll("article :is(h1, p, li, dd)")]
        .filter(part => part.textContent.includes(word) && part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX === "visible")
        .map(part => part.outerHTML.slice(0, 80))""", WORD)
    assert cut == []
