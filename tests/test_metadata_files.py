"""Citation, feeds and link set; and one title, version, licence and date wherever they stand."""

from __future__ import annotations

import json
import re
import sqlite3
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import feedparser
import pytest
import yaml
from jsonschema import Draft7Validator
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from scripts import paths
from scripts.enrich import DESCRIPTOR
from scripts.metadata import attach, feeds
from tests.described import CHANGES, CITATION, REPOSITORY, SITE, Described

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "citation-file-format-1.2.0.json").read_text("utf-8"))
VERSION = URIRef(f"{DCAT}version")  # DCAT 3; rdflib knows the terms of DCAT 2

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib of its own parser


class Words(yaml.SafeLoader):
    """Reads days as text, as the schema takes them."""


Words.yaml_implicit_resolvers = {
    first: [item for item in found if item[0] != "tag:yaml.org,2002:timestamp"] for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def citation(text: str) -> dict:
    """Read a CITATION.cff."""
    return yaml.load(text, Words)  # a safe loader


def release() -> attach.Release:
    """Give what the root files are made from."""
    descriptors = {path.parent.name: json.loads(path.read_text("utf-8")) for path in [*sorted(paths.DATAPACKAGES.glob("*/datapackage.json")), DESCRIPTOR]}
    return attach.Release(CITATION, {found["name"]: found for found in descriptors.values()}, SITE)


def test_the_citation_file_is_valid() -> None:
    assert [error.message for error in Draft7Validator(SCHEMA).iter_errors(citation(CITATION))] == []


@pytest.mark.parametrize(("old", "new"), [("type: dataset", "type: data"), ('"2026-', '"26-'), ("license: CC-BY-4.0", "license: BY"), ("title:", "name:")])
def test_a_wrong_citation_file_is_not_valid(old: str, new: str) -> None:
    assert old in CITATION
    assert [*Draft7Validator(SCHEMA).iter_errors(citation(CITATION.replace(old, new)))] != []


def test_the_files_at_the_root_follow_from_the_data() -> None:
    for name, content in attach.root_files(release()).items():
        assert (paths.ROOT / name).read_bytes() == content, f"{name} is not what scripts/metadata/citation.py makes of the data"


def test_zenodo_finds_what_it_asks_for() -> None:
    found = json.loads((paths.ROOT / ".zenodo.json").read_text("utf-8"))
    assert found["upload_type"] == "dataset" and found["access_right"] == "open"
    assert all(found[name] for name in ("title", "description", "version", "keywords", "license"))
    assert all(item["name"] for item in found["creators"])
    assert "doi" not in found, "only Zenodo gives one"


def said(described: Described) -> Iterator[tuple[str, tuple[str, str, str, str]]]:
    """Give what every dialect says of the whole: where, and (title, version, licence, day)."""
    graph = Graph().parse(data=(described.folder / "catalog.jsonld").read_bytes(), format="json-ld")
    node = graph.value(None, RDF.type, DCAT.Catalog)
    yield "catalog.jsonld", tuple(str(graph.value(node, name)) for name in (DCTERMS.title, VERSION, DCTERMS.license, DCTERMS.issued))
    for value in described.json("schema-org.jsonld")["@graph"]:
        yield f"schema-org.jsonld {value['@type']}", (value["name"], value["version"], value["license"], value["dateModified"])
    value = described.json("croissant.json")
    yield "croissant.json", (value["name"], value["version"], value["license"][0], value["datePublished"])
    info = described.json("openapi.json")["info"]
    yield "openapi.json", (info["title"], info["version"], info["license"]["url"], described.collected.day)
    with zipfile.ZipFile(described.folder / "all.zip") as archive:
        crate = json.loads(archive.read("ro-crate-metadata.json"))
    root = next(node for node in crate["@graph"] if node["@id"] == "./")
    yield "ro-crate-metadata.json", (root["name"], root["version"], root["license"]["@id"], root["datePublished"])


def same(name: str) -> str:
    """Give a licence as its identifier in the SPDX list."""
    return name.rpartition("/")[2].upper()


def test_the_whole_has_one_title_version_licence_and_date_everywhere(actual: Described) -> None:
    cff, zenodo = citation(CITATION), json.loads((paths.ROOT / ".zenodo.json").read_text("utf-8"))
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.search(r"^## (\S+), (\S+)$", (paths.ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    expected = (cff["title"], cff["version"], cff["license"], cff["date-released"])
    found = {where: (title, version, same(licence), day) for where, (title, version, licence, day) in said(actual)}
    found[".zenodo.json"] = (zenodo["title"], zenodo["version"], same(zenodo["license"]), zenodo["publication_date"])
    found["CHANGELOG.md"] = (cff["title"], newest[1], cff["license"], newest[2])
    found["pyproject.toml"] = (cff["title"], project["version"], cff["license"], cff["date-released"])
    for name, descriptor in actual.release.descriptors.items():
        found[f"{name}/datapackage.json"] = (cff["title"], descriptor["version"], descriptor["licenses"][0]["name"], descriptor["created"][:10])
    assert {where: value for where, value in found.items() if value != expected} == {}


def test_each_package_has_one_title_version_licence_and_date_everywhere(described: Described) -> None:
    for name, descriptor in described.release.descriptors.items():
        expected = (descriptor["title"], descriptor["version"], descriptor["licenses"][0]["name"], descriptor["created"][:10])
        org, croissant = described.json(f"{name}/schema-org.jsonld"), described.json(f"{name}/croissant.json")
        graph = Graph().parse(data=(described.folder / name / "dcat.jsonld").read_bytes(), format="json-ld")
        node = graph.value(None, RDF.type, DCAT.Dataset)
        with zipfile.ZipFile(described.folder / f"{name}.zip") as archive:
            crate = json.loads(archive.read(f"{name}/ro-crate-metadata.json"))["@graph"][1]
        table = described.json(f"{name}/{descriptor['resources'][0]['name']}.csv-metadata.json")
        for title, version, licence, day in (
            (org["name"], org["version"], org["license"], org["dateModified"]),
            (croissant["name"], croissant["version"], croissant["license"][0], croissant["datePublished"]),
            tuple(str(graph.value(node, term)) for term in (DCTERMS.title, VERSION, DCTERMS.license, DCTERMS.issued)),
            (crate["name"], crate["version"], crate["license"]["@id"], crate["datePublished"]),
            (descriptor["title"], table["schema:version"], table["dc:license"]["@id"], table["dc:issued"]),
        ):
            assert (title, version, same(licence), day) == expected, name
        assert org["creditText"] == croissant["citeAs"] == crate["creditText"]


def test_the_database_cites_as_the_metadata_do(described: Described) -> None:
    with closing(sqlite3.connect(described.folder / "all.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for name in described.release.descriptors:
        assert described.json(f"{name}/schema-org.jsonld")["creditText"] in (described.folder / name / "README.md").read_text("utf-8")


def parsed(described: Described, path: str) -> feedparser.FeedParserDict:
    """Read a feed as a reader of feeds does."""
    found = feedparser.parse((described.folder / path).read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_every_feed_is_read_without_a_fault_and_says_the_same_in_both_forms(described: Described) -> None:
    stems = ["feeds/changes", *(f"feeds/countries/{party}" for party in described.release.countries)]
    assert {f"{stem}{end}" for stem in stems for end in (".xml", ".json")} == {line["path"] for line in described.index if line["path"].startswith("feeds/")}
    for stem in stems:
        found, other = parsed(described, f"{stem}.xml"), described.json(f"{stem}.json")
        assert found.feed.id == described.collected.url(f"{stem}.xml")
        assert (found.feed.title, found.feed.author) == (other["title"], other["authors"][0]["name"])
        assert other["version"] == "https://jsonfeed.org/version/1.1"
        assert [(item.id, item.title, item.link, item.updated) for item in found.entries] == [
            (item["id"], item["title"], item["url"], item["date_published"]) for item in other["items"]]
        assert len({item.id for item in found.entries}) == len(found.entries)


def test_a_feed_names_each_changed_record_once_under_its_version(smallest: Described) -> None:
    found = smallest.json("feeds/changes.json")["items"]
    assert [(item["title"], item["date_published"][:10]) for item in found] == [
        ("Version 0.2.0", "2026-11-20"), ("PLG-1: changed in pledges/pledges", "2026-11-20"), ("sources/sources: added", "2026-11-20"),
        ("s-1: withdrawn in sources/sources", "2026-11-20"),
        ("Version 0.1.0", "2026-11-01"), ("PLG-1: added in pledges/pledges", "2026-11-01")]
    changed = next(item for item in found if ": changed" in item["title"])
    assert changed["content_text"] == "amount: 5 → <b>&6</b>\nnote: blank → bell\x07"
    assert changed["url"] == f"{SITE}en/pledges/plg-1/"
    assert next(item for item in found if item["title"] == "Version 0.2.0")["content_text"] == "Records: 1 changed, 1 withdrawn. Other changes: 1."
    assert next(item for item in found if item["title"] == "sources/sources: added")["content_text"] == "archived_url: added"
    assert next(item for item in found if ": withdrawn" in item["title"])["content_text"] == "The record was withdrawn: Listed twice."
    entry = next(item for item in parsed(smallest, "feeds/changes.xml").entries if ": changed" in item.title)
    assert entry.content[0].type == "text/plain" and entry.content[0].value == "amount: 5 → <b>&6</b>\nnote: blank → bell"


def test_the_feed_of_a_country_has_its_changes_alone(smallest: Described) -> None:
    assert len(smallest.json("feeds/countries/AAA.json")["items"]) == 2
    assert [item["title"] for item in smallest.json("feeds/countries/BBB.json")["items"]] == ["PLG-1: added in pledges/pledges"]
    assert parsed(smallest, "feeds/countries/AAA.xml").feed.title.startswith("Changes about Aland & Sons in ")


def test_a_feed_does_not_depend_on_the_order_of_the_changes(smallest: Described) -> None:
    expected = feeds.files(smallest.collected, CHANGES, smallest.release.countries, smallest.release.address)
    assert feeds.files(smallest.collected, CHANGES[::-1], smallest.release.countries, smallest.release.address) == expected


def test_the_link_set_names_every_dataset_and_only_files_that_are_there(described: Described) -> None:
    found = {item["anchor"]: item for item in described.json("linkset.json")["linkset"]}
    collected = described.collected
    assert {*found} == {collected.page, *(collected.page_of(name) for name in collected.descriptors)}
    for context in found.values():
        assert {"cite-as", "type", "license", "describedby", "item"} <= context.keys()
        assert len(context["cite-as"]) == len(context["license"]) == 1
        for link in context["describedby"] + context["item"]:
            assert described.file(link["href"]).is_file()
            assert link["type"]


def test_the_repository_is_named_where_it_is_set(smallest: Described) -> None:
    assert smallest.json("openapi.json")["externalDocs"]["url"] == smallest.json("catalog.jsonld")["@graph"][0]["foaf:page"] == REPOSITORY
