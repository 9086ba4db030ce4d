"""Changes -> feeds in Atom and JSON, one of all changes and one for each country.

In: changes between versions, each a mapping with what ``Change`` holds. Out: bytes. Every date is that of a version, so the same changes give the same bytes.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote
from xml.etree import ElementTree as xml

from scripts.metadata.collection import Collection, text
from scripts.metadata.links import Link

ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE, JSON_TYPE = "application/atom+xml", "application/feed+json"
FOLDER = "feeds"
_MOST = 500
_CONTROL = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SHOWN = 200
KINDS = ("added", "changed", "withdrawn", "removed")
Address = Callable[[str, str, str], str]
"""Gives the address of the page of a record (package, resource, identifier), or of its table where it has none."""


@dataclass(frozen=True)
class Change:
    """One thing that differs from the version before; ``record`` and ``field`` are blank where it is about more than one."""

    version: str
    date: str
    package: str
    resource: str
    record: str
    kind: str
    field: str
    old: str
    new: str
    parties: Sequence[str]


@dataclass(frozen=True)
class Item:
    """One record changed in one version, or the version itself."""

    id: str
    day: str
    title: str
    url: str
    content: str
    tag: str
    parties: frozenset[str] = field(default_factory=frozenset)
    of_record: bool = True


def _words(change: Change) -> str:
    old, new = change.old[:_SHOWN], change.new[:_SHOWN]
    return f"{change.field}: {old or 'blank'} → {new or 'blank'}" if old or new else f"{change.field}: {change.kind}"


def _record(changes: Sequence[Change], collected: Collection, address: Address) -> Item:
    first = changes[0]
    table = f"{first.package}/{first.resource}"
    told = "\n".join(_words(change) for change in changes if change.field) or _whole(first)
    parties = frozenset(party for change in changes for party in change.parties)
    title = f"{first.record}: {first.kind} in {table}" if first.record else f"{table}: {first.kind}"
    return Item(f"{_base(collected)}{quote(f'{first.version}/{table}/{first.record}/{first.kind}')}", first.date, title,
                address(first.package, first.resource, first.record), told, first.kind, parties, bool(first.record))


def _whole(change: Change) -> str:
    """Say what became of a whole record or table; a withdrawn record has its reason."""
    return f"{'The record' if change.record else 'The table'} was {change.kind}" + (f": {change.new}" if change.new else ".")


def _base(collected: Collection) -> str:
    return f"{collected.url(f'{FOLDER}/changes.json')}#"


def _version(version: str, day: str, items: Sequence[Item], collected: Collection) -> Item:
    counts = {kind: sum(item.tag == kind and item.of_record for item in items) for kind in KINDS}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    others = sum(not item.of_record for item in items)
    content = " ".join([*([f"Records: {told}."] if told else []), *([f"Other changes: {others}."] if others else [])])
    return Item(f"{_base(collected)}{version}", day, f"Version {version}", collected.page, content or "Version of the data.", "version")


def items(collected: Collection, changes: Iterable[Mapping], address: Address) -> list[Item]:
    """Give every version, newest first, each followed by its records; at most some hundred."""
    def place(change: Change) -> tuple[str, ...]:
        return change.version, change.package, change.resource, change.record, change.kind

    ordered = sorted((Change(**change) for change in changes), key=lambda change: (*place(change), change.field))
    days = {change.version: change.date for change in ordered}
    records: dict[str, list[Item]] = {}
    for key, group in groupby(ordered, place):
        records.setdefault(key[0], []).append(_record(list(group), collected, address))
    newest_first = sorted({collected.version: collected.day, **days}.items(), key=lambda item: item[::-1], reverse=True)
    found = [item for version, day in newest_first
             for item in (_version(version, day, records.get(version, ()), collected), *records.get(version, ()))]
    return found[:_MOST]


def atom(collected: Collection, title: str, path: str, page: str, entries: Sequence[Item]) -> bytes:
    """Give a feed in Atom (RFC 4287)."""
    xml.register_namespace("", ATOM)
    feed = xml.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "en"})

    def add(parent: xml.Element, name: str, content: str = "", **attributes: str) -> xml.Element:
        made = xml.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
        made.text = _CONTROL.sub("", content) or None
        return made

    add(feed, "id", collected.url(path))
    add(feed, "title", title)
    add(feed, "updated", _moment(max((item.day for item in entries), default=collected.day)))
    add(add(feed, "author"), "name", collected.maintainers)
    add(feed, "link", rel="self", type=ATOM_TYPE, href=collected.url(path))
    add(feed, "link", rel="alternate", type="text/html", href=page)
    for item in entries:
        entry = add(feed, "entry")
        for name, content in (("id", item.id), ("title", item.title), ("updated", _moment(item.day))):
            add(entry, name, content)
        add(entry, "link", rel="alternate", type="text/html", href=item.url)
        add(entry, "category", term=item.tag)
        add(entry, "content", item.content, type="text")
    xml.indent(feed)
    return xml.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n"


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def json_feed(collected: Collection, title: str, path: str, page: str, entries: Sequence[Item]) -> bytes:
    """Give a feed in JSON Feed 1.1."""
    return text({
        "version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": page, "feed_url": collected.url(path), "language": "en",
        "authors": [{"name": collected.maintainers, "url": collected.site}],
        "items": [{"id": item.id, "url": item.url, "title": item.title, "content_text": item.content, "date_published": _moment(item.day), "tags": [item.tag]}
                  for item in entries],
    })


def _pair(collected: Collection, stem: str, title: str, page: str, entries: Sequence[Item]) -> dict[str, bytes]:
    return {f"{stem}.xml": atom(collected, title, f"{stem}.xml", page, entries), f"{stem}.json": json_feed(collected, title, f"{stem}.json", page, entries)}


def files(collected: Collection, changes: Iterable[Mapping], countries: Mapping[str, str], address: Address) -> dict[str, bytes]:
    """Give every feed by its path; ``countries`` maps identifiers to names."""
    entries = items(collected, changes, address)
    made = _pair(collected, f"{FOLDER}/changes", f"Changes of {collected.title}", collected.page, entries)
    for party, name in countries.items():
        own = [item for item in entries if party in item.parties]
        made |= _pair(collected, f"{FOLDER}/countries/{party}", f"Changes about {name} in {collected.title}", address("parties", "parties", party), own)
    return made


def links(collected: Collection, countries: Mapping[str, str], pages: Mapping[str, str]) -> dict[str, tuple[Link, ...]]:
    """Give the feeds that pages announce, by page without the language ("parties/ecu/"); ``pages`` maps countries to pages."""
    def pair(stem: str, title: str) -> tuple[Link, ...]:
        return (Link("alternate", collected.url(f"{stem}.xml"), ATOM_TYPE, title), Link("alternate", collected.url(f"{stem}.json"), JSON_TYPE, title))

    own = {pages[party]: pair(f"{FOLDER}/countries/{party}", f"Changes about {name}") for party, name in countries.items() if party in pages}
    return {"": pair(f"{FOLDER}/changes", "Changes of the data"), **own}
