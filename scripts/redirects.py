"""docs/redirects.csv -> small files at the addresses that pages and data have left.

A row has ``from`` and ``to``, both either a page from the root of a language (``pledges/plg-2022-001/``) or a JSON file (``data/….json``),
``since`` as a day, and ``reason``. In: the file. Out: problems, pages, JSON. What the file alone shows is refused by ``check``;
whether an address is in use is known of the finished site only, so that is refused by the build.
"""
from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts import paths
from scripts.model import ERROR, Problem

FILE = paths.DOCS / "redirects.csv"
PATH = "docs/redirects.csv"
HEADER = ["from", "to", "since", "reason"]
RULES = {
    "redirect-form": "A row of docs/redirects.csv leads from a page to a page or from a JSON file to one, and has a day and a reason.",
    "redirect-once": "No address in docs/redirects.csv is left twice.",
    "redirect-end": "A row of docs/redirects.csv leads to an address that has not been left itself.",
}
_PAGE = re.compile(r"([a-z0-9][a-z0-9._-]*/)+")
_TARGET = re.compile(r"([a-z0-9][a-z0-9._-]*/)+(#[A-Za-z0-9._-]+)?")
_DATA = re.compile(r"data(/[A-Za-z0-9][A-Za-z0-9._-]*)+\.json")


class RedirectError(ValueError):
    """A redirect leads nowhere, or stands where there is something; the message names the row and the cure."""


@dataclass(frozen=True)
class Redirect:
    """One row, with its line in the file."""

    line: int
    old: str
    new: str
    since: str
    reason: str


def read(text: str) -> list[Redirect]:
    """Give the rows of the file; a row with too few cells has blank ones."""
    rows = csv.reader(io.StringIO(text))
    return [Redirect(line, *[*row, "", "", "", ""][:4]) for line, row in enumerate(rows, 1) if line > 1]


def load() -> list[Redirect]:
    """Read the file of the project."""
    return read(FILE.read_text(encoding="utf-8"))


def problems(text: str) -> list[Problem]:
    """List what is wrong with the file as it stands."""
    if (header := text.partition("\n")[0]) != ",".join(HEADER):
        return [_problem(1, "", header, "redirect-form", f"expected the header {','.join(HEADER)}", "write it as the first line")]
    rows = read(text)
    left = {row.old: row for row in reversed(rows)}
    return [problem for row in rows for problem in _row(row, left)]


def _row(row: Redirect, left: Mapping[str, Redirect]) -> Iterator[Problem]:
    old, new = (_PAGE, _TARGET) if row.old.endswith("/") else (_DATA, _DATA)
    for field, value, form in (("from", row.old, old), ("to", row.new, new)):
        if not form.fullmatch(value):
            what = "a page such as pledges/plg-2022-001/" if old is _PAGE else "a file such as data/pledges/pledges.json"
            yield _problem(row.line, field, value, "redirect-form", f"expected {what}", "write the address without the site and the language")
    if not _is_day(row.since):
        yield _problem(row.line, "since", row.since, "redirect-form", "expected a day", "write it as 2026-11-29")
    if not row.reason.strip():
        yield _problem(row.line, "reason", "", "redirect-form", "expected why the address was left", "say it in a sentence")
    if left[row.old] is not row:
        yield _problem(row.line, "from", row.old, "redirect-once", f"expected each address once, found it in line {left[row.old].line}",
                       "delete one of the two")
    if (further := left.get(row.new.partition("#")[0])) is not None:
        message = f"expected an address that has not been left, found it left for {further.new} in line {further.line}"
        yield _problem(row.line, "to", row.new, "redirect-end", message, "name the address where the way ends")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _problem(line: int, field: str, value: str, rule: str, message: str, fix: str) -> Problem:
    return Problem(PATH, line, field, value, rule, ERROR, message, fix)


def _refuse(row: Redirect, known: Collection[str], old: str, new: str) -> None:
    """Raise RedirectError where the old address is in use or the new one is not."""
    if old in known:
        raise RedirectError(f"{PATH}:{row.line} from {row.old!r}: this address is in use, and one that was left is never used again; "
                            "give what stands there another")
    if new not in known:
        raise RedirectError(f"{PATH}:{row.line} to {row.new!r}: there is nothing at this address; name the address where it is now")


def stubs(rows: Collection[Redirect], known: Collection[str], address: str) -> dict[str, bytes]:
    """Give a JSON file for each file of the data that was left, by path below data/; ``known`` holds the paths of the data files."""
    made = {}
    for row in rows:
        if not row.old.endswith("/"):
            old, new = row.old.removeprefix("data/"), row.new.removeprefix("data/")
            _refuse(row, known, old, new)
            content = {"moved_to": address + row.new, "moved_on": row.since, "reason": row.reason}
            made[old] = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    return made


def write(rows: Collection[Redirect], folder: Path, address: str, words: Mapping[str, str], policy: str) -> None:
    """Write a page for each page that was left into ``folder``, which holds the pages of one language; ``address`` is that of the folder.

    ``words`` holds ``language``, ``site_name`` and ``moved``.
    """
    template = Environment(loader=FileSystemLoader(paths.OVERRIDES), autoescape=True, undefined=StrictUndefined).get_template("moved.html")
    known = {path.relative_to(folder).as_posix().removesuffix("index.html") for path in folder.rglob("index.html")}
    for row in rows:
        if row.old.endswith("/"):
            _refuse(row, known, row.old, row.new.partition("#")[0])
            up = "../" * row.old.count("/")
            page = template.render(words=words, target=up + row.new, address=address + row.new, root=up, reason=row.reason, policy=policy)
            (folder / row.old).mkdir(parents=True)
            (folder / row.old / "index.html").write_text(page.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
