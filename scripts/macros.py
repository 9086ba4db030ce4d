"""What prose pages may write between double braces. Formats ready values; knows no data and reads no file.

The values come from build/values/LANGUAGE.json, which the builder hands over: `row_counts` (of each table, as text
in the language), `answers` (text and page of each named query), `tables`, `charts` and `coding_rules` (Markdown, with links from
the root of the language), and `contact_address` (the setting).
"""
from __future__ import annotations

import posixpath
import re
from collections.abc import Callable


def _rebased(text: str, to: Callable[[str], str]) -> str:
    """Make the links of Markdown written for the root of the language lead from the page it is printed on."""
    return re.sub(r"\]\((?!https?:|#)([^)]+)", lambda link: f"]({to(link[1])}", text)


def define_env(env) -> None:
    """Register the macros with the builder; every unknown name stops the build."""
    values = env.variables

    def to(page: str) -> str:
        here = posixpath.dirname(env.page.file.src_uri if hasattr(env.page, "file") else env.page.path)
        return posixpath.relpath(page, here or ".")

    @env.macro
    def contact() -> str:
        """Give a link to the contact of this copy of the site; empty where none is set."""
        place = values["contact_address"]
        return place and f"[{place}]({place if place.startswith('https://') else f'mailto:{place}'})"

    @env.macro
    def rows(table: str) -> str:
        """Give the number of rows of a table such as `pledges.pledges`."""
        return values["row_counts"][table]

    @env.macro
    def figure(name: str) -> str:
        """Give the answer of a named query, linked to the page with the rows behind it."""
        found = values["answers"][name]
        return f"[{found['text']}]({to(found['page'])}){{ .figure }}"

    @env.macro
    def table(name: str) -> str:
        """Give the table of a named query, with its caption and a link to the page about it."""
        return _rebased(values["tables"][name], to)

    @env.macro
    def coding_rule(variable: str) -> str:
        """Give the newest wording of the rule by which a field is coded, with its examples."""
        return _rebased(values["coding_rules"][variable], to)

    @env.macro
    def latest() -> str:
        """Give the newest changes of status as a list."""
        return _rebased(values["charts"]["latest-changes"], to)

    @env.macro
    def chart(name: str) -> str:
        """Give a chart with its summary, its numbers and a link to the page about it."""
        return _rebased(values["charts"][name], to)
