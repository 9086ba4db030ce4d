"""Pledges by theme, occasion, country and status: one square a pledge.

In: computed tables and labels. Out: charts. Withdrawn pledges are in none of them.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from scripts.charts import statuses
from scripts.charts.chart import Chart, Ref, Row, Tables
from scripts.labels import Labels

_STATUS = "status_"
_NOTE = "A pledge only counts as more than announced where dated evidence shows more; no country or theme is ranked."


def _standing(tables: Tables) -> list[Row]:
    return [row for row in tables["computed.pledges_wide"] if row["withdrawn"] != "true" and row["status"]]


def _counted(rows: Iterable[Row], field: str) -> dict[str, Counter]:
    found: dict[str, Counter] = {}
    for row in rows:
        found.setdefault(row[field], Counter())[row["status"]] += 1
    return found


def _chart(name: str, title: str, summary: str, groups: list[tuple[Ref, Mapping[str, int]]], first: str, labels: Labels, tables: tuple[str, ...]) -> Chart:
    used = [status for status in statuses.ORDER if any(counts.get(status) for _, counts in groups)]
    header = (first, labels.message("Pledges"), *(labels.code("status", status) for status in used))
    rows = tuple((ref, labels.number(str(sum(counts.values()))), *(labels.number(str(counts.get(status, 0))) for status in used)) for ref, counts in groups)
    drawn = statuses.lines(name, title, summary, ((ref.text, counts) for ref, counts in groups), labels)
    return Chart(name, title, summary, drawn, header, rows, tuple(range(1, len(header))), statuses.key(labels, used), tables, labels.message(_NOTE))


def _by_code(field: str, name: str, title: str, first: str, tables: Tables, labels: Labels) -> Chart | None:
    counted = _counted(_standing(tables), field)
    if not counted:
        return None
    codes = [category["value"] for category in labels.fields[field]["categories"] if category["value"] in counted]
    groups = [(Ref(field, code, labels.code(field, code)), counted[code]) for code in codes]
    total = sum(counted.values(), Counter())
    largest = max(groups, key=lambda group: sum(group[1].values()))
    summary = labels.message("{all} pledges are on record; the largest group is “{largest}” with {number}. By status: {statuses}.").format(
        all=labels.number(str(total.total())), largest=largest[0].text, number=labels.number(str(sum(largest[1].values()))),
        statuses=statuses.words(labels, total))
    return _chart(name, labels.message(title), summary, groups, labels.message(first), labels, ("computed.pledges_wide",))


def by_theme(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Pledges by theme and status."""
    return _by_code("theme", name, "Pledges by theme and status", "Theme", tables, labels)


def by_occasion(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Pledges by occasion and status."""
    return _by_code("occasion", name, "Pledges by occasion and status", "Occasion", tables, labels)


def by_status(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Pledges by status."""
    counted = Counter(row["status"] for row in _standing(tables))
    if not counted:
        return None
    groups = [(Ref("status", status, labels.code("status", status)), {status: counted[status]}) for status in statuses.ORDER if counted[status]]
    title, first = labels.message("Pledges by status"), labels.message("Status")
    summary = labels.message("{all} pledges are on record: {statuses}.").format(
        all=labels.number(str(counted.total())), statuses=statuses.words(labels, counted))
    rows = tuple((ref, labels.number(str(sum(counts.values())))) for ref, counts in groups)
    drawn = statuses.lines(name, title, summary, ((ref.text, counts) for ref, counts in groups), labels)
    return Chart(name, title, summary, drawn, (first, labels.message("Pledges")), rows, (1,), statuses.key(labels, counted),
                 ("computed.pledges_wide",), labels.message(_NOTE))


def of_party(tables: Tables, party: str) -> Counter:
    """Count the pledges a party made alone or jointly, by status."""
    status = {row["pledge_id"]: row["status"] for row in _standing(tables)}
    made = {row["pledge_id"] for row in tables["computed.party_pledges"] if row["participant_id"] == party and row["party_capacity"] in ("alone", "joint")}
    return Counter(status[pledge] for pledge in made if pledge in status)


def by_country(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Status of the pledges of each country, in the order of names."""
    names = {row["party_id"]: labels.text("parties", "parties", row["party_id"], "name", row["name"]) for row in tables["parties.parties"]}
    counted: dict[str, Counter] = {}
    for row in tables["computed.coverage"]:
        own = {field.removeprefix(_STATUS): int(cell) for field, cell in row.items() if field.startswith(_STATUS)}
        counted.setdefault(row["party_id"], Counter()).update(own)
    if not counted:
        return None
    order = sorted(counted, key=lambda party: names.get(party, party))
    groups = [(Ref("parties.parties", party, names.get(party, party)), +counted[party]) for party in order]
    number = Counter(bool(counts) for _, counts in groups)
    title = labels.message("Status of the pledges of each country")
    summary = labels.message("{some} of the {all} countries made at least one pledge of their own that is on record; for {none} none was found. "
                             "A joint pledge stands with each country that made it, so the numbers cannot be added up.").format(
        some=labels.number(str(number[True])), all=labels.number(str(len(groups))), none=labels.number(str(number[False])))
    return _chart(name, title, summary, groups, labels.message("Country"), labels, ("computed.coverage",))
