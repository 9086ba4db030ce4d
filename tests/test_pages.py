"""Pages say what the data say, in words, and a cell can never act as syntax."""
from __future__ import annotations

import html
import re
from datetime import date

import markdown
import pytest

from scripts import paths
from scripts.build import rows_of
from scripts.enrich import PACKAGE, enrich
from scripts.frames import frames
from scripts.labels import Labels
from scripts.pages import pages
from scripts.pages.markup import anchor, escape, external, table
from scripts.pages.page import Publication, plain
from tests.make import computed_descriptor, descriptors, events, make_catalog, pledges

# As in mkdocs.yml.
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]

VERSION = descriptors()["pledges"]["version"]
HOSTILE = [
    "<script>alert(1)</script>", "<b>bold</b> & <!-- gone", "{{ 7*7 }} {% raw %} {# note #}", "*stress* __strong__ `code` ``",
    "[text](javascript:alert(1)) ![image](x)", "a | b || c", "# heading", "1. list", "- item", "+ item", "> quote", "    code", "~~~", "***",
    "![[x]] [^1] [id]: http://example.org", "word {: .class #id }", "back\\slash\\", "&lt;b&gt; &#60;", "=====", ": definition", "::: block", "!!! note",
    "مرحبا \u202eevil\u202c", "e\u0301\u0301\u0301", "line\none\r\ntwo\u2028three", "<https://example.org>", "http://example.org",
    "$x$ ^a^ ~b~ ==c== ++d++", ":smile: @user",
    '"quoted" and \'quoted\'', "\ttabbed", "*[HTML]: abbreviation", "--8<-- 'file'",
]


def rendered(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def visible(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


def expected(text: str) -> str:
    return re.sub(r"[\x00-\x1f\u2028\u2029]+", " ", text).strip()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["{}", "Before {} after", "| Head |\n| --- |\n| {} |", "Term\n:   {}", "## {} {{ #fixed }}", "- {}", "[{}](a.md)"])
def test_a_hostile_cell_shows_as_its_own_characters_in_every_place(place: str, text: str) -> None:
    page = rendered(place.replace("{{", "\0").replace("}}", "\1").replace("{}", escape(text)).replace("\0", "{").replace("\1", "}"))
    assert re.sub(r"\s+", " ", expected(text)) in re.sub(r"\s+", " ", visible(page))
    assert not re.search(r"<(script|b|img|em|strong|code|blockquote)\b", page)
    assert "{{" not in escape(text) and "{%" not in escape(text)


@pytest.mark.parametrize(("url", "result"), [
    ("https://example.org/a b", "[x](https://example.org/a%20b)"),
    ("http://example.org/(a)", "[x](http://example.org/%28a%29)"),
    ("javascript:alert(1)", "x"), ("data:text/html,x", "x"), ("//example.org", "x"), ("https:///path", "x"), ("https://[bad", "x"), ("", "x"),
])
def test_only_web_addresses_become_links(url: str, result: str) -> None:
    assert external("x", url) == result


@pytest.mark.parametrize(("text", "result"), [("PLG-2022-001", "plg-2022-001"), ("A b/c", "a-b-c"), ("../up", "up")])
def test_an_anchor_is_a_safe_name(text: str, result: str) -> None:
    assert anchor(text) == result


def test_a_table_aligns_numbers_to_the_right() -> None:
    assert table(["A", "B"], [["x", "1"]], right=[1]) == "| A | B |\n| --- | ---: |\n| x | 1 |"


def test_front_matter_holds_no_braces() -> None:
    assert plain("{{ 1 }}\n{% x %}") == "(( 1 )) (％ x ％)"


PUBLICATION = Publication("https://data.example/lad/", "https://code.example/lad", "Open Data", "2026-11-23")

SOURCE = {"source_id": "s1", "title": "A fact sheet", "publisher": "A ministry", "publisher_type": "government", "published_on": "2022-06-10",
          "url": "https://example.org/s1", "archived_url": "unknown", "tier": "primary", "read_as": "whole", "language": "en"}


def made(**rows: list[dict[str, str]]) -> dict[str, str]:
    """Give the generated pages of tiny data by path."""
    catalog = make_catalog(sources__sources=[SOURCE], **rows)
    tables = enrich(frames(catalog), date(2026, 11, 23))
    texts = rows_of(tables)
    found = descriptors() | {PACKAGE: computed_descriptor()}
    computed = {key.removeprefix(f"{PACKAGE}."): value for key, value in texts.items() if key.startswith(f"{PACKAGE}.")}
    return dict(pages(texts, found, computed, Labels(found), PUBLICATION))


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """Give the pages of two countries, one pledge with a status history, one without follow-up, and what surrounds them."""
    data = pledges("PLG-2022-001 ECU 5000000 - announced_on=2022-06-10 deadline=2023", "PLG-2022-002 ECU,USA unknown - announced_on=2022-06")
    data["pledges__pledges"][0] |= {"short_title": "Open <offices>", "paraphrase": "Opens offices | everywhere.", "source_ids": "s1", "locator": "Paragraph 2",
                                    "amount_qualifier": "nearly", "stated_by": "USA", "note": "See PLG-2022-002 and PLG-9999-001."}
    data["pledges__pledges"][1] |= {"short_title": "A joint plan", "withdrawn_on": "2026-01-01", "withdrawn_reason": "Promised nothing."}
    return made(
        **data, parties__parties=[{"party_id": key, "name": name, "party_type": "state", "source_ids": "s1"} for key, name in
                                  [("ECU", "Ecuador"), ("USA", "United States"), ("VCT", "Saint Vincent {{ 1+1 }}")]],
        signatories__endorsements=[{"endorsement_id": "END-001", "party_id": "ECU", "endorsement_event": "named_in_text", "not_before": "2022-06-10",
                                    "not_after": "2022-06-10", "source_ids": "s1", "reason": "Named."}],
        implementation__evidence=[{"evidence_id": "EV-001", "observed_on": "2023-01", "title": "Offices opened", "finding": "Three opened.",
                                   "source_ids": "s1"}],
        implementation__pledge_evidence=[{"pledge_id": "PLG-2022-001", "evidence_id": "EV-001", "evidence_relation": "supports"}],
        implementation__status_events=[
            dict(event) | {"reason": "As said.", "evidence_ids": "EV-001" if event["status"] == "in_progress" else ""} for event in
            events("PLG-2022-001 1 2022-06-10 announced computed", "PLG-2022-001 2 2023-01-05 in_progress counterpart",
                   "PLG-2022-002 1 2022-06 announced computed")],
        pledges__action_packages=[{"action_package_id": "AP-10", "package_title": "unknown", "source_ids": "s1"}],
        commitments__instruments=[{"instrument_id": "LAD", "short_title": "The Declaration", "title": "The Declaration", "source_ids": "s1"}],
        commitments__sections=[{"section_id": "LAD-P1", "instrument_id": "LAD", "section_order": "1", "title": "Pillar", "pillar": "1", "source_ids": "s1"}],
        commitments__commitments=[{"commitment_id": "LAD-P1-01", "instrument_id": "LAD", "section_id": "LAD-P1", "commitment_order": "1",
                                   "short_title": "Do it", "paraphrase": "They plan to do it.", "source_ids": "s1", "verb": "plan"}],
    )


@pytest.mark.parametrize(("path", "words"), [
    ("pledges/plg-2022-001.md", ["[Ecuador](../parties/ecu.md), 10 June 2022", "In progress</span> since 5 January 2023, as another party to it says",
                                 "The deadline, 2023, has passed.", "known from [United States](../parties/usa.md) only", "nearly 5 million USD",
                                 "[Offices opened](../evidence/ev-001.md)", "[A fact sheet](../sources/s1.md). A ministry, 10 June 2022. Primary, read whole.",
                                 "[original](https://example.org/s1)", "Place in the sources: Paragraph 2.", "[PLG-2022-002](plg-2022-002.md) and PLG-9999-001",
                                 "No link to a commitment has been coded.",
                                 "[this record as JSON](/lad/data/pledges/pledges/PLG-2022-001.json)", "[CSV](/lad/data/pledges/pledges.csv)",
                                 "(https://code.example/lad/edit/main/datapackages/pledges/pledges.csv)",
                                 f"Open Data, record PLG-2022-001 of pledges/pledges, version {VERSION}, 23 November 2026. "
                                 "https://data.example/lad/en/pledges/plg-2022-001/", "None has been found in what was read so far."]),
    ("pledges/plg-2022-002.md", ["**Withdrawn** on 1 January 2026: Promised nothing.", "not known from what was read"]),
    ("parties/ecu.md", ["**Named in the text** (10 June 2022)", "[Open &#60;offices&#62;](../pledges/plg-2022-001.md)"]),
    ("parties/vct.md", ["No pledge of its own has been found in what was read. That is not proof that it made none.",
                        "Saint Vincent &#123;&#123; 1+1 &#125;&#125;"]),
    ("action-packages/ap-10.md", ["Title, lead and members of this action package are not known from what was read."]),
    ("commitments/lad-p1-01.md", ["They plan to do it.", "has not been coded yet", "[Pillar](../sections/lad-p1.md)"]),
    ("sections/lad-p1.md", ["[Do it](../commitments/lad-p1-01.md)"]),
    ("evidence/ev-001.md", ["January 2023: Three opened.", "[Open &#60;offices&#62;](../pledges/plg-2022-001.md)"]),
    ("sources/s1.md", ["[Open &#60;offices&#62;](../pledges/plg-2022-001.md)", "[Offices opened](../evidence/ev-001.md)"]),
    ("pledges/by-status.md", ["[In progress](status-in_progress.md)"]),
    ("pledges/status-in_progress.md", ["Open &#60;offices&#62;"]),
    ("data/commitments/index.md", ["The table has no rows yet.", "[CSV](/lad/data/commitments/crosswalk.csv)"]),
    ("data/computed/agreement.md", ["| unit&#95;kind |", "[a value of the list](#unit_kind)", "## Values of unit&#95;kind { #unit_kind }\n\n| Value"]),
    ("endorsements/index.md", ['<span id="end-001"></span>']),
])
def test_a_page_says(site: dict[str, str], path: str, words: list[str]) -> None:
    assert [text for text in words if text not in site[path]] == []


def test_a_withdrawn_pledge_counts_in_no_list(site: dict[str, str]) -> None:
    assert "PLG-2022-002" not in site["pledges/by-country.md"] and "A joint plan" not in site["parties/usa.md"]


def test_every_internal_link_has_its_page(site: dict[str, str]) -> None:
    import posixpath
    missing = set()
    for path, text in site.items():
        for target in re.findall(r"\]\((?!https?:|/|#)([^)#]+)", text):
            found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            if found not in site and not (paths.DOCS / "en" / found).is_file():
                missing.add((path, target))
    assert missing == set()


def test_no_page_shows_a_raw_blank_or_code(site: dict[str, str]) -> None:
    bad = re.compile(r"\| +\||\bnan\b|\bNone\b(?! has)|\[\]|<NA>|not_applicable(?!`)")
    assert {path: bad.search(text)[0] for path, text in site.items() if not path.startswith("data/") and bad.search(text)} == {}


def test_pages_are_the_same_each_time() -> None:
    data = pledges("PLG-2022-001 ECU 5 -")
    assert made(**data) == made(**data)
