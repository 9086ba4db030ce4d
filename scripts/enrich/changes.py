"""Changes between the released versions as a table. They follow from the released versions, which `history` reads from disk."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

COLUMNS = ("version", "released_on", "package", "resource", "change_kind", "changed_record", "changed_field", "old_value", "new_value", "party_ids")
TABLE = "history.changes"
"""Where the changes stand among the tables; without them nothing has changed yet."""


def changes(tables: Mapping[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every change, a row for each field of a record that is another."""
    found = tables.get(TABLE, pd.DataFrame(columns=list(COLUMNS), dtype="str"))
    return found.assign(released_on=pd.Series([date.fromisoformat(day) for day in found["released_on"]], index=found.index, dtype="object"))
