"""Rules on pledges and on the events of their status."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from scripts.dates import bounds
from scripts.model import Catalog
from scripts.rules.money import number
from scripts.rules.view import Finding, cells, has

EVENTS = "implementation.status_events"
_NUMBER = re.compile(r"\d*$")


def pledger(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Every pledge has a party that makes it, alone or with others."""
    parties = catalog.tables.get("pledges.pledge_parties")
    if not has(parties, "pledge_id", "party_role") or not parties.whole:
        return
    made = {own for _, _, (own, role) in cells(catalog, parties.key, "pledge_id", "party_role") if role in ("pledger", "joint")}
    for path, line, (own,) in cells(catalog, "pledges.pledges", "pledge_id"):
        if own not in made:
            yield Finding(
                path, line, "pledge_id", own, f"expected a pledger or joint pledger in {parties.path}", "add the row of the party that makes the pledge"
            )


def status_announced(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Every pledge has exactly one `announced` event, on the date it was announced."""
    events = catalog.tables.get(EVENTS)
    if not has(events, "pledge_id", "status", "effective_on") or not events.whole:
        return
    announced = defaultdict(list)
    for path, line, (own, status, on) in cells(catalog, EVENTS, "pledge_id", "status", "effective_on"):
        if status == "announced":
            announced[own].append((path, line, on))
    for path, line, (own, on) in cells(catalog, "pledges.pledges", "pledge_id", "announced_on"):
        if not announced[own]:
            yield Finding(path, line, "pledge_id", own, f"expected an announced event in {events.path}", f"add the event, effective on {on}")
        for place, (other, at, effective) in enumerate(announced[own]):
            if place:
                yield Finding(
                    other,
                    at,
                    "status",
                    "announced",
                    f"expected one announced event for {own}, found another in line {announced[own][0][1]}",
                    "delete one of the two",
                )
            elif effective != on:
                yield Finding(other, at, "effective_on", effective, f"expected the date on which {own} was announced, {on}", f"write {on}")


def status_order(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Of one pledge's events, none can begin before the one before it has; events with the same date stand side by side."""
    histories = defaultdict(list)
    for path, line, (event, own, on, status) in cells(catalog, EVENTS, "status_event_id", "pledge_id", "effective_on", "status"):
        if days := bounds(on):
            histories[own].append((days[1], status != "announced", int(_NUMBER.search(event)[0] or 0), days[0], path, line, on))
    for history in histories.values():
        history.sort()
        for (latest, *_, before), (_, _, _, earliest, path, line, on) in zip(history, history[1:], strict=False):
            if earliest < latest and on != before:
                yield Finding(
                    path,
                    line,
                    "effective_on",
                    on,
                    f"expected a date that cannot lie before that of the event before it, {before}",
                    f"write the date more exactly, or as an interval that begins {latest}",
                )


def status_evidence(catalog: Catalog, today: date) -> Iterator[Finding]:
    """Every status other than `announced` and `no_evidence_found` rests on evidence that `pledge_evidence` links to the pledge, not all as context."""
    links = catalog.tables.get("implementation.pledge_evidence")
    if not has(links, "pledge_id", "evidence_id", "evidence_relation") or not links.whole:
        return
    relation = {(own, item): kind for _, _, (own, item, kind) in cells(catalog, links.key, "pledge_id", "evidence_id", "evidence_relation")}
    for path, line, (own, status, evidence) in cells(catalog, EVENTS, "pledge_id", "status", "evidence_ids"):
        if status in ("announced", "no_evidence_found"):
            continue
        if not evidence:
            yield Finding(path, line, "evidence_ids", "", f"expected evidence for the status {status}", "name the evidence, or write another status")
        elif all(relation.get((own, item), "context") == "context" for item in evidence.split(";")):
            yield Finding(
                path,
                line,
                "evidence_ids",
                evidence,
                f"expected evidence that supports or contradicts {own} in {links.path}",
                "link the evidence to the pledge there, name other evidence, or write another status",
            )


def status_figure(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The status `partly_fulfilled` rests on evidence with a figure."""
    evidence = catalog.tables.get("implementation.evidence")
    if not has(evidence, "evidence_id", "value") or not evidence.whole:
        return
    figures = {item for _, _, (item, value) in cells(catalog, evidence.key, "evidence_id", "value") if number(value) is not None}
    for path, line, (status, named) in cells(catalog, EVENTS, "status", "evidence_ids"):
        if status == "partly_fulfilled" and named and not figures.intersection(named.split(";")):
            yield Finding(
                path, line, "evidence_ids", named, f"expected evidence with a value in {evidence.path}", "write the figure there, or write in_progress"
            )


def status_successor(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The status `superseded` names the pledge that replaces this one, and no other status does."""
    for path, line, (own, status, successor) in cells(catalog, EVENTS, "pledge_id", "status", "superseded_by"):
        if (status == "superseded") != bool(successor):
            expected = "the pledge that replaces this one" if status == "superseded" else f"none, since the status is {status}"
            yield Finding(path, line, "superseded_by", successor, f"expected {expected}", "name the later pledge with the status superseded, or leave it empty")
        elif successor == own:
            yield Finding(path, line, "superseded_by", successor, "expected another pledge", "name the later pledge")


def status_search(catalog: Catalog, today: date) -> Iterator[Finding]:
    """The status `no_evidence_found` has a row in `searches` for the pledge."""
    searches = catalog.tables.get("implementation.searches")
    if not has(searches, "package", "resource", "record") or not searches.whole:
        return
    made = {found for _, _, found in cells(catalog, searches.key, "package", "resource", "record")}
    for path, line, (own, status) in cells(catalog, EVENTS, "pledge_id", "status"):
        if status == "no_evidence_found" and ("pledges", "pledges", own) not in made:
            yield Finding(
                path, line, "status", status, f"expected a search for {own} in {searches.path}", "record the search: words, languages, where, results read"
            )
