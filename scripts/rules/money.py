"""Rules on amounts, targets, and pledges whose amount includes others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from babel.numbers import list_currencies

from scripts.model import Catalog
from scripts.rules.view import ABSENT, Finding, cells, definitions, holding, where

PLEDGES = "pledges.pledges"
_NONE = "not_applicable"
LOOSE = Decimal("0.05")
"""How far "about" and "nearly" may lie from the number, as a part of it."""
ROUNDED = Decimal("0.01")
"""The coarsest rounding a number without a qualifier is granted, as a part of it."""


def number(cell: str) -> Decimal | None:
    """Read a plain number; None where there is none."""
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def currency(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A currency is a code of ISO 4217."""
    known = list_currencies() | ABSENT
    for table in catalog.tables.values():
        for field in definitions(table):
            if field["name"] == "currency":
                yield from where(
                    table,
                    field,
                    lambda cell: None if cell in known else "expected a currency code of ISO 4217, such as USD",
                    "write the three letters of the code",
                )


def money(catalog: Catalog, today: date) -> Iterator[Finding]:
    """An amount is stated exactly when its currency, its qualifier and its kind of money are."""
    for key in holding(catalog, "amount", "currency", "amount_qualifier", "money_kind"):
        for path, line, (amount, *others) in cells(catalog, key, "amount", "currency", "amount_qualifier", "money_kind"):
            for name, cell in zip(("currency", "amount_qualifier", "money_kind"), others, strict=True):
                if amount not in ABSENT and cell in ABSENT:
                    yield Finding(path, line, name, cell, f"expected a value, since the row states the amount {amount}", "write the value the source gives")
                elif amount in ABSENT and cell not in ABSENT:
                    yield Finding(path, line, name, cell, f"expected {_NONE}, since the row states no amount", f"write {_NONE}, or the amount")


def targets(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The lower end of a target is not above its upper end; unit and kind are given with a target and not applicable without one."""
    names = ("target_min", "target_max", "target_unit", "target_kind")
    for key in holding(catalog, *names):
        for path, line, (low, high, *others) in cells(catalog, key, *names):
            ends = number(low), number(high)
            if None not in ends and ends[0] > ends[1]:
                yield Finding(path, line, "target_min", low, f"expected at most target_max, {high}", "write the lower number here; write one number in both")
            for name, cell in zip(names[2:], others, strict=True):
                if ends != (None, None) and cell in ABSENT:
                    yield Finding(path, line, name, cell, "expected a value, since the row states a target", "say what the number counts and what it is")
                elif (low, high) == (_NONE, _NONE) and cell not in ABSENT:
                    yield Finding(path, line, name, cell, f"expected {_NONE}, since the row has no target", f"write {_NONE}, or unknown in the ends")


def part_of(catalog: Catalog, today: date) -> Iterator[Finding]:
    """No pledge is part of itself, directly or through others, and the basis of `part_of` is given exactly where it is."""
    rows = [(line, *found) for _, line, found in cells(catalog, PLEDGES, "pledge_id", "part_of", "part_of_basis")]
    parent = {own: other for _, own, other, _ in rows}
    path = catalog.tables[PLEDGES].path if rows else ""
    for line, own, other, basis in rows:
        if circle := _circle(own, parent):
            yield Finding(path, line, "part_of", other, f"expected no circle, found {' in '.join(circle)}", "leave part_of empty in one of them")
        if (other == "") != (basis == _NONE):
            yield Finding(path, line, "part_of_basis", basis, f"expected {_NONE} exactly when part_of is empty", f"write {_NONE}, or name the larger pledge")


def _circle(start: str, parent: Mapping[str, str]) -> list[str]:
    """Give the way from a pledge back to itself; nothing where there is none."""
    way, at = [start], parent.get(start, "")
    while at and at not in way:
        way.append(at)
        at = parent.get(at, "")
    return [*way, at] if at == start else []


def _rounding(value: Decimal) -> Decimal:
    """Give half a unit of the last figure that is not nought, at most one in a hundred."""
    _, figures, exponent = value.normalize().as_tuple()
    return min(Decimal(10) ** exponent, value * ROUNDED) / 2 if figures != (0,) else Decimal(0)


def most(value: Decimal, qualifier: str) -> Decimal:
    """Give the largest sum that the words of the source allow."""
    if qualifier == "at_least":
        return Decimal("Infinity")
    return value + {"about": value * LOOSE, "nearly": _rounding(value), "not_stated": _rounding(value)}.get(qualifier, Decimal(0))


def least(value: Decimal, qualifier: str) -> Decimal:
    """Give the smallest sum that the words of the source allow."""
    if qualifier == "up_to":
        return Decimal(0)
    return value - {"about": value * LOOSE, "nearly": value * LOOSE, "not_stated": _rounding(value)}.get(qualifier, Decimal(0))


def part_of_sum(catalog: Catalog, today: date) -> Iterator[Finding]:
    """An amount is not below the sum of its parts in the same currency by more than rounding and the qualifiers allow."""
    stated = []
    parts = defaultdict(list)
    for path, line, (own, amount, unit, qualifier, parent) in cells(catalog, PLEDGES, "pledge_id", "amount", "currency", "amount_qualifier", "part_of"):
        if (value := number(amount)) is not None:
            stated.append((path, line, own, amount, unit, most(value, qualifier)))
            parts[parent, unit].append((own, least(value, qualifier)))
    for path, line, own, amount, unit, limit in stated:
        included = parts.get((own, unit), ())
        total = sum((value for _, value in included), Decimal(0))
        if total > limit:
            names = ", ".join(name for name, _ in included)
            message = f"expected at least what its parts come to, {total:,.0f} {unit} ({names})"
            yield Finding(path, line, "amount", amount, message, "mend an amount or its qualifier, or take a part out by its part_of")
