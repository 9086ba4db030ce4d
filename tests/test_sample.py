"""Draws that anybody can repeat."""
from __future__ import annotations

from hashlib import sha256

import pytest

from scripts.sample import drawn

SEED = "51a90a887d02bf2cbaa795e8d3c40851cd291de9"


def test_the_order_is_that_of_the_hash_of_seed_and_identifier() -> None:
    hashes = {name: sha256(f"seed {name}".encode()).hexdigest() for name in "abcdef"}
    assert drawn(hashes, 4, "seed") == sorted(hashes, key=hashes.get)[:4]
    assert drawn(reversed(hashes), 4, "seed") == drawn(hashes, 4, "seed") != drawn(hashes, 4, "other")
    assert sorted(drawn("ab", 9, "seed")) == ["a", "b"]


def test_the_published_draws_begin_as_published() -> None:
    assert drawn(("STA-PLG-2022-018-3", "STA-PLG-2023-061-3", "STA-PLG-2024-015-3"), 3, SEED) == [
        "STA-PLG-2024-015-3", "STA-PLG-2023-061-3", "STA-PLG-2022-018-3"]
    assert drawn(("SRC-0444", "SRC-0228", "SRC-0130"), 3, SEED) == ["SRC-0130", "SRC-0228", "SRC-0444"]


@pytest.mark.parametrize(("arguments", "among"), [
    (("status_events",), {f"STA-00{number}" for number in range(1, 9)}),
    (("implementation.status_events", "--where", "status!=announced"), {"STA-003", "STA-005", "STA-007"}),
    (("status_events", "--where", "status!=announced", "--where", "status!=superseded"), {"STA-003", "STA-005"}),
    (("status_events", "--where", "status=announced", "--where", "pledge_id=PLG-2020-003"), {"STA-004"}),
    (("status_events", "--where", "status=nothing"), set()),
    (("pledge_evidence", "--where", "evidence_relation=supports"), {"PLG-2020-002;EV-001", "PLG-2020-004;EV-002"}),
])
def test_records_are_drawn_among_the_rows_asked_for(packages, run, arguments: tuple, among: set) -> None:
    result = run("sample", arguments[0], "20", "--seed", SEED, "--data", packages, *arguments[1:])
    assert (result.code, result.err) == (0, "") and result.out.splitlines() == drawn(among, 20, SEED)


@pytest.mark.parametrize(("arguments", "said"), [
    (("nothing", "3"), "expected the name of one table, such as implementation.status_events, found 'nothing'"),
    (("searches", "3", "--where", "record"), "expected column=value or column!=value with a column of implementation.searches, found 'record'"),
    (("searches", "3", "--where", "colour=red"), "expected column=value or column!=value with a column of implementation.searches, found 'colour=red'"),
])
def test_what_cannot_be_drawn_says_what_was_expected(packages, run, arguments: tuple, said: str) -> None:
    result = run("sample", *arguments, "--seed", SEED, "--data", packages)
    assert (result.code, result.out) == (2, said + "\n")


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5"])
def test_a_number_is_above_nought(number: str, run) -> None:
    with pytest.raises(SystemExit) as stop:
        run("sample", "searches", number, "--seed", SEED)
    assert stop.value.code == 2
