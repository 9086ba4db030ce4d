"""Rules on coded values and on what was settled where passes differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.codings import COLUMNS, Unit, coded, differing
from scripts.model import Catalog
from scripts.rules.view import Finding, cells, has

CODINGS = "implementation.codings"


def reconciled(catalog: Catalog, today: date) -> Iterator[Finding]:
    """A reconciliation is of a record, or of a link, to which coding passes gave different values, or all another than the agreed one."""
    table = catalog.tables.get(CODINGS)
    if not has(table, *COLUMNS) or not table.whole:
        return
    found = coded(dict(zip(COLUMNS, row, strict=True)) for _, _, row in cells(catalog, CODINGS, *COLUMNS))
    given = {(*key, *unit): values for key, own in found.items() for unit, values in own.values.items()}
    for path, line, (*named, agreed) in cells(catalog, "implementation.reconciliations", "variable", "rule_version", *Unit._fields, "agreed_value"):
        values = given.get(tuple(named))
        if not values or not (differing(values) or agreed not in values.values()):
            yield Finding(
                path,
                line,
                "record",
                named[4],
                f"expected a record to which passes gave different values, or not {agreed!r}, for {named[0]}, version {named[1]}, in {table.path}",
                "mend the identifier, variable or version, or delete the row: there is nothing to settle",
            )
