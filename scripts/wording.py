"""What a field expects, in words, and how to mend a cell that is not it; both taken from the schema."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "date": "a day written year-month-day",
}
_ID = "letters, digits, dots, hyphens and underscores"
PATTERNS = {
    r"[A-Za-z0-9][A-Za-z0-9._-]*": f"an identifier of {_ID}",
    r"[A-Za-z0-9][A-Za-z0-9._-]*(;[A-Za-z0-9][A-Za-z0-9._-]*)*": f"identifiers of {_ID}, separated by semicolons without spaces",
    r"[^;]+(;[^;]+)*": "items separated by single semicolons",
    r"https?://[^\s]+": "an address that begins with http:// or https://",
    r"(\d{4}(-\d{2}(-\d{2})?)?)(/(\d{4}(-\d{2}(-\d{2})?)?))?": "a year, month or day, or two of them with / between",
    r"[A-Z]{3}": "three capital letters",
    r"[a-z]{2,3}(-[A-Za-z0-9]+)*": "a language tag",
}
BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
    "minLength": "a length of at least",
    "maxLength": "a length of at most",
}


def codes(field: Mapping) -> list[str]:
    """Give the codes that stand for a missing value in the field."""
    values = field.get("missingValues")
    found = [item["value"] if isinstance(item, Mapping) else item for item in values] if isinstance(values, list) else []
    return [code for code in found if code]


def either(items: list[str]) -> str:
    """Write alternatives: a, b or c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} or {items[-1]}"


def _like(field: Mapping) -> str:
    example = field.get("example")
    return f", such as {example}" if example not in (None, "") else ""


def expectation(field: Mapping, constraint: str) -> str:
    """Say what the constraint (or "type") of the field asks for."""
    limit = field.get("constraints", {}).get(constraint)
    kind = TYPES.get(str(field.get("type")), f"a value of type {field.get('type')}")
    if constraint == "required":
        words = f"{kind}, not a blank cell"
    elif constraint == "enum":
        words = f"one of {', '.join(map(str, limit))}"
    elif constraint == "pattern":
        words = PATTERNS.get(limit, f"text of the form {limit}")
    elif constraint in BOUNDS:
        words = f"{BOUNDS[constraint]} {limit}"
    else:
        words = kind
    missing = codes(field)
    return f"expected {words}" + (f", or {either(missing)}" if missing else "")


def remedy(field: Mapping, constraint: str, value: str) -> str:
    """Say how to mend the cell."""
    missing = codes(field)
    if value == "":
        return f"write the value{_like(field)}" + (f", or why there is none: {either(missing)}" if missing else "")
    if constraint == "enum":
        close = get_close_matches(value, [str(item) for item in field["constraints"]["enum"]], 1)
        return f"write {close[0]}" if close else "choose one of these; a new code is first added to datapackage.json"
    if constraint in BOUNDS:
        return "mend the value"
    return f"write it in this form{_like(field)}"
