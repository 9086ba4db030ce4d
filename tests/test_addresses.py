"""Addresses stay: a withdrawn record keeps its own, one that was left leads on, and none is used twice."""
from __future__ import annotations

import json
import shutil
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from scripts import check, finish, redirects
from scripts.redirects import Redirect, RedirectError
from tests.built import Site
from tests.test_browser import Quiet, browser  # noqa: F401 - a fixture

ADDRESS = "https://data.example/en/"
WORDS = {"language": "en", "site_name": "Open data", "moved": "This page has moved"}
MOVED = Redirect(2, "pledges/plg-2021-999/", "pledges/plg-2022-001/", "2026-11-29", "Both pages were about <one> pledge.")
WITHDRAWN = "PLG-2022-038"


@pytest.fixture
def folder(site: Site, tmp_path: Path) -> Path:
    """A few pages of the site, with their look."""
    for name in ("pledges/plg-2022-001", "pledges/plg-2022-038", "assets"):
        shutil.copytree(site.folder / "en" / name, tmp_path / "en" / name)
    return tmp_path / "en"


def test_the_page_of_a_withdrawn_record_begins_with_the_day_and_the_reason(site: Site):
    article = site.page(f"/en/pledges/{WITHDRAWN.lower()}/").tree.xpath("//article")[0]
    first = article.xpath("./h1/following-sibling::p")[0].text_content()
    assert first == ("Withdrawn on 23 November 2026: A statement of readiness, which is not a pledge. The record keeps its address and counts in no total.")


def test_the_json_of_a_withdrawn_record_says_the_same_and_keeps_the_row(site: Site):
    record = json.loads((site.folder / f"data/pledges/pledges/{WITHDRAWN}.json").read_bytes())
    assert record["withdrawn"] == {"on": "2026-11-23", "reason": "A statement of readiness, which is not a pledge."}
    assert record["values"]["pledge_id"] == WITHDRAWN


def test_every_withdrawn_record_with_a_page_has_kept_it(site: Site):
    catalog, _ = check.problems()
    for key in ("pledges.pledges", "summits.meetings"):
        table = catalog.tables[key]
        gone = [name for name, day in zip(table.column(table.schema["primaryKey"][0]), table.column("withdrawn_on"), strict=True) if day]
        assert gone
        for name in gone:
            assert "Withdrawn" in site.page(f"/en/{table.name}/{name.lower()}/").facts.text
            assert "withdrawn" in json.loads((site.folder / "data" / table.package / table.name / f"{name}.json").read_bytes())


def test_a_page_that_was_left_leads_on_without_a_script(folder: Path):
    redirects.write([MOVED], folder, ADDRESS, WORDS, finish.POLICY)
    page = html.fromstring((folder / MOVED.old / "index.html").read_bytes())
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../pledges/plg-2022-001/"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}pledges/plg-2022-001/"] == page.xpath("//a/text()")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//p[@lang='en']/text()") == ["Both pages were about <one> pledge."]


def test_a_browser_at_the_old_address_comes_to_the_new_one(browser: Browser, folder: Path):  # noqa: F811
    redirects.write([MOVED], folder, ADDRESS, WORDS, finish.POLICY)
    finish.apply_policy([folder / MOVED.old / "index.html"])
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(java_script_enabled=False, base_url=f"http://127.0.0.1:{server.server_port}")
        page = context.new_page()
        page.goto(f"/en/{MOVED.old}")
        page.wait_for_url(f"**/en/{MOVED.new}")
        expect(page.locator("h1")).to_be_visible()
        context.close()
        server.shutdown()


def test_a_file_that_was_left_says_where_it_is_now():
    row = Redirect(2, "data/pledges/promises.json", "data/pledges/pledges.json", "2026-11-29", "The table has another name.")
    made = redirects.stubs([row, MOVED], {"pledges/pledges.json"}, "https://data.example/")
    assert {name: json.loads(content) for name, content in made.items()} == {"pledges/promises.json": {
        "moved_to": "https://data.example/data/pledges/pledges.json", "moved_on": "2026-11-29", "reason": "The table has another name."}}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("pledges/plg-2021-999/", "pledges/plg-2022-002/",
         "docs/redirects.csv:2 to 'pledges/plg-2022-002/': there is nothing at this address; name the address where it is now"),
        ("pledges/plg-2022-038/", "pledges/plg-2022-001/",
         "docs/redirects.csv:2 from 'pledges/plg-2022-038/': this address is in use, and one that was left is never used again; "
         "give what stands there another"),
    ],
)
def test_a_way_to_nowhere_and_an_address_in_use_stop_the_build(folder: Path, old: str, new: str, expected: str):
    with pytest.raises(RedirectError) as error:
        redirects.write([Redirect(2, old, new, "2026-11-29", "Why.")], folder, ADDRESS, WORDS, "")
    assert str(error.value) == expected


@pytest.mark.parametrize(("old", "new"), [("data/a/b.json", "data/a/d.json"), ("data/a/c.json", "data/a/b.json")])
def test_the_same_holds_for_files(old: str, new: str):
    with pytest.raises(RedirectError, match="there is nothing|this address is in use"):
        redirects.stubs([Redirect(2, old, new, "2026-11-29", "Why.")], {"a/c.json"}, ADDRESS)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a/,b/,2026-11-29,Why.", []),
        ("a/,b/c/#part,2026-11-29,Why.\ndata/a/b.json,data/a/c.json,2026-11-29,Why.", []),
        ("a/,a/,2026-11-29,Why.", [
            "2 to 'a/': expected an address that has not been left, found it left for a/ in line 2; fix: name the address where the way ends"]),
        ("a/,b/,2026-11-29,Why.\nb/,a/,2026-11-29,Why.", [
            "2 to 'b/': expected an address that has not been left, found it left for a/ in line 3; fix: name the address where the way ends",
            "3 to 'a/': expected an address that has not been left, found it left for b/ in line 2; fix: name the address where the way ends"]),
        ("a/,b/#x,2026-11-29,Why.\nb/,c/,2026-11-29,Why.", [
            "2 to 'b/#x': expected an address that has not been left, found it left for c/ in line 3; fix: name the address where the way ends"]),
        ("a/,b/,2026-11-29,Why.\na/,c/,2026-11-29,Why.", ["3 from 'a/': expected each address once, found it in line 2; fix: delete one of the two"]),
        ("/en/a/,b/,2026-11-29,Why.", [
            "2 from '/en/a/': expected a page such as pledges/plg-2022-001/; fix: write the address without the site and the language"]),
        ("a/,https://other.example/,2026-11-29,Why.", [
            "2 to 'https://other.example/': expected a page such as pledges/plg-2022-001/; fix: write the address without the site and the language"]),
        ("data/a/../b.json,data/b.json,2026-11-29,Why.", [
            "2 from 'data/a/../b.json': expected a file such as data/pledges/pledges.json; fix: write the address without the site and the language"]),
        ("data/a.json,b/,2026-11-29,Why.", [
            "2 to 'b/': expected a file such as data/pledges/pledges.json; fix: write the address without the site and the language"]),
        ("a/,b/,2026-13-01, ", ["2 since '2026-13-01': expected a day; fix: write it as 2026-11-29",
                                "2 reason: expected why the address was left; fix: say it in a sentence"]),
        ("a/", ["2 to: expected a page such as pledges/plg-2022-001/; fix: write the address without the site and the language",
                "2 since: expected a day; fix: write it as 2026-11-29", "2 reason: expected why the address was left; fix: say it in a sentence"]),
    ],
)
def test_check_refuses_circles_doubles_and_other_forms(rows: str, expected: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, checked):
    monkeypatch.setattr(redirects, "FILE", tmp_path / "redirects.csv")
    redirects.FILE.write_text(f"from,to,since,reason\n{rows}\n", encoding="utf-8")
    found = checked()
    assert [line.removeprefix("docs/redirects.csv:") for line in found.out.splitlines() if line.startswith("docs/")] == expected
    assert found.code == bool(expected)


def test_another_header_is_refused():
    assert ["docs/redirects.csv"] == [problem.path for problem in redirects.problems("old,new\n")]
