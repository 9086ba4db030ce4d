"""Reading cells: dates of mixed precision, numbers, lists and flags; missing codes stay apart."""
from datetime import date

import pandas as pd
import pytest

from scripts.dates import bounds
from scripts.frames import earliest, exploded, flags, frames, items, latest, numbers, standing
from tests.make import make_catalog


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022", (date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-06", (date(2022, 6, 1), date(2022, 6, 30))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2022-06-10", (date(2022, 6, 10), date(2022, 6, 10))),
        ("2022/2024-02", (date(2022, 1, 1), date(2024, 2, 29))),
        ("2022-06-10/2022-06-14", (date(2022, 6, 10), date(2022, 6, 14))),
        ("2022-13", None),
        ("2022-02-30", None),
        ("2023/2022", None),
        ("2022-06-10T12:00", None),
        ("2022/2023/2024", None),
        ("unknown", None),
        ("", None),
    ],
)
def test_a_date_covers_the_days_it_can_mean(text, expected):
    assert expected == bounds(text)


@pytest.mark.parametrize(
    ("read", "cells", "expected"),
    [
        (numbers, ["25000000", "0.5", "unknown", ""], [25000000.0, 0.5, None, None]),
        (items, ["A;B", "A", "", "not_applicable"], [["A", "B"], ["A"], [], []]),
        (flags, ["true", "false", "", "unknown"], [True, False, None, None]),
        (earliest, ["2022-06", "not_found"], [date(2022, 6, 1), None]),
        (latest, ["2022-06", "not_found"], [date(2022, 6, 30), None]),
    ],
)
def test_a_cell_is_read_and_a_missing_code_is_blank(read, cells, expected):
    series = pd.Series(cells, dtype="str", name="cells")
    result = read(series)
    assert expected == [None if value is pd.NA else value for value in result]
    assert cells == list(series)


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="about 5"):
        numbers(pd.Series(["about 5"], dtype="str"))


def test_frames_hold_the_cells_as_they_stand():
    catalog = make_catalog(pledges__pledges=[{"pledge_id": "A", "amount": "007", "deadline": "unknown", "note": ""}])
    tables = frames(catalog)
    assert set(catalog.tables) == set(tables)
    assert ("007", "unknown", "") == tuple(tables["pledges.pledges"].loc[0, ["amount", "deadline", "note"]])
    assert list(catalog.tables["sources.sources"].header) == list(tables["sources.sources"].columns)
    assert {"str"} == {str(kind) for table in tables.values() for kind in table.dtypes}


def test_a_list_becomes_a_row_for_each_item():
    table = pd.DataFrame({"id": ["A", "B", "C"], "source_ids": ["x;y", "", "z"]}, dtype="str")
    assert [("A", "x"), ("A", "y"), ("C", "z")] == list(exploded(table, "id", into="source_ids").itertuples(index=False, name=None))


def test_withdrawn_records_do_not_stand():
    table = pd.DataFrame({"id": ["A", "B"], "withdrawn_on": ["", "2027-01-31"]}, dtype="str")
    assert ["A"] == list(standing(table)["id"])
