"""The finished site in a real browser: keyboard, policy, small screens, no script, other sites, and axe on every kind of page."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.built import Site

PHONE, DESK = {"width": 375, "height": 740}, {"width": 1280, "height": 900}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
VIEWS = [("light", PHONE), ("dark", PHONE), ("light", DESK), ("dark", DESK)]
PLEDGES = "/en/pledges/"


class Quiet(SimpleHTTPRequestHandler):
    """A web server that does not report every request."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """The address at which the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site.folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROME names."""
    found = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("The browser tests need Chromium: `make test` installs it, or set CHROME to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A fresh profile on a phone."""
    context = browser.new_context(base_url=address, viewport=PHONE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh tab on a phone."""
    return context.new_page()


def focused(page: Page, property_: str = "className") -> str:
    """Give a property of the element that has the focus."""
    return str(page.evaluate(f"document.activeElement.{property_}"))


def walk(page: Page, limit: int = 400) -> list[dict]:
    """Press Tab through the whole page and give what takes the focus, with whether it can be seen."""
    page.evaluate("() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { transition: none !important }');"
                  " document.adoptedStyleSheets.push(sheet) }")
    page.evaluate("document.activeElement.blur()")
    found = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " return {tag: e.tagName, classes: e.className, href: e.getAttribute('href'),"
            " seen: e.checkVisibility({visibilityProperty: true, opacityProperty: true}) && r.width > 0 && r.right > 0 && r.left < innerWidth,"
            " again: e.dataset.walked === '1' || !(e.dataset.walked = '1')} }"
        )
        if here["tag"] == "BODY" or here["again"]:
            break
        found.append(here)
    return found


def samples(site: Site) -> list[str]:
    """Give the shortest and the longest page of each kind."""
    return sorted({page.address.removesuffix("index.html") for pages in site.kinds().values() for page in (pages[0], pages[-1])} | {"/404.html"})


def test_pages_break_no_policy_ask_no_other_site_and_set_no_cookie(site: Site, context: BrowserContext, address: str) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else said.append(f"{page.url}: asks {request.url}"))
    for path in samples(site):
        page.goto(path, wait_until="networkidle")
    assert said == [] and context.cookies() == []


def test_the_choice_of_colours_lasts(page: Page) -> None:
    page.goto(PLEDGES)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_title("Switch to dark colours").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto("/en/about/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_the_menu_of_a_phone_opens_walks_and_closes_by_keyboard(page: Page) -> None:
    page.goto(PLEDGES)
    button = page.get_by_role("button", name="Menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    closed = {stop["href"] for stop in walk(page) if "md-nav__link" in stop["classes"]}
    assert closed == set(), "links of the closed menu take the focus"
    page.reload()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert "md-nav__link" in focused(page)
    page.wait_for_timeout(400)
    stops = []
    while "md-nav__link" in focused(page) and len(stops) < 99:
        stops.append(focused(page, "textContent.trim()"))
        assert page.evaluate("(r => r.left >= 0 && r.right <= innerWidth)(document.activeElement.getBoundingClientRect())"), stops[-1]
        page.keyboard.press("Tab")
    assert {"Home", "Pledges", "Evidence", "About"} <= set(stops)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert "menu-open" in focused(page)


def test_everything_that_takes_the_focus_can_be_seen(site: Site, page: Page) -> None:
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for path in ("/en/", PLEDGES, "/en/parties/ecu/", "/en/data/pledges/"):
            page.goto(path)
            unseen = [stop for stop in walk(page) if not stop["seen"] and "md-skip" not in stop["classes"] and "md-option" not in stop["classes"]]
            assert unseen == [], (path, size)


def test_search_opens_finds_and_gives_the_focus_back_by_keyboard(page: Page) -> None:
    page.goto(PLEDGES)
    opener = page.get_by_role("button", name="Search")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    page.keyboard.type("regularisation in Ecuador")
    results = dialog.locator(".search__results a")
    expect(results.first).to_be_visible()
    assert dialog.locator(".search__results h2").all_inner_texts(), "results are not grouped"
    page.keyboard.press("ArrowDown")
    assert focused(page, "href") == results.first.evaluate("link => link.href")
    page.keyboard.press("ArrowUp")
    assert "search__input" in focused(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert "search-open" in focused(page)
    page.keyboard.press("Control+k")
    expect(dialog).to_be_visible()
    where = results.first.evaluate("link => link.href")
    page.locator(".search__input").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(where)


def test_a_search_without_result_says_so(page: Page) -> None:
    page.goto(PLEDGES)
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzzqqqq")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("No matching documents")


@pytest.mark.parametrize("key", ["n", "p", ".", ",", "s", "f", "/"])
def test_single_letters_do_nothing(page: Page, key: str) -> None:
    page.goto(PLEDGES)
    page.locator("h1").click()
    before = page.url
    page.keyboard.press(key)
    page.wait_for_timeout(200)
    assert page.url == before and focused(page, "tagName") == "BODY"


def test_wide_tables_scroll_by_keyboard(page: Page) -> None:
    page.goto("/en/data/pledges/")
    box = page.get_by_role("region", name="Table that scrolls sideways").first
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("box => box.scrollLeft > 0", arg=box.element_handle())


def test_pages_fit_a_screen_of_320_pixels(site: Site, page: Page) -> None:
    """This is also a screen of 1280 at 400 percent."""
    page.set_viewport_size({"width": 320, "height": 256})
    wide = []
    for path in samples(site):
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(path)
    assert wide == []


def test_nothing_moves_while_a_page_loads(site: Site, page: Page) -> None:
    page.add_init_script("new PerformanceObserver(list => { for (const e of list.getEntries()) window.moved = (window.moved ?? 0) + e.value })"
                         ".observe({type: 'layout-shift', buffered: true})")
    moved = {}
    for size in (PHONE, {"width": 412, "height": 823}, DESK):
        page.set_viewport_size(size)
        for path in ("/en/", PLEDGES, "/en/parties/usa/", "/en/data/pledges/", "/en/about/"):
            page.goto(path, wait_until="networkidle")
            page.wait_for_timeout(150)
            moved[path, size["width"]] = page.evaluate("window.moved ?? 0")
    assert {key: value for key, value in moved.items() if value} == {}


def test_pages_are_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.wait_for_url("**/en/")
    for path in ("/en/", PLEDGES, "/en/data/pledges/"):
        page.goto(path)
        assert page.locator("h1").is_visible() and not page.locator(".search-open").is_visible()
    page.locator(".md-tabs").get_by_role("link", name="About").click()
    page.wait_for_url("**/about/")
    context.close()


def violations(page: Page) -> list[str]:
    """Run axe on the page once what watches its size has seen it and no colour is on its way to another."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate("Promise.allSettled(document.getAnimations().map(animation => animation.finished))")
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{item['id']}: {node['target']}" for item in found for node in item["nodes"][:3]]


def test_axe_finds_nothing_on_any_kind_of_page(site: Site, context: BrowserContext) -> None:
    """The emptiest, longest and widest page of each kind, in both schemes, on a phone and on a desk.

    Rows after the twelfth are like those before and are left out: axe needs half a minute for the largest table.
    """
    found, page = {}, context.new_page()
    for which in site.extremes():
        page.goto(which.address.removesuffix("index.html"))
        page.evaluate(AXE)
        page.evaluate("document.querySelectorAll('tbody tr:nth-child(n+13)').forEach(row => row.remove())")
        for scheme, size in VIEWS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            if wrong := violations(page):
                found[which.address, scheme, size["width"]] = wrong
    assert found == {}


@pytest.mark.parametrize(("scheme", "size"), VIEWS, ids=lambda value: value if isinstance(value, str) else str(value["width"]))
def test_axe_finds_nothing_with_search_and_menu_open(context: BrowserContext, scheme: str, size: dict) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.goto(PLEDGES)
    page.evaluate(AXE)
    page.keyboard.press("Control+k")
    page.keyboard.type("Ecuador")
    expect(page.locator(".search__results a").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    if size is PHONE:
        page.get_by_role("button", name="Menu").click()
        page.wait_for_timeout(400)
        assert violations(page) == []
