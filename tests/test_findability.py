"""Pages and data can be found: titles and descriptions, the sitemap's days, llms.txt, and the page for lost readers."""

from __future__ import annotations

import csv
import re
from collections import defaultdict

from scripts import paths
from tests.built import Site


def test_every_page_describes_itself_in_words_of_its_own(site: Site) -> None:
    described, short = defaultdict(list), []
    for page in site.records():
        described[page.facts.language, page.facts.description].append(page.address)
        if not 30 < len(page.facts.description) <= 300:
            short.append((page.address, page.facts.description))
    assert short == [] and {text: pages for text, pages in described.items() if len(pages) > 1} == {}


def test_a_page_has_one_address_and_says_how_it_looks_elsewhere(site: Site) -> None:
    for page in site.records():
        tree = page.tree
        named = {meta.get("property"): meta.get("content") for meta in tree.xpath("//meta[@property]")}
        assert len(tree.xpath("//link[@rel='canonical']")) == 1 and named["og:url"] == page.facts.canonical
        assert named["og:description"] == page.facts.description and named["og:title"] and named["og:image"].startswith(paths.SITE_URL)


def days(site: Site, language: str) -> dict[str, str]:
    text = (site.folder / language / "sitemap.xml").read_text("utf-8")
    return {address.removeprefix(paths.SITE_URL): day for address, day in re.findall("<loc>(.*?)</loc>(?:<lastmod>(.*?)</lastmod>)?", text)}


def test_the_sitemap_dates_a_record_by_its_last_check_and_never_by_the_build(site: Site) -> None:
    with (site.folder / "data/computed/review_dates.csv").open(encoding="utf-8", newline="") as file:
        checked = {row["record"]: row["last_checked_on"] for row in csv.DictReader(file) if row["resource"] in ("pledges", "evidence")}
    with (site.folder / "data/computed/changes.csv").open(encoding="utf-8", newline="") as file:
        changed = {row["changed_record"] for row in csv.DictReader(file)}
    found = days(site, "en")
    dated = {record: found[f"en/{'pledges' if record.startswith('PLG') else 'evidence'}/{record.lower()}/"] for record in checked}
    assert {record: day for record, day in dated.items() if day != checked[record] and record not in changed} == {}
    assert len(checked) > 500 and found["en/explain/declaration/"] == "", "a text that no data date has no day"


def test_llms_txt_names_what_there_is_and_every_address_in_it_leads_somewhere(site: Site) -> None:
    text = (site.folder / "llms.txt").read_text("utf-8")
    addresses = re.findall(re.escape(paths.SITE_URL) + r"[^\s)]*", text)
    missing = [address for address in addresses if "PACKAGE" not in address and site.target(address.rstrip("`").removeprefix(paths.SITE_URL)) is None]
    assert missing == []
    tables = {path.relative_to(site.folder).as_posix() for path in (site.folder / "data").glob("*/*.csv") if path.stem != "codebook"}
    assert {paths.SITE_URL + table for table in tables} <= set(addresses)
    assert {page.facts.canonical for page in site.records() if "/explain/" in page.address} <= set(addresses)
    for word in ("# Los Angeles Declaration Open Data", "Licence: CC-BY-4.0", "Cite: "):
        assert word in text


def test_a_lost_reader_finds_every_part_of_the_site(site: Site) -> None:
    lost = site.pages["/404.html"]
    parts = ("explain", "pledges", "parties", "instruments", "summits", "data", "about", "contents")
    assert {f"http://site/en/{part}/" for part in parts} <= set(lost.facts.links)
