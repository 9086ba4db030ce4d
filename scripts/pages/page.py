"""One page under construction: collects Markdown blocks and makes links relative to itself.

In: records and labels. Out: the page's Markdown. Never disk.
"""
from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import shorten

from scripts.labels import MISSING, Labels
from scripts.pages import markup as md
from scripts.pages.publication import Publication
from scripts.pages.records import KINDS, Records, Row

_IDS = {"PLG": "pledges.pledges", "EV": "implementation.evidence", "TOT": "pledges.announced_totals", "AP": "pledges.action_packages",
        "MT": "summits.meetings", "AS": "implementation.assessments", "SC": "claims.claims", "LAD": "commitments.commitments"}
_TEXTS = {"note", "reason", "comparison", "problem", "right_value", "finding"}
_ID = re.compile(rf"\b(?:{'|'.join(_IDS)})-[A-Z0-9]+(?:-\d+)?\b")

CARDS = {kind.folder for kind in KINDS.values()} | {"charts", "data", "figures"}
"""The folders whose pages have a picture of their own for links from elsewhere."""


class Page:
    """A page at ``path`` (from the root of the language, ending in .md)."""

    def __init__(self, records: Records, labels: Labels, publication: Publication, path: str, title: str, description: str = "") -> None:
        self.records, self.labels, self.publication, self.path = records, labels, publication, path
        self.title, self.description, self.record, self.card = title, description, "", ""
        self.updated = publication.day
        self.blocks: list[str] = []

    # -- words ---------------------------------------------------------------
    def say(self, english: str, **values: object) -> str:
        """Give an interface text with its values filled in; the values are Markdown."""
        return self.labels.message(english).format(**values)

    def name(self, table: str, row: Row) -> str:
        """Give the plain title of a record in the language of the page."""
        kind = KINDS[table]
        text, key = row[kind.title], row[kind.key]
        package, resource = table.split(".")
        codes = self.labels.fields.get(kind.title, {}).get("categories")
        if codes or text in MISSING:
            text = self.labels.code(kind.title, text)
            return f"{text} ({key})" if row[kind.title] in MISSING else text
        return self.labels.text(package, resource, key, kind.title, text)

    # -- links ---------------------------------------------------------------
    def to(self, address: str) -> str:
        """Give ``address`` (from the root of the language) relative to this page."""
        target, hash_, fragment = address.partition("#")
        return posixpath.relpath(target, posixpath.dirname(self.path) or ".") + hash_ + fragment

    def address(self) -> str:
        """Give the address of this page on the web."""
        path = self.path.removesuffix(".md").removesuffix("index")
        return f"{self.publication.site}{self.labels.language}/{path}{'' if path.endswith('/') or not path else '/'}"

    def ref(self, table: str, key: str, text: str | None = None) -> str:
        """Give a link to a record, or its name alone when it has no page."""
        row = self.records.get(table, key)
        if row is None:
            return md.escape(text or key)
        words = md.escape(text or self.name(table, row))
        if table == "sources.sources" and not text:
            words = md.in_language(row["title"], row["language"])
        address = self.records.address(table, key)
        return md.link(words, self.to(address)) if address else words

    def refs(self, table: str, keys: Iterable[str]) -> str:
        """Give links to several records as a sentence joins them."""
        return self.labels.listing(self.ref(table, key) for key in keys)

    def party(self, key: str) -> str:
        """Give a link to a party, or the name of an area."""
        if self.records.get("parties.parties", key):
            return self.ref("parties.parties", key)
        area = next((row for row in self.records.rows("parties.areas") if row["area_id"] == key), None)
        return md.escape(self.labels.text("parties", "areas", key, "name", area["name"]) if area else key)

    def text(self, text: str) -> str:
        """Give running text with the record ids in it as links."""
        def linked(match: re.Match[str]) -> str:
            table = _IDS[match.group().partition("-")[0]]
            return self.ref(table, match.group(), match.group())

        # Ids hold nothing that escaping changes, so they can be found in the escaped text.
        return _ID.sub(linked, md.escape(text))

    # -- values --------------------------------------------------------------
    def code(self, field: str, value: str) -> str:
        """Give a coded value as words; a status as a badge."""
        if field == "status":
            return md.badge("status", value, self.labels.code(field, value))
        return md.escape(self.labels.code(field, value))

    def date(self, value: str) -> str:
        """Give a date of any precision, or the words for its absence."""
        return md.escape(self.labels.code("date", value) if value in MISSING else self.labels.date(value))

    def between(self, row: Row) -> str:
        """Give when an act took place that has an earliest and a latest day."""
        first, last = row["not_before"], row["not_after"]
        if "not_applicable" in (first, last):
            return self.say("no date")
        if first in MISSING:
            return self.say("date not known") if last in MISSING else self.say("not after {day}", day=self.date(last))
        return self.say("not before {day}", day=self.date(first)) if last in MISSING else self.date(first if first == last else f"{first}/{last}")

    def money(self, row: Row) -> str:
        """Give an amount with its qualifier and currency, or the words for its absence."""
        if row["amount"] in MISSING:
            return md.escape(self.labels.code("amount", row["amount"]))
        qualifier = "" if row["amount_qualifier"] in ("exact", "not_stated", "not_applicable") else (
            self.labels.code("amount_qualifier", row["amount_qualifier"]).lower() + " ")
        return md.escape(f"{qualifier}{self.labels.round_number(row['amount'])} {row['currency']}")

    def cell(self, field: Mapping, value: str) -> str:
        """Give any value by what its schema says about it."""
        if value == "":
            return self.say("not recorded")
        if value in MISSING and "missingValues" in field:
            return md.escape(self.labels.code(field["name"], value))
        references = field.get("references")
        if references:
            return self._references(field, value, references)
        if field["name"] in _TEXTS:
            return self.text(value)
        if field["name"] == "status" or field.get("categories"):
            return self.code(field["name"], value)
        if field["type"] == "boolean":
            return self.say("yes") if value == "true" else self.say("no")
        if field["type"] in ("number", "integer"):
            return md.escape(self.labels.number(value))
        pattern = field.get("constraints", {}).get("pattern", "")
        if field["type"] == "date" or pattern.startswith(r"(\d{4}"):
            return self.date(value)
        if pattern.startswith("https?"):
            return md.external(md.escape(value), value)
        if field.get("listDelimiter"):
            return md.escape(value.replace(field["listDelimiter"], ", "))
        return md.escape(value)

    def _references(self, field: Mapping, value: str, references: Sequence[Mapping]) -> str:
        delimiter = field.get("listDelimiter")
        parts = []
        for key in value.split(delimiter) if delimiter else [value]:
            table = self.records.find(key, references)
            parts.append(self.ref(table, key) if table else self.party(key))
        return self.labels.listing(parts)

    # -- blocks --------------------------------------------------------------
    def add(self, *blocks: str) -> None:
        """Add Markdown blocks."""
        self.blocks.extend(block for block in blocks if block)

    def section(self, english: str, anchor: str, level: int = 2) -> None:
        """Start a section with a heading that keeps its anchor in every language."""
        self.add(md.heading(level, self.say(english), anchor))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = (), stack: bool = False) -> None:
        """Add a table with a header of interface texts, or a sentence when there is no row; see ``markup.table``."""
        rows = list(rows)
        if rows:
            self.add(md.table([self.say(text) for text in header], rows, right, stack))
        else:
            self.add(self.say("Nothing is recorded here."))

    def render(self) -> str:
        """Give the whole page."""
        # No title here: the builder takes it from the heading, where it is escaped, and prints it as HTML.
        more = {name: value for name, value in (("record", self.record), ("updated", self.updated)) if value}
        folder = self.path.partition("/")[0]
        description = shorten(plain(self.description or md.described(self.title, self.blocks)), 300, placeholder="…")
        head = md.front_matter(description=description, card=self.card or (folder if folder in CARDS else "site"), **more)
        return "\n\n".join([head, md.heading(1, md.escape(self.title), "top"), *self.blocks]) + "\n"


def plain(text: str) -> str:
    """Give text for front matter: one line, and without braces, which the builder would read as a macro."""
    return " ".join(text.replace("{", "(").replace("}", ")").replace("%", "％" if "{%" in text else "%").split())
