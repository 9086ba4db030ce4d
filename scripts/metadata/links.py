"""A page -> what its head says to machines: typed links (signposting), feeds, the JSON twin of a record, JSON-LD.

In: the address of a page inside the site, such as "en/data/pledges/". Out: HTML to put before the end of the head.
JSON-LD is data and not a script that runs, so the content policy does not ask for its hash.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from scripts.metadata import schema_org
from scripts.metadata.collection import Collection, licenses, spdx

LINKSET = "linkset.json"
DESCRIBED = (("datapackage.json", "application/json"), ("schema-org.jsonld", "application/ld+json"), ("dcat.jsonld", "application/ld+json"),
             ("croissant.json", 'application/ld+json; profile="http://mlcommons.org/croissant/1.1"'))
"""Descriptions of a package, with their media types."""
DESCRIBED_ALL = (("catalog.jsonld", "application/ld+json"), ("schema-org.jsonld", "application/ld+json"), DESCRIBED[3],
                 ("csv-metadata.json", "application/csvm+json"), ("openapi.json", "application/vnd.oai.openapi+json"))
_PAGE = re.compile(r"[a-z]{2}/data/(?:([a-z0-9_-]+)/)?(?:index\.html)?")
_END = b"</head>"


@dataclass(frozen=True)
class Link:
    """A typed link from a page."""

    rel: str
    href: str
    type: str = ""
    title: str = ""

    def html(self) -> str:
        """Give the link as an element.

        The space before ``alternate`` means the same to a browser and keeps the theme's script from taking it for a language.
        """
        rel = f" {self.rel}" if self.rel == "alternate" else self.rel
        named = (("rel", rel), ("type", self.type), ("title", self.title), ("href", self.href))
        return "<link " + " ".join(f'{name}="{escape(value)}"' for name, value in named if value) + ">"


def dataset_of(collected: Collection, page: str) -> str | None:
    """Give the package that a page is about, "" for the page of all packages, None for any other page."""
    found = _PAGE.fullmatch(page)
    if not found or (found[1] and found[1] not in collected.descriptors):
        return None
    return found[1] or ""


def signposts(collected: Collection, package: str) -> Iterator[Link]:
    """Give the typed links from the page of a package, or of all."""
    yield Link("cite-as", collected.page_of(package) if package else collected.page)
    yield Link("type", "https://schema.org/Dataset")
    yield Link("type", "https://schema.org/AboutPage" if package else "https://schema.org/DataCatalog")
    yield Link("license", licenses(collected.descriptors[package])[0] if package else spdx(collected.license))
    yield Link("author", collected.organisation)
    for name, kind in DESCRIBED if package else DESCRIBED_ALL:
        yield Link("describedby", collected.url(f"{package}/{name}" if package else name), kind)
    for entry in collected.downloads(package):
        if entry.format != "datapackage":
            yield Link("item", collected.url(entry.path), entry.media_type)


def linkset(collected: Collection) -> dict[str, object]:
    """Give the typed links of every dataset as one link set (RFC 9264)."""
    found = []
    for package in ("", *collected.descriptors):
        context: dict[str, object] = {"anchor": collected.page_of(package) if package else collected.page}
        for link in signposts(collected, package):
            context.setdefault(link.rel, []).append({"href": link.href} | ({"type": link.type} if link.type else {}))
        found.append(context)
    return {"linkset": found}


def json_ld(collected: Collection, package: str) -> dict[str, object]:
    """Give the schema.org description of a package, or of the catalogue with the whole."""
    if package:
        return schema_org.document(schema_org.dataset(collected, package))
    return schema_org.document(schema_org.catalog(collected), schema_org.whole(collected))


def script(value: Mapping) -> str:
    """Give JSON-LD as an element; no text in it can end the element.

    >>> script({"name": "</script>"})
    '<script type="application/ld+json">{"name":"\\\\u003c/script>"}</script>'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'


def head(collected: Collection, page: str, twins: Mapping[str, str], feeds: Mapping[str, tuple[Link, ...]]) -> str:
    """Give what goes into the head of a page.

    ``twins`` gives the path of the JSON file of a record by its page without the language ("pledges/plg-1/"), ``feeds`` the feeds of a page;
    those under "" stand on every page.
    """
    inside = page.removesuffix("index.html").partition("/")[2]
    lines = [link.html() for link in (*feeds.get("", ()), *(feeds.get(inside, ()) if inside else ()))]
    if inside in twins:
        lines.append(Link("alternate", collected.url(twins[inside]), "application/json").html())
    package = dataset_of(collected, page)
    if package is not None:
        lines += [link.html() for link in signposts(collected, package)]
        lines += [Link("linkset", collected.url(LINKSET), "application/linkset+json").html(), script(json_ld(collected, package))]
    return "\n".join(lines)


def insert(html: bytes, text: str) -> bytes:
    """Put ``text`` before the end of a page's head."""
    before, end, after = html.partition(_END)
    return before + (text + "\n").encode("utf-8") + end + after if end and text else html
