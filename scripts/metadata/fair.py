"""The metrics of F-UJI 0.8, an automatic test of how findable and reusable data are, and how this site meets each.

The project's own judgement: F-UJI can run only on a public address. tests/test_metadata_fair.py checks every claim but those
that need an outside act on the built files.
"""
from __future__ import annotations

from dataclasses import dataclass

SPECIFICATION = "https://doi.org/10.5281/zenodo.6461229"
MET, ONLINE, OUTSIDE = "met", "online", "outside"
OUTCOMES = {
    MET: "Met",
    ONLINE: "Met when the site is published over https",
    OUTSIDE: "Not met: needs a registered identifier",
}


@dataclass(frozen=True)
class Metric:
    """One metric: its identifier, what it asks, the outcome, why, and the file under the data folder or the anchor that shows it."""

    id: str
    asks: str
    outcome: str
    proof: str
    shown: str = ""


METRICS = (
    Metric("FsF-F1-01MD", "The metadata and data have a globally unique identifier.", MET,
           "Every package, table and record has its own address; the metadata name the package by it.", "catalog.jsonld"),
    Metric("FsF-F1-02MD", "The identifier is persistent and registered.", OUTSIDE,
           "An address of a website is not registered with anybody who keeps it alive. "
           "Archiving a release at Zenodo would give a DOI; the file .zenodo.json in the repository is ready for that. There is no DOI yet."),
    Metric("FsF-F2-01M", "The metadata hold what a citation and a search need.", MET,
           "Creator, title, address, publisher, date, type, summary and keywords stand in the page of each package.", "pledges/schema-org.jsonld"),
    Metric("FsF-F3-01M", "The metadata say where the data are.", MET,
           "Each published file is listed with its address.", "pledges/schema-org.jsonld"),
    Metric("FsF-F4-01M", "Search engines can read the metadata.", MET,
           "Each page of a package holds schema.org JSON-LD.", "pledges/schema-org.jsonld"),
    Metric("FsF-A1-01M", "The metadata say who may have the data.", MET,
           "They say that the data are free and open to everybody without registration.", "pledges/schema-org.jsonld"),
    Metric("FsF-A1-02MD", "Metadata and data can be fetched by their identifiers.", ONLINE,
           "Each address that the metadata name is a file or page of this site.", "index.json"),
    Metric("FsF-A1.1-01MD", "They are fetched by a standard protocol.", ONLINE,
           "All addresses are http or https.", "index.json"),
    Metric("FsF-A1.2-01MD", "The protocol can ask who is there.", ONLINE,
           "https can; nothing here asks.", "index.json"),
    Metric("FsF-I1-01M", "The metadata are in a formal language, in the page and by typed links.", MET,
           "JSON-LD stands in the page, and typed links lead to JSON-LD files. A site of files cannot negotiate content.", "linkset.json"),
    Metric("FsF-I2-01M", "The metadata use registered vocabularies.", MET,
           "schema.org, DCAT, Dublin Core, PROV, FOAF, vCard and SPDX.", "catalog.jsonld"),
    Metric("FsF-I3-01M", "Related things are named with the kind of relation.", MET,
           "Each package says what it is part of and, where there is any, what it is based on and what it refers to.", "pledges/dcat.jsonld"),
    Metric("FsF-R1-01M", "The metadata say what is in the data.", MET,
           "The type, each file with format and size, and each column with its meaning are given.", "pledges/schema-org.jsonld"),
    Metric("FsF-R1.1-01M", "The licence is given.", MET,
           "The licence is named by its address in the SPDX list.", "pledges/schema-org.jsonld"),
    Metric("FsF-R1.2-01M", "The metadata say where the data come from.", MET,
           "Creator, publisher and dates are given, and in PROV the packages that a package is derived from.", "pledges/dcat.jsonld"),
    Metric("FsF-R1.3-01M", "The metadata follow a standard that a community endorses.", MET,
           "DCAT and schema.org are endorsed across fields. No standard of one field fits records of promises, so only the general part is met.",
           "catalog.jsonld"),
    Metric("FsF-R1.3-02D", "The data are in an open or lasting format.", MET,
           "Each table is published as CSV.", "index.json"),
)
"""In the order of the specification."""
