"""Problems -> what is printed: text for people, JSON for programs, annotations for the checks of a pull request."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from scripts.model import ERROR, Catalog, Problem

EXAMPLES = 5
"""Problems of one kind (file, rule, field) that the text shows; JSON shows all."""
WIDTH = 80
"""Characters of a value that are shown."""
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def _safe(text: str) -> str:
    return _UNSAFE.sub(lambda found: f"\\x{ord(found[0]):02x}" if ord(found[0]) < 256 else f"\\u{ord(found[0]):04x}", text)


def shortened(value: str) -> str:
    """Give a value fit for one line: control characters escaped, the middle of a long one left out."""
    if len(value) > WIDTH:
        return f"{_safe(value[:WIDTH])}… ({len(value):,} characters)"
    return _safe(value)


def _said(problem: Problem) -> tuple[str, list[str]]:
    """Give the sentence of a problem, and the lines of its difference where it has one."""
    first, *rest = problem.message.split("\n")
    first = first if len(first) <= 600 else first[:600] + "…"
    return f"{_safe(first)}; fix: {_safe(problem.fix)}", [_safe(line) for line in rest]


def line(problem: Problem) -> str:
    """Write one problem: ``path:line field 'value': expected …; fix: …``."""
    value = f" '{shortened(problem.value)}'" if problem.value else ""
    said, rest = _said(problem)
    head = f"{problem.path}:{problem.line} {_safe(problem.field)}".rstrip() + value
    return "\n".join([f"{head}: {said}", *(f"    {item}" for item in rest)])


def _by_file(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    files = defaultdict(list)
    for problem in sorted(problems, key=lambda problem: (problem.path, problem.line)):
        files[problem.path].append(problem)
    return files


def _examples(problems: Sequence[Problem]) -> Iterator[str]:
    """Write the problems of one file, the first few of each kind."""
    kinds = defaultdict(list)
    for problem in problems:
        kinds[problem.rule, problem.field].append(problem)
    for (rule, _), kind in kinds.items():
        yield from (line(problem) for problem in kind[:EXAMPLES])
        if len(kind) > EXAMPLES:
            yield f"    and {len(kind) - EXAMPLES:,} more of this kind ({rule}), {len(kind):,} in all"


def _plural(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def count(problems: Sequence[Problem], catalog: Catalog) -> str:
    """Write the last line."""
    if not problems:
        rows = sum(len(table.rows) for table in catalog.tables.values())
        return f"No problems: {_plural(rows, 'row')} in {_plural(len(catalog.tables), 'table')} of {_plural(len(catalog.packages), 'package')}"
    errors = sum(problem.severity == ERROR for problem in problems)
    files = len({problem.path for problem in problems})
    return f"{_plural(errors, 'error')}, {_plural(len(problems) - errors, 'warning')} in {_plural(files, 'file')}"


def text(problems: Sequence[Problem], catalog: Catalog) -> str:
    """Write all problems for people, grouped by file, then one count."""
    blocks = ["\n".join(_examples(found)) for found in _by_file(problems).values()]
    return "\n\n".join([*blocks, count(problems, catalog)])


def as_json(problems: Sequence[Problem], catalog: Catalog) -> str:
    """Write all problems as a JSON list."""
    found = [asdict(problem) for file in _by_file(problems).values() for problem in file]
    for item in found:
        item["value"] = item["value"] if len(item["value"]) <= 10 * WIDTH else item["value"][: 10 * WIDTH] + "…"
    return json.dumps(found, indent=2).encode("utf-8", "replace").decode()


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def github(problems: Sequence[Problem], catalog: Catalog) -> str:
    """Write the problems as annotations of a workflow run, then one count."""
    lines = []
    for found in _by_file(problems).values():
        for problem in found:
            said, rest = _said(problem)
            value = f" '{shortened(problem.value)}'" if problem.value else ""
            message = "\n".join([f"{_safe(problem.field)}{value}: {said}".lstrip(": "), *rest])
            place = f"file={_escaped(problem.path, ':,')},line={max(problem.line, 1)},title={_escaped(problem.rule, ':,')}"
            lines.append(f"::{problem.severity} {place}::{_escaped(message)}")
    return "\n".join([*lines, count(problems, catalog)])


FORMS = {"text": text, "json": as_json, "github": github}
