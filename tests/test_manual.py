"""The coding manual: every rule of the data is on the page, newest wording first, with examples that lead somewhere."""
from __future__ import annotations

import re

import pytest

from scripts.build import rows_of
from scripts.codings import LINKS, NONE
from scripts.frames import frames
from scripts.labels import Labels
from scripts.load import load
from scripts.pages import manual
from scripts.pages.page import Publication
from scripts.paths import DOCS
from tests.make import descriptors, make_tables

PAGE = (DOCS / "en" / "method" / "coding.md").read_text("utf-8")
SECTIONS = dict(re.findall(r'^## ([^\n]+?) \{ #[\w-]+ \}\n\n\{\{ coding_rule\("(\w+)"\) \}\}', PAGE, re.MULTILINE))
RULE = {"variable": "theme", "rule_version": "1", "package": "pledges", "resource": "pledges", "title": "Theme", "coding_rule": "The <main> subject.",
        "inclusions": "The act.", "exclusions": "", "edge_cases": "", "in_doubt": "Other, see PLG-1.", "note": ""}
EXAMPLE = {"variable": "theme", "rule_version": "1", "package": "pledges", "resource": "pledges", "record": "PLG-1", "coding_part": "included",
           "reason": "A *visa*."}


def shown(rules: list[dict], examples: list[dict]) -> str:
    tables = make_tables(implementation__coding_rules=rules, implementation__coding_examples=examples,
                         pledges__pledges=[{"pledge_id": "PLG-1", "short_title": "Visas"}])
    return manual.values(rows_of(tables), descriptors(), Labels(descriptors()), Publication())["theme"]


def test_a_rule_is_shown_with_its_values_and_examples() -> None:
    assert shown([RULE], [EXAMPLE]) == (
        "- **Rule.** The &#60;main&#62; subject. [The values.](data/pledges/pledges.md#theme)\n- **Included.** The act.\n"
        "    - [Visas](pledges/plg-1.md): A &#42;visa&#42;.\n- **In doubt.** Other, see [PLG-1](pledges/plg-1.md).")


def test_examples_without_a_sentence_of_the_rule_still_stand_under_their_part() -> None:
    assert "- **Excluded.**\n    - [Visas](pledges/plg-1.md)" in shown([RULE], [EXAMPLE | {"coding_part": "excluded"}])


def test_the_newest_wording_is_shown_with_its_own_examples_and_says_that_there_are_others() -> None:
    rules = [RULE | {"rule_version": version, "coding_rule": f"Wording {version}."} for version in ("10", "2", "1")]
    text = shown(rules, [EXAMPLE, EXAMPLE | {"rule_version": "10", "reason": "Newest."}])
    assert "Wording 10." in text and "Wording 2" not in text and "Newest." in text and "visa" not in text
    assert "This is version 10 of the rule; the data keep the [earlier wordings](data/implementation/index.md#coding_rules)." in text


@pytest.fixture(scope="module")
def real() -> dict[str, list[dict[str, str]]]:
    return rows_of(frames(load()[0]))


def test_the_page_has_a_section_for_every_rule_under_its_title(real) -> None:
    assert {row["title"]: row["variable"] for row in real["implementation.coding_rules"]} == SECTIONS


def test_every_field_coded_by_reading_has_a_rule(real) -> None:
    asked = {"theme", "pillar", "pledge_kind", "status", "status_basis", "lad_link", "direction", "evidence_relation", "tier", "measurable", "states_number",
             "states_deadline", "names_beneficiaries"} | set(LINKS)
    assert asked <= {row["variable"] for row in real["implementation.coding_rules"]}


def test_values_given_in_coding_passes_are_values_of_their_field(real) -> None:
    """A field that stands in no table is answered by yes or no; a link is made or not, or has a relation."""
    enums = {field["name"]: set(field["constraints"]["enum"]) for descriptor in descriptors().values() for resource in descriptor["resources"]
             for field in resource["schema"]["fields"] if "enum" in field.get("constraints", {})}
    links = {name: enums.get(name, {"linked"}) | {NONE} for name in LINKS}
    given = {(row["variable"], row["coded_value"]) for row in real["implementation.codings"]}
    assert {(name, value) for name, value in given if value not in (enums | links).get(name, {"true", "false"})} == set()
