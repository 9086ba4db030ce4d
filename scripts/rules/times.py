"""Rules on dates: that they exist, that they are past where they tell of the past, that they stand in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from scripts.dates import bounds
from scripts.model import Catalog
from scripts.rules.view import ABSENT, Finding, cells, definitions, holding, where
from scripts.wording import PATTERNS

EDTF = next(pattern for pattern in PATTERNS if "d{4}" in pattern)

PAST = frozenset(
    {
        "accessed_on",
        "acted_on",
        "adopted_on",
        "announced_on",
        "as_of",
        "checked_on",
        "coded_on",
        "ends_on",
        "effective_on",
        "happened_on",
        "not_before",
        "observed_on",
        "period",
        "published_on",
        "reconciled_on",
        "searched_on",
        "starts_on",
        "stated_on",
        "withdrawn_on",
    }
)
"""Dates of what has happened, was observed, said or published."""
PLANS = frozenset({"deadline", "not_after", "valid_from", "valid_to"})
"""Dates that may lie ahead."""
STATES = {"meeting_state": "held", "summit_state": "held"}
"""Fields by which a row says that it happened; with another value its dates may lie ahead."""
PAIRS = (("starts_on", "ends_on"), ("valid_from", "valid_to"), ("not_before", "not_after"))


def is_date(field: Mapping) -> bool:
    """Tell whether a field holds a day, or a date of mixed precision."""
    return field.get("type") == "date" or field.get("constraints", {}).get("pattern") == EDTF


def real_dates(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A date exists in the calendar, and an interval ends no earlier than it begins."""
    for table in catalog.tables.values():
        for field in definitions(table):
            if is_date(field):
                yield from where(table, field, _unreal, "mend the date, or write it less exactly (2022-06, 2022)")


def _unreal(cell: str) -> str | None:
    if cell in ABSENT or bounds(cell):
        return None
    parts = cell.split("/")
    lost = [part for part in parts if bounds(part) is None]
    return f"expected a date that exists, found {lost[0]}" if lost else "expected an interval that ends no earlier than it begins"


def not_after_today(catalog: Catalog, today: date) -> Iterator[Finding]:
    """What happened, was observed or was published is not dated after today; deadlines and planned meetings may be."""
    late = partial(_late, today=today)
    for table in catalog.tables.values():
        states = [name for name in STATES if name in table.header]
        for field in definitions(table):
            if field["name"] not in PAST or not is_date(field):
                continue
            if not states:
                yield from where(table, field, late, "mend the date; what is only planned goes into a field for plans")
                continue
            for path, line, (cell, state) in cells(catalog, table.key, field["name"], states[0]):
                if state == STATES[states[0]] and (said := late(cell)):
                    yield Finding(path, line, field["name"], cell, said, f"mend the date, or say in {states[0]} that it has not happened")


def _late(cell: str, today: date) -> str | None:
    days = bounds(cell)
    return f"expected a date not after {today}" if days and days[0] > today else None


def date_order(catalog: Catalog, today: date) -> Iterator[Finding]:
    """What begins does not end before it began."""
    for first, last in PAIRS:
        for key in holding(catalog, first, last):
            for path, line, (start, end) in cells(catalog, key, first, last):
                begun, ended = bounds(start), bounds(end)
                if begun and ended and ended[1] < begun[0]:
                    yield Finding(path, line, last, end, f"expected a date not before {first}, {start}", "mend one of the two dates")
