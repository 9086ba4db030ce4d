"""Prose holds no number typed by hand: every count, amount and total comes from a named query.

Ordinals are names or an order (the Ninth Summit, the first ministerial), so only digits and cardinal words are looked for.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.paths import DOCS

WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion "
    "dozen dozens hundreds thousands millions billions half quarter"
).split()
NUMBER = re.compile(rf"\d(?:[\d.,]*\d)?|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"

# What stands between two of these is not prose.
NOT_PROSE = (
    re.compile(r"\{\{.*?\}\}"),  # macros
    re.compile(r"`[^`]*`"),  # code
    re.compile(r"\]\([^)]*\)"),  # the target of a link
    re.compile(r"\{ ?[#.:][^}]*\}"),  # anchors and classes
    re.compile(r"<[^>]*>"),  # tags
    re.compile(r"https?://\S+"),  # addresses
)
# A number that is no count. Each with its reason; names are written out, so that a new one is a decision.
EXCEPTIONS = {
    re.compile(r"\b(?:PLG-\d{4}-\d{3}|(?:EV|END|MT|MS|AP|AS|SC|SIG|SUP|TOT|TXV|TRE)-\d+)\b"): "the id of a record",
    re.compile(rf"\b(?:\d{{1,2}}(?:-\d{{1,2}})? )?{MONTH} (?:19|20)\d\d\b"): "a date",
    re.compile(rf"\b\d{{1,2}}(?:-\d{{1,2}})? {MONTH}\b"): "a day of a year named before",
    re.compile(r"\b(?:19|20)\d\d\b"): "a year, also in names such as 2030 Agenda and 1951 Convention",
    re.compile(r"\bDecree \d+\b"): "the name of a decree",
    re.compile(r"\bCC BY 4\.0\b"): "the name of a licence",
    re.compile(r"\bWCAG 2\.2\b"): "the name of a standard",
    re.compile(r"\bISO \d+(?:-\d+)?\b"): "the name of a standard",
    re.compile(r"\bSHA-256\b"): "the name of a method",
    re.compile(r"\b0\.67\b"): "the bar of an alpha under which a rule is rewritten",
    re.compile(r"\bCBP One\b"): "the name of an application",
    re.compile(r"\bR4V\b"): "the short name of a platform",
    re.compile(r"\b(?:[Nn]o one|[Oo]ne's|not one of|one (?:by|after) one|one another|(?:[Tt]his|[Tt]hat|[Ww]hich|[Ee]ach|[Aa]ny|the (?:other|same)) one)\b"):
        "a pronoun, not a count",
}


def numbers(line: str) -> list[str]:
    """Give the numbers in one line of prose."""
    for pattern in NOT_PROSE:
        line = pattern.sub(" ", line)
    for pattern in EXCEPTIONS:
        line = pattern.sub(" ", line)
    return NUMBER.findall(re.sub(r"^\s*\d+\.\s", "", line))


def prose(text: str) -> Iterator[tuple[int, str]]:
    """Give the numbered lines of prose: no front matter, no fenced code."""
    fenced, front = False, text.startswith("---\n")
    for number, line in enumerate(text.splitlines(), 1):
        if front:
            front = number == 1 or line != "---"
        elif line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line


@pytest.mark.parametrize(("line", "found"), [
    ("It names 20 countries.", ["20"]),
    ("It names twenty countries.", ["twenty"]),
    ("Three governments joined, and [twelve](a.md) did not.", ["Three", "twelve"]),
    ("They gave 1.2 billion dollars.", ["1.2", "billion"]),
    ("Half of it came.", ["Half"]),
    ("One ministerial was held.", ["One"]),
    ("## The 5 texts { #texts }", ["5"]),
    ("In Lima 240 million, 10 June 2022.", ["240", "million"]),
    ("Some 3,500 people and 12 % more.", ["3,500", "12"]),
    ("Of the 2,024 visas", ["2,024"]),
    ('It names {{ figure("endorsers-2022") }} countries.', []),
    ("{{ table(\"five-texts\") }}", []),
    ("On 10 June 2022, in June 2022 and in 2022.", []),
    ("The days 8-10 June 2022, and 1 July.", []),
    ("The 1951 Convention, the 2030 Agenda and Decree 753.", []),
    ("The [first ministerial](../meetings/mt-03.md) of the Ninth Summit.", []),
    ("The second and the third meeting.", []),
    ("Quote it as `PLG-2022-001`, or PLG-2022-001.", []),
    ("No one joined one by one; this one did, with one's name, not one of them.", []),
    ("See <span id=\"h2\">this</span> { .x2 } at https://example.org/20.", []),
    ("1. An item of a list", []),
    ("# Heading { #part-2 }", []),
])
def test_a_number_is_told_from_a_name(line: str, found: list[str]) -> None:
    assert found == numbers(line)


def test_front_matter_and_code_are_not_prose() -> None:
    assert [(4, "Text"), (8, "More")] == list(prose("---\ntitle: 20 texts\n---\nText\n```sql\nSELECT 20\n```\nMore"))


@pytest.mark.parametrize("path", sorted(DOCS.joinpath("en").rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_no_number_is_typed_in_prose(path: Path) -> None:
    """The fix: make a query in scripts/figures and write {{ figure("NAME") }}, or give a reason above."""
    assert [f"{path.relative_to(DOCS.parent)}:{number} {found}" for number, line in prose(path.read_text(encoding="utf-8")) if (found := numbers(line))] == []
