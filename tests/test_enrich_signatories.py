"""Signatories of a day: at least, at most, and who."""
from datetime import date

import pytest

from scripts.enrich.signatories import signatories, signatories_as_of
from tests.make import NAMED, cells, endorsements, make_tables

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("rows", "day", "expected"),
    [
        ([NAMED], "2022-06-09", (0, 0, (), ())),
        ([NAMED], "2022-06-10", (1, 1, ("A",), ())),
        ([NAMED, "B joined 2022-06-10 2022-06-14"], "2022-06-13", (1, 2, ("A",), ("B",))),
        ([NAMED, "B joined 2022-06-10 2022-06-14"], "2022-06-14", (2, 2, ("A", "B"), ())),
        ([NAMED, "B joined 2023-04 2024-01-31"], "2023-03-31", (1, 1, ("A",), ())),
        ([NAMED, "B joined 2023-04 2024-01"], "2024-01-30", (1, 2, ("A",), ("B",))),
        ([NAMED, "B joined unknown unknown"], "2026-01-01", (1, 2, ("A",), ("B",))),
        ([NAMED, "B joined unknown unknown"], "2022-06-09", (0, 0, (), ())),
        ([NAMED, "A withdrew 2025-02 2025-03"], "2025-01-31", (1, 1, ("A",), ())),
        ([NAMED, "A withdrew 2025-02 2025-03"], "2025-02-01", (0, 1, (), ("A",))),
        ([NAMED, "A withdrew 2025-02 2025-03"], "2025-03-31", (0, 0, (), ())),
        ([NAMED, "A withdrew 2025-02-01 2025-02-01", "A joined 2026-01-01 2026-01-01"], "2025-06-01", (0, 0, (), ())),
        ([NAMED, "A withdrew 2025-02-01 2025-02-01", "A joined 2026-01-01 2026-01-01"], "2026-01-01", (1, 1, ("A",), ())),
        ([NAMED, "B withdrew 2025-02-01 2025-02-01"], "2026-01-01", (1, 1, ("A",), ())),
        ([NAMED, "B declined 2022-06-10 2022-06-10", "C listed_by_mistake 2022-06-10 2022-06-10"], "2022-06-10", (1, 1, ("A",), ())),
    ],
)
def test_signatories_are_counted_at_least_and_at_most(rows, day, expected):
    assert expected == tuple(signatories(make_tables(**endorsements(*rows)), date.fromisoformat(day)))


def test_the_table_has_a_row_for_each_day_on_which_something_changes():
    tables = make_tables(**endorsements(NAMED, "B joined 2022-06-10 2022-06-14", "A withdrew 2025-02-01 2025-02-01", "C joined 2027-01-01 2027-01-01"))
    assert [
        (date(2022, 6, 10), date(2022, 6, 13), 1, 2, "A", "B"),
        (date(2022, 6, 14), date(2025, 1, 31), 2, 2, "A;B", ""),
        (date(2025, 2, 1), None, 1, 1, "B", ""),
    ] == cells(signatories_as_of(tables, TODAY), "changed_on", "holds_until", "signatories_least", "signatories_most", "certain_ids", "possible_ids")
