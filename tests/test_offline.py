"""The offline edition, unpacked and opened from the disk: links, pages, charts and search work without a server."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from scripts import offline
from tests.built import Site
from tests.test_browser import DESK, browser  # noqa: F401 - a fixture

ADDRESS = "http://localhost:8000/"


@pytest.fixture(scope="module")
def folder(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy."""
    target = tmp_path_factory.mktemp("offline")
    with ZipFile(site.folder / offline.ZIP) as archive:
        archive.extractall(target)
    return target / offline.FOLDER


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:  # noqa: F811
    """A tab that may not reach any server, and that ends the test when a page does what its policy forbids or a script fails."""
    context = browser.new_context(viewport=DESK, offline=True)
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    yield page
    context.close()
    assert wrong == []


def test_every_page_of_the_site_is_in_the_copy(site: Site, folder: Path):
    pages = {path.relative_to(site.folder) for path in site.folder.rglob("*.html")}
    assert pages - {Path("404.html")} == {path.relative_to(folder) for path in folder.rglob("*.html")}


def test_all_data_are_in_the_copy_and_the_same_again_in_other_forms_is_not(site: Site, folder: Path):
    expected = {path.relative_to(site.folder) for path in site.folder.glob("data/*/*.csv")}
    expected |= {Path("data") / name for name in ("all.sqlite", "all.xlsx", "LICENSE-DATA", "CITATION.cff", "pledges/datapackage.json",
                                                  "pledges/codebook.json", "pledges/pledges/PLG-2022-001.json", "countries/BLZ.json")}
    inside = {path.relative_to(folder) for path in folder.glob("data/**/*") if path.is_file()}
    assert expected <= inside
    assert all((folder / path).read_bytes() == (site.folder / path).read_bytes() for path in inside)
    assert set() == {path for path in inside if path.suffix in (".parquet", ".zip", ".xml", ".jsonld") or path.match("data/*/pledges.json")}
    assert not (folder / offline.ZIP).exists()


def test_the_pages_that_offer_the_copy_tell_its_size(site: Site):
    size = f"({(site.folder / offline.ZIP).stat().st_size / 1e6:.0f} MB)"
    for address in ("/en/data/", "/en/about/"):
        page = site.page(address)
        assert f"offline.zip\">{'Offline edition: the whole site in one zip' if 'data' in address else 'offline edition'}</a> {size}" in page.raw.decode()


def test_every_link_leads_to_a_file_of_the_copy_or_to_what_it_leaves_out(site: Site, folder: Path):
    dead, outside = set(), set()
    for path in folder.rglob("*.html"):
        page = path.relative_to(folder).as_posix()
        for link in html.fromstring(path.read_bytes()).xpath("//a/@href | //script/@src | //img/@src | //link[contains(@rel, 'stylesheet')]/@href"):
            parts = urlsplit(link)
            if link.startswith(ADDRESS):
                name = unquote(link.removeprefix(ADDRESS))
                outside.add(page)
                if offline.kept(name) or not (site.folder / name).is_file():
                    dead.add((page, link))
            elif not parts.scheme and not (path.parent / unquote(parts.path) if parts.path else path).is_file():
                dead.add((page, link))
    assert set() == dead
    # Only the pages about the data lead to what is left out.
    assert {"en/about/index.html"} == {page for page in outside if not page.startswith("en/data/")}


def test_a_double_click_leads_to_the_home_page_and_from_there_to_a_record(page: Page, folder: Path):
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    page.goto((folder / "en/pledges/index.html").as_uri())
    page.locator("article a[href*='plg-']").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert page.url.startswith("file:") and page.url.endswith("/index.html")


def test_a_page_of_every_kind_opens_from_the_disk(site: Site, page: Page, folder: Path):
    for pages in site.kinds().values():
        page.goto((folder / pages[0].address[1:]).as_uri())
        expect(page.locator("h1").first).to_be_visible()


def test_charts_are_drawn_from_the_disk(page: Page, folder: Path):
    drawn = [path for path in sorted(folder.glob("en/**/index.html")) if b"<svg" in path.read_bytes().partition(b"<article")[2].partition(b"</article>")[0]]
    assert drawn
    page.goto(drawn[0].as_uri())
    box = page.locator("article svg").first.bounding_box()
    assert box and box["width"] > 50


def test_the_search_finds_words_with_and_without_accents_and_leads_to_the_page(page: Page, folder: Path):
    page.goto((folder / "en/index.html").as_uri())
    counts = []
    for word in ("migración", "MIGRACION"):
        page.keyboard.press("Control+k")
        page.locator("dialog.search input").fill(word)
        expect(page.locator(".search__results a").first).to_be_visible()
        counts.append(page.locator(".search__count").inner_text())
        page.keyboard.press("Escape")
    assert counts[0] == counts[1]
    page.keyboard.press("Control+k")
    page.locator("dialog.search input").fill("Belize amnesty")
    expect(page.locator(".search__results mark").first).to_be_visible()
    page.locator(".search__results a").first.click()
    page.wait_for_url("file:**/index.html")
    expect(page.locator("article h1")).to_be_visible()


def test_a_search_for_nothing_that_is_there_says_so_and_shows_no_code(page: Page, folder: Path):
    page.goto((folder / "en/index.html").as_uri())
    page.keyboard.press("Control+k")
    page.locator("dialog.search input").fill("<img src=x onerror=alert(1)>")
    expect(page.locator(".search__count")).not_to_have_text("")
    assert 0 == page.locator(".search__results a, .search__results img").count()


@pytest.mark.parametrize(
    ("page_", "value", "expected"),
    [
        ("en/pledges/a/index.html", "../../", "../../index.html"),
        ("en/pledges/a/index.html", "../", "../index.html"),
        ("en/pledges/a/index.html", "../../about/#x", "../../about/index.html#x"),
        ("en/index.html", ".", "index.html"),
        ("en/index.html", "#top", "#top"),
        ("en/index.html", "https://example.org/en/about/", "https://example.org/en/about/"),
        ("en/index.html", "mailto:a@example.org", "mailto:a@example.org"),
        ("en/index.html", "http://localhost:8000/data/x.csv", "../data/x.csv"),
        ("en/index.html", "/data/x.csv", "../data/x.csv"),
        ("en/index.html", "/offline.zip", "http://localhost:8000/offline.zip"),
        ("en/index.html", "http://localhost:8000/en/gone/", "http://localhost:8000/en/gone/"),
        ("index.html", "en/", "en/index.html"),
    ],
)
def test_a_link_leads_to_a_file_or_to_the_site(page_: str, value: str, expected: str):
    copy = offline.Copy({"index.html", "en/index.html", "en/about/index.html", "en/pledges/index.html", "data/x.csv"}, ADDRESS)
    assert expected == copy.link(page_, "a", value)


def test_links_of_a_site_below_a_folder_are_found_too():
    copy = offline.Copy({"en/index.html", "data/x.csv"}, "https://example.org/repo/")
    assert "../data/x.csv" == copy.link("en/index.html", "a", "/repo/data/x.csv") == copy.link("en/index.html", "a", "https://example.org/repo/data/x.csv")
