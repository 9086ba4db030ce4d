"""When records were last checked and are next due."""
from __future__ import annotations

from datetime import date

import pytest

from scripts.enrich.review import KEYS, a_year_later, review_dates
from tests.make import cells, descriptors, make_tables

READ = {"source_id": "s", "accessed_on": "2026-11-20"}
PLEDGE = {"pledge_id": "PLG-1", "source_ids": "s", "deadline": "not_applicable"}


def reviewed(**rows: list[dict[str, str]]) -> list[tuple]:
    tables = make_tables(sources__sources=[READ], **rows)
    return cells(review_dates(tables, date(2026, 11, 23)), "record", "last_checked_on", "last_checked_by", "next_review_on", "review_reason")


def test_a_record_is_due_a_year_after_its_source_was_read() -> None:
    assert reviewed(pledges__pledges=[PLEDGE]) == [("PLG-1", date(2026, 11, 20), "source_read", date(2027, 11, 20), "yearly")]


@pytest.mark.parametrize(("deadline", "due"), [
    ("2027-03-31", (date(2027, 4, 1), "deadline")), ("2027-03", (date(2027, 4, 1), "deadline")),
    ("2025", (date(2027, 11, 20), "yearly")), ("2030", (date(2027, 11, 20), "yearly")), ("unknown", (date(2027, 11, 20), "yearly")),
])
def test_a_deadline_brings_the_review_forward_when_it_comes_first(deadline: str, due: tuple) -> None:
    assert reviewed(pledges__pledges=[PLEDGE | {"deadline": deadline}])[0][3:] == due


def test_a_search_and_a_check_count_and_of_one_day_the_check_is_named() -> None:
    record = {"package": "pledges", "resource": "pledges", "record": "PLG-1"}
    searches = [record | {"search_id": "SRC-1", "searched_on": "2026-11-23"}]
    checks = [record | {"check_id": "CHK-1", "checked_on": "2026-11-23", "source_ids": "s"}]
    found = reviewed(pledges__pledges=[PLEDGE], implementation__searches=searches, implementation__checks=checks)
    assert found == [("PLG-1", date(2026, 11, 23), "check", date(2027, 11, 23), "yearly")]


def test_only_a_meeting_not_shown_to_take_place_is_due_after_its_day() -> None:
    meetings = [{"meeting_id": key, "source_ids": "s", "starts_on": "2027-06-22", "meeting_state": state}
                for key, state in [("MT-1", "held"), ("MT-2", "planned"), ("MT-3", "not_shown")]]
    assert [row[3] for row in reviewed(summits__meetings=meetings)] == [date(2027, 11, 20), date(2027, 6, 23), date(2027, 6, 23)]


def test_a_leap_day_is_followed_by_the_last_day_of_february() -> None:
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)


def test_every_kind_with_sources_and_one_key_is_reviewed() -> None:
    """Translations of titles and checks themselves are not: they are checked with what they belong to."""
    apart = {"commitments.section_titles", "implementation.checks"}
    found = {f"{name}.{resource['name']}": resource["schema"]["primaryKey"][0] for name, descriptor in descriptors().items()
             for resource in descriptor["resources"] if len(resource["schema"]["primaryKey"]) == 1
             and "source_ids" in {field["name"] for field in resource["schema"]["fields"]}}
    assert {table: key for table, key in found.items() if table not in apart} == KEYS
