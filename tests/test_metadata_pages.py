"""What the finished pages say to machines, and the proof of each FAIR metric that is claimed."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from lxml import html
from rdflib import DCAT, DCTERMS, PROV, Graph, URIRef

from scripts.metadata import fair
from scripts.metadata.links import insert
from tests.built import Site
from tests.described import Described

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib of its own parser


def heads(site: Site, address: str) -> html.HtmlElement:
    """Give the head of a page."""
    return html.fromstring(site.page(address).raw).find("head")


def structured(head: html.HtmlElement) -> list[dict]:
    """Give the JSON-LD of a head."""
    return [json.loads(text) for text in head.xpath("script[@type='application/ld+json']/text()")]


def rel(head: html.HtmlElement, name: str) -> list[str]:
    """Give where the links of a kind lead."""
    return [link.get("href") for link in head.xpath("link") if name in link.get("rel", "").split()]


def test_text_is_put_before_the_end_of_the_head_and_nothing_else_changes() -> None:
    assert insert(b"<head><title>x</title></head><body></head></body>", "<link>") == b"<head><title>x</title><link>\n</head><body></head></body>"
    assert insert(b"<p>no head", "<link>") == b"<p>no head"
    assert insert(b"<head></head>", "") == b"<head></head>"


def test_the_page_of_each_package_holds_its_json_ld_and_typed_links(site: Site, actual: Described) -> None:
    signposts = {item["anchor"]: item for item in actual.json("linkset.json")["linkset"]}
    for name in ("", *actual.release.descriptors):
        head = heads(site, f"/en/data/{name}/" if name else "/en/data/")
        assert structured(head) == [actual.json(f"{name}/schema-org.jsonld" if name else "schema-org.jsonld")]
        context = signposts[actual.collected.page_of(name) if name else actual.collected.page]
        for kind in ("cite-as", "type", "license", "describedby", "item", "author"):
            assert rel(head, kind) == [link["href"] for link in context[kind]]
        assert rel(head, "linkset") == [actual.collected.url("linkset.json")]


def test_other_pages_hold_no_json_ld(site: Site) -> None:
    assert structured(heads(site, "/en/")) == structured(heads(site, "/en/about/")) == []


def test_the_page_of_a_record_leads_to_its_json_and_back(site: Site, actual: Described) -> None:
    found = 0
    for line in actual.index:
        if line["format"] != "record" or found > 300:
            continue
        twin = actual.json(line["path"])
        path = urlsplit(twin["page"]).path
        if "#" in twin["page"] or f"{path}index.html" not in site.pages:
            continue
        assert actual.collected.url(line["path"]) in rel(heads(site, path), "alternate")
        found += 1
    assert found > 300


def test_every_page_announces_the_feeds_and_that_of_a_country_its_own(site: Site, actual: Described) -> None:
    for page in site.records():
        announced = {link for link in rel(html.fromstring(page.raw).find("head"), "alternate") if "/feeds/" in link}
        assert all(actual.file(link).is_file() for link in announced)
        assert len(announced) == (4 if page.address.split("/")[2] == "parties" and page.address.split("/")[3].upper() in actual.release.countries else 2)


def test_no_link_is_taken_for_another_language_by_the_script_of_the_theme(site: Site) -> None:
    assert heads(site, "/en/data/").xpath("link[@rel='alternate']") == []


# -- FAIR --------------------------------------------------------------------

SPECIFIED = {"FsF-F1-01MD", "FsF-F1-02MD", "FsF-F2-01M", "FsF-F3-01M", "FsF-F4-01M", "FsF-A1-01M", "FsF-A1-02MD", "FsF-A1.1-01MD", "FsF-A1.2-01MD",
             "FsF-I1-01M", "FsF-I2-01M", "FsF-I3-01M", "FsF-R1-01M", "FsF-R1.1-01M", "FsF-R1.2-01M", "FsF-R1.3-01M", "FsF-R1.3-02D"}
PERSISTENT = ("doi.org/10.", "hdl.handle.net", "w3id.org/", "n2t.net/", "purl.org/")


class Page:
    """A page of a package as F-UJI meets it: JSON-LD in the page, DCAT by a typed link."""

    def __init__(self, site: Site, actual: Described, name: str) -> None:
        self.site, self.data, self.address = site, actual, actual.collected.page_of(name)
        self.head = heads(site, f"/en/data/{name}/")
        self.org = structured(self.head)[0]
        (link,) = [href for href in rel(self.head, "describedby") if href.endswith("/dcat.jsonld")]
        self.dcat = Graph().parse(data=actual.file(link).read_bytes(), format="json-ld")
        self.node = URIRef(actual.collected.dataset(name))

    def has(self, *names: str) -> bool:
        """Tell whether the page says each of ``names``."""
        return all(self.org.get(name) for name in names)

    def resolves(self, url: str) -> bool:
        """Tell whether an address leads to a page or file of the site."""
        here = urlsplit(self.data.collected.site).path
        return url.startswith(self.data.collected.site) and self.site.target(urlsplit(url).path.removeprefix(here)) is not None

    def namespaces(self) -> set[str]:
        """Give the vocabularies of the properties that DCAT uses."""
        return {str(term).rpartition("#")[0] or str(term).rpartition("/")[0] for term in self.dcat.predicates()}


CHECKS: dict[str, Callable[[Page], bool]] = {
    "FsF-F1-01MD": lambda page: page.org["identifier"] == page.address == str(page.dcat.value(page.node, DCTERMS.identifier)),
    "FsF-F2-01M": lambda page: page.has("creator", "name", "identifier", "datePublished", "publisher", "@type", "description", "keywords"),
    "FsF-F3-01M": lambda page: all(item["contentUrl"] for item in page.org["distribution"]) and len(page.org["distribution"]) > 4,
    "FsF-F4-01M": lambda page: page.org["@context"] == "https://schema.org/" and page.org["@type"] == "Dataset",
    "FsF-A1-01M": lambda page: page.has("conditionsOfAccess", "isAccessibleForFree") and bool(page.dcat.value(page.node, DCTERMS.accessRights)),
    "FsF-A1-02MD": lambda page: all(map(page.resolves, [page.address, *(item["contentUrl"] for item in page.org["distribution"])])),
    "FsF-A1.1-01MD": lambda page: {urlsplit(url).scheme for url in (page.address, *(item["contentUrl"] for item in page.org["distribution"]))}
    <= {"http", "https"},
    "FsF-A1.2-01MD": lambda page: all(url.startswith(page.data.collected.site) for url in (item["contentUrl"] for item in page.org["distribution"])),
    "FsF-I1-01M": lambda page: bool(page.org) and len(page.dcat) > 20,
    "FsF-I2-01M": lambda page: {"http://www.w3.org/ns/dcat", "http://purl.org/dc/terms", "http://www.w3.org/ns/prov", "http://xmlns.com/foaf/0.1",
                                "http://www.w3.org/2006/vcard/ns", "http://spdx.org/rdf/terms"} <= page.namespaces(),
    "FsF-I3-01M": lambda page: page.has("isPartOf", "includedInDataCatalog", "isBasedOn") and (page.node, DCTERMS.references, None) in page.dcat,
    "FsF-R1-01M": lambda page: page.has("@type", "variableMeasured") and all(item["contentSize"] and item["encodingFormat"]
                                                                          for item in page.org["distribution"]),
    "FsF-R1.1-01M": lambda page: page.org["license"] == rel(page.head, "license")[0] == str(page.dcat.value(page.node, DCTERMS.license)),
    "FsF-R1.2-01M": lambda page: page.has("creator", "publisher", "datePublished", "isBasedOn") and (page.node, PROV.wasDerivedFrom, None) in page.dcat,
    "FsF-R1.3-01M": lambda page: str(DCAT).rstrip("#") in page.namespaces(),
    "FsF-R1.3-02D": lambda page: "text/csv" in {item["encodingFormat"] for item in page.org["distribution"]},
}


@pytest.fixture(scope="module")
def pledges(site: Site, actual: Described) -> Page:
    """The page of the pledges."""
    return Page(site, actual, "pledges")


def test_the_metrics_are_those_of_the_specification() -> None:
    assert {metric.id for metric in fair.METRICS} == SPECIFIED
    assert {metric.id for metric in fair.METRICS if metric.outcome != fair.OUTSIDE} == {*CHECKS}


@pytest.mark.parametrize("metric", [metric for metric in fair.METRICS if metric.id in CHECKS], ids=lambda metric: metric.id)
def test_the_claim_that_a_metric_is_met_holds(metric: fair.Metric, pledges: Page) -> None:
    assert CHECKS[metric.id](pledges)


def test_the_proof_of_each_metric_is_a_file(actual: Described) -> None:
    assert [metric.id for metric in fair.METRICS if metric.shown and not (actual.folder / metric.shown).is_file()] == []


def test_what_is_said_not_to_be_met_is_not_claimed_anywhere(actual: Described) -> None:
    for name in actual.release.descriptors:
        org = actual.json(f"{name}/schema-org.jsonld")
        said = [org["identifier"], org["url"], org["@id"], *org.get("sameAs", ()), *rel_of(actual, name)]
        assert not [value for value in said if any(mark in value for mark in PERSISTENT)]


def rel_of(actual: Described, name: str) -> list[str]:
    """Give how a package asks to be cited by its typed links."""
    return [link["href"] for item in actual.json("linkset.json")["linkset"] if item["anchor"] == actual.collected.page_of(name) for link in item["cite-as"]]


def test_the_page_of_the_metrics_names_each_with_its_outcome(site: Site) -> None:
    page = site.page("/en/data/fair/")
    for metric in fair.METRICS:
        assert metric.id in page.facts.cells
    assert page.facts.cells.count(fair.OUTCOMES[fair.OUTSIDE]) == 1
