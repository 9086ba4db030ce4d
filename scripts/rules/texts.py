"""Rules on what cells say: texts that pages show, missing values, plain values, links, characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from scripts.model import Catalog
from scripts.rules.view import MISSING, Finding, cells, definitions, holding, in_descriptor, where
from scripts.wording import codes

SHOWN = frozenset({"title", "short_title", "name", "paraphrase", "finding", "claim", "section_title", "text"})
"""Fields whose text stands for the record on a page."""
_PLACEHOLDER = re.compile(r"(?i)\W*(todo|tbd|tbc|fixme|xxx+|n/?a|none|null|nan|lorem ipsum.*|\?+|\.+|…)?\W*")
# Fifteen digits and six decimals are what every published format keeps: spreadsheets, JSON and SQLite have no more.
_FORM = {
    "boolean": (re.compile(r"true|false"), "true or false in small letters"),
    "integer": (re.compile(r"(?!-0$)-?(0|[1-9]\d{0,14})"), "a whole number in digits alone, at most 15"),
    "number": (
        re.compile(r"(?!-0$)(?=(\D*\d){1,15}\D*$)-?(0|[1-9]\d*)(\.\d{0,5}[1-9])?"),
        "a number of at most 15 digits, six of them after a point, without noughts that say nothing",
    ),
    "date": (re.compile(r"\d{4}-\d{2}-\d{2}"), "a day written as 2022-06-10"),
}
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]")
_SCHEME = re.compile(r"(?i)\b(?:(?!https?:)[a-z][a-z0-9+.-]*://|(?:javascript|vbscript|livescript):|data:[a-z]+/)")


def texts(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A record that a page shows has its English texts: no placeholder stands where a reader expects words."""
    for table in catalog.tables.values():
        for field in definitions(table):
            if field["name"] in SHOWN:
                allowed = {"", *codes(field)}
                yield from where(
                    table,
                    field,
                    lambda cell, allowed=allowed: "expected words for the reader" if cell not in allowed and _PLACEHOLDER.fullmatch(cell) else None,
                    "write the text in plain English",
                )


def missing_codes(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The codes for missing values stand only in fields that allow them."""
    for table in catalog.tables.values():
        for field in definitions(table):
            odd = MISSING - set(codes(field)) - set(field.get("constraints", {}).get("enum", ()))
            if odd:
                yield from where(
                    table,
                    field,
                    lambda cell, odd=odd: "expected a value, since the field has no codes for missing ones" if cell in odd else None,
                    "write the value, or leave the cell empty where the field may be",
                )


def plain_values(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Numbers, days and booleans are written in one way only."""
    for table in catalog.tables.values():
        for field in definitions(table):
            if (form := _FORM.get(field.get("type"))) is not None:
                allowed = {"", *codes(field)}
                yield from where(
                    table,
                    field,
                    lambda cell, form=form, allowed=allowed: None if cell in allowed or form[0].fullmatch(cell) else f"expected {form[1]}",
                    "write it in this form",
                )


def characters(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Text holds no invisible or control characters and is in composed form (NFC)."""
    for table in catalog.tables.values():
        for field in definitions(table):
            yield from where(table, field, _odd_character, "delete the character, or type the text again")


def _odd_character(cell: str) -> str | None:
    if cell.isascii() and cell.isprintable():
        return None
    if found := _HIDDEN.search(cell):
        return f"expected visible characters, found U+{ord(found[0]):04X} at place {found.start() + 1}"
    return None if unicodedata.is_normalized("NFC", cell) else "expected letters and accents in composed form (NFC)"


def formulas(catalog: Catalog, today: date) -> Iterator[Finding]:
    """No text starts with a character that a spreadsheet takes for a formula: = + - @ tab."""
    for table in catalog.tables.values():
        for field in definitions(table):
            if field.get("type") not in ("number", "integer"):
                yield from where(
                    table,
                    field,
                    lambda cell: "expected text that starts with none of = + - @ tab" if cell[:1] in ("=", "+", "-", "@", "\t") else None,
                    "begin with a word",
                )


def links(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Links are http or https with a host, and no text holds an address of another kind."""
    for table in catalog.tables.values():
        for field in definitions(table):
            test = _not_an_address if field["name"] == "url" or field["name"].endswith("_url") else _odd_link
            allowed = codes(field)
            yield from where(
                table,
                field,
                lambda cell, test=test, allowed=allowed: None if cell in allowed else test(cell),
                "write the address of the page, beginning with https:// or http://",
            )
    for package in catalog.packages.values():
        for place, value in _addresses(package.descriptor, ()):
            if said := _not_an_address(value):
                yield in_descriptor(package, place, str(place[-1]), value, said, "write the address of the page, beginning with https:// or http://")


def _odd_link(cell: str) -> str | None:
    found = _SCHEME.search(cell) if ":" in cell else None
    return f"expected no address but http and https, found {found[0]}" if found else None


def _not_an_address(cell: str) -> str | None:
    if not cell:
        return None
    try:
        parts = urlsplit(cell)
        good = parts.scheme in ("http", "https") and parts.hostname and not parts.username and not re.search(r'[\s"<>\\^`{|}]', cell)
        parts.port  # noqa: B018 - raises on a port that is none
    except ValueError:
        good = False
    return None if good else "expected an http or https address with a host, without blanks, quotes or a password"


def _addresses(thing: object, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give the addresses that a descriptor states: homepages, and paths of licences, sources and contributors."""
    if isinstance(thing, Mapping):
        for name, value in thing.items():
            if isinstance(value, str) and (name == "homepage" or (name == "path" and "resources" not in place[-2:])):
                yield (*place, name), value
            elif name != "schema":
                yield from _addresses(value, (*place, name))
    elif isinstance(thing, list):
        for number, value in enumerate(thing):
            yield from _addresses(value, (*place, number))


def withdrawn(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A record is withdrawn on a day and for a reason, or neither is given."""
    for key in holding(catalog, "withdrawn_on", "withdrawn_reason"):
        for path, line, (on, reason) in cells(catalog, key, "withdrawn_on", "withdrawn_reason"):
            if bool(on) != bool(reason):
                lacking = "withdrawn_reason" if on else "withdrawn_on"
                yield Finding(path, line, lacking, "", "expected a value, since the record is withdrawn", "give both the day and the reason, or neither")


def floor(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A table has no fewer rows than its `minRows`, so that rows are not lost by accident."""
    for table in catalog.tables.values():
        least = table.descriptor.get("minRows")
        if not isinstance(least, int) or isinstance(least, bool) or least < 0:
            yield Finding(
                table.path, 1, "minRows", str(least), "expected a row floor in datapackage.json", "write minRows with the number of rows of the table"
            )
        elif table.whole and len(table.rows) < least:
            yield Finding(
                table.path,
                1,
                "minRows",
                str(len(table.rows)),
                f"expected at least {least} rows",
                "bring back the rows, or lower minRows in datapackage.json on purpose",
            )
