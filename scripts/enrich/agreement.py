"""Agreement of coding passes: how often independent readings of one rule give one value.

agreement         a variable, a version of its rule and a kind of unit; with
    units_count, units_once   units that at least two passes coded, and those that one alone did and that nothing follows from
    agreement_share           share of the units of which all passes said the same
    alpha, alpha_missing      Krippendorff's alpha for nominal values, or why there is none
    differing_count, reconciled_count   units of which they did not, and how many of these are settled
agreement_values  the same, with how often each pass gave each value
disagreements     a unit of which the passes gave different values, with what was settled where it was

Kinds of unit. Of a field: each record. Of a link, counted both ways: the pairs that at least one pass linked, and all pairs that
could have been linked, which are those of a record that was read with every item of a text of which one item was linked.
Linked pairs alone are the harder measure, for nobody can agree there on a link that is not; over all pairs that agreement counts.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import krippendorff
import pandas as pd

from scripts.codings import LINKS, NONE, Coded, Unit, coded, differing
from scripts.frames import standing

KEY = ["variable", "rule_version", "unit_kind"]
DECIMALS = 6
UNIT = [*Unit._fields]


def alpha(units: Sequence[Counter[str]]) -> float | None:
    """Give Krippendorff's alpha for nominal values, from how often each unit was given each value.

    None where it is not defined: no unit was coded twice, or all values of those that were are the same, so that there
    was nothing to tell apart.
    """
    paired = [unit for unit in units if unit.total() > 1]
    domain = sorted({value for unit in paired for value in unit})
    if len(domain) < 2:
        return None
    return float(krippendorff.alpha(value_counts=[[unit[value] for value in domain] for unit in paired], level_of_measurement="nominal"))


def _possible(tables: dict[str, pd.DataFrame], variable: str, found: Coded) -> Iterator[dict[str, str]]:
    """Give what each pass said of each pair that could have been linked."""
    name, key, group = LINKS[variable]
    items = standing(tables[name])
    used = set(items.loc[items[key].isin({unit.linked_record for unit in found.values}), group])
    targets = items.loc[items[group].isin(used), key]
    for record, passes in found.readers.items():
        for target in targets:
            yield found.values.get(record._replace(linked_record=target)) or dict.fromkeys(passes, NONE)


def _kinds(tables: dict[str, pd.DataFrame]) -> Iterator[tuple[str, int, str, list[dict[str, str]]]]:
    """Give, for each variable, version and kind of unit, what each pass said of each unit."""
    for (variable, version), found in coded(tables["implementation.codings"].to_dict("records")).items():
        if variable not in LINKS:
            yield variable, int(version), "record", [*found.values.values()]
        else:
            yield variable, int(version), "linked_pair", [*found.values.values()]
            yield variable, int(version), "possible_pair", [*_possible(tables, variable, found)]


def agreement(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give the agreement on every variable under each version of its rule."""
    settled = disagreements(tables, today)
    settled = Counter(zip(*(settled.loc[settled["settled_value"] != "", name] for name in KEY[:2]), strict=True))
    rows = []
    for variable, version, kind, units in _kinds(tables):
        paired = [values for values in units if len(values) > 1]
        apart = sum(map(differing, paired))
        measured = alpha([Counter(values.values()) for values in units])
        rows.append({
            "variable": variable, "rule_version": version, "unit_kind": kind, "units_count": len(paired), "units_once": len(units) - len(paired),
            "agreement_share": round((len(paired) - apart) / len(paired), DECIMALS) if paired else None,
            "alpha": None if measured is None else round(measured, DECIMALS), "alpha_missing": "not_applicable" if measured is None else "",
            "differing_count": apart, "reconciled_count": settled[variable, version]})
    counts = ("rule_version", "units_count", "units_once", "differing_count", "reconciled_count")
    columns = [*KEY, *counts[1:3], "agreement_share", "alpha", "alpha_missing", *counts[3:]]
    return _typed(pd.DataFrame(rows, columns=columns), counts, ("agreement_share", "alpha"))


def agreement_values(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give how often each pass gave each value of a variable, nought where another pass alone gave it."""
    rows = []
    for variable, version, kind, units in _kinds(tables):
        given = Counter((value, number) for values in units for number, value in values.items())
        rows += [(variable, version, kind, value, int(number), given[value, number])
                 for value in sorted({value for value, _ in given}) for number in sorted({number for _, number in given}, key=int)]
    result = pd.DataFrame(rows, columns=[*KEY, "coded_value", "coding_pass", "values_count"])
    return _typed(result, ("rule_version", "coding_pass", "values_count"))


def disagreements(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every unit of which passes gave different values, these in the order of the passes, and what was settled."""
    rows = [(variable, version, *unit, ";".join(values[number] for number in sorted(values, key=int)))
            for (variable, version), found in coded(tables["implementation.codings"].to_dict("records")).items()
            for unit, values in sorted(found.values.items()) if differing(values)]
    result = pd.DataFrame(rows, columns=[*KEY[:2], *UNIT, "coded_values"], dtype="str")
    settled = tables["implementation.reconciliations"][[*KEY[:2], *UNIT, "agreed_value"]].rename(columns={"agreed_value": "settled_value"})
    result = result.merge(settled, on=[*KEY[:2], *UNIT], how="left").fillna({"settled_value": ""})
    return _typed(result, ("rule_version",))


def _typed(table: pd.DataFrame, counts: Sequence[str], shares: Sequence[str] = ()) -> pd.DataFrame:
    """Give the columns their types: whole numbers, shares, and text for the rest."""
    kinds = dict.fromkeys(table.columns, "str") | dict.fromkeys(counts, "Int64") | dict.fromkeys(shares, "Float64")
    return table.astype({name: kind for name, kind in kinds.items() if name in table.columns})
