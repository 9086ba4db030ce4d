"""schema.org and DCAT: every term exists, what search engines and catalogues ask for is there, and it leads to the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import DCAT, RDF, SDO, Graph, Namespace, URIRef

from scripts import paths
from scripts.enrich import DESCRIPTOR
from scripts.metadata import dcat
from scripts.metadata.links import script
from tests.described import Described

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib of its own parser

SHAPES = Path(__file__).parent / "schemas" / "dcat.ttl"
SPDX = Namespace("http://spdx.org/rdf/terms#")
REQUIRED = {"name", "description"}
RECOMMENDED = {"creator", "license", "url", "identifier", "keywords", "isAccessibleForFree", "version", "includedInDataCatalog", "distribution",
               "temporalCoverage", "spatialCoverage", "publisher", "datePublished", "conditionsOfAccess", "inLanguage", "creditText"}


def schema_org(value: dict) -> Graph:
    """Read schema.org JSON-LD with a context that needs no network."""
    assert value["@context"] == "https://schema.org/"
    links = {name: {"@type": "@id"} for name in ("url", "license", "contentUrl", "identifier")}
    return Graph().parse(data=json.dumps(value | {"@context": {"@vocab": str(SDO), **links}}), format="json-ld")


def datasets(described: Described) -> Iterator[dict]:
    """Give every Dataset that a page says."""
    yield next(node for node in described.json("schema-org.jsonld")["@graph"] if node["@type"] == "Dataset")
    for name in described.release.descriptors:
        yield described.json(f"{name}/schema-org.jsonld")


def test_schema_org_uses_only_terms_that_schema_org_has(described: Described) -> None:
    for value in (described.json("schema-org.jsonld"), *datasets(described)):
        graph = schema_org(value | {"@context": "https://schema.org/"})
        assert len(graph) > 20
        terms = {*graph.predicates(), *graph.objects(None, RDF.type)} - {RDF.type}
        # Looking up a term that the vocabulary of rdflib lacks raises.
        assert terms == {SDO[term.removeprefix(str(SDO))] for term in terms}


def test_a_dataset_says_what_google_requires_and_recommends(described: Described) -> None:
    for value in datasets(described):
        assert REQUIRED | RECOMMENDED <= value.keys()
        assert len(value["description"]) <= 5000
        assert value["creator"]["@type"] == "Organization"
        assert value["license"].startswith("https://spdx.org/licenses/")
        assert value["isAccessibleForFree"] is True
        assert "citation" not in value, "Google reads it as another work that should be cited"
    for name, descriptor in described.release.descriptors.items():
        measured = described.json(f"{name}/schema-org.jsonld")["variableMeasured"]
        assert {item["name"] for item in measured} == {field["name"] for resource in descriptor["resources"] for field in resource["schema"]["fields"]}
        assert all(item["description"] for item in measured)


def test_real_packages_are_described_at_the_length_that_google_asks_for() -> None:
    descriptors = [*paths.DATAPACKAGES.glob("*/datapackage.json"), DESCRIPTOR]
    assert [path.parent.name for path in descriptors if len(json.loads(path.read_text("utf-8"))["description"]) < 50] == []


def test_each_download_is_a_file_of_that_size(described: Described) -> None:
    for value in datasets(described):
        for item in value["distribution"]:
            file = described.file(item["contentUrl"])
            assert item["contentSize"] == f"{file.stat().st_size} B"
            assert "/" in item["encodingFormat"] and item["encodingFormat"] != "application/octet-stream"


def test_every_table_is_a_download_of_its_dataset(described: Described) -> None:
    for name, resource in described.tables():
        found = {item["contentUrl"] for item in described.json(f"{name}/schema-org.jsonld")["distribution"]}
        assert {described.collected.url(f"{name}/{resource['name']}{suffix}") for suffix in (".csv", ".json", ".parquet", ".xlsx")} <= found


def test_no_text_of_the_data_ends_the_script_element() -> None:
    hostile = {"description": "</script><script>alert(1)</script><!-- ]]>"}
    element = script(hostile)
    assert element.count("<") == 2
    assert json.loads(element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")) == hostile


def catalogue(described: Described) -> Graph:
    return Graph().parse(data=(described.folder / "catalog.jsonld").read_bytes(), format="json-ld")


def test_the_catalogue_has_what_its_shapes_ask_for(described: Described) -> None:
    conforms, _, report = pyshacl.validate(catalogue(described), shacl_graph=Graph().parse(SHAPES), advanced=True)
    assert conforms, report


@pytest.mark.parametrize(
    "lost", ["dct:title", "dct:publisher", "dct:license", "dct:issued", "dcat:version", "dcat:contactPoint", "dcat:distribution", "dct:accessRights"])
def test_the_shapes_refuse_a_dataset_without_what_they_ask_for(smallest: Described, lost: str) -> None:
    value = dcat.catalog(smallest.collected)
    value["@graph"][0]["dcat:dataset"][1].pop(lost)
    conforms, _, _ = pyshacl.validate(Graph().parse(data=json.dumps(value), format="json-ld"), shacl_graph=Graph().parse(SHAPES))
    assert not conforms


def test_the_catalogue_survives_a_round_trip_through_turtle(described: Described) -> None:
    graph = catalogue(described)
    again = Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    assert len(graph) == len(again) > 100
    # Nothing was dropped for want of a term in the context.
    assert not [term for triple in graph for term in triple if isinstance(term, URIRef) and ":" not in term]


def test_the_catalogue_lists_every_package_and_every_download(described: Described) -> None:
    graph, collected = catalogue(described), described.collected
    assert {*graph.subjects(RDF.type, DCAT.Dataset)} == {URIRef(collected.dataset(name)) for name in collected.descriptors} | {
        URIRef(f"{collected.page}#dataset")}
    listed = {collected.url(entry.path): entry for name in ("", *collected.descriptors) for entry in collected.downloads(name)}
    assert {str(address) for address in graph.objects(None, DCAT.downloadURL)} == {*listed}
    for address, entry in listed.items():
        checksum = graph.value(URIRef(address), SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == entry.sha256
        assert int(graph.value(URIRef(address), DCAT.byteSize)) == described.file(address).stat().st_size


def test_the_description_of_one_package_agrees_with_the_catalogue(described: Described) -> None:
    graph = catalogue(described)
    for name in described.release.descriptors:
        one = Graph().parse(data=(described.folder / name / "dcat.jsonld").read_bytes(), format="json-ld")
        node = URIRef(described.collected.dataset(name))
        said = {(predicate, value) for predicate, value in one.predicate_objects(node) if isinstance(value, URIRef)}
        assert said and said <= {*graph.predicate_objects(node)}
