"""The rules beyond Table Schema, in the order they are applied. Each is one function whose docstring is the rule.

A rule takes the catalog and the day that counts as today, and gives findings; its name with hyphens is the `rule` of a problem.
"""

from __future__ import annotations

from datetime import date
from inspect import getdoc

from scripts import parse, redirects, validate
from scripts.model import ERROR, Catalog, Problem
from scripts.rules import coding, definitions, keys, money, pledges, roles, texts, times

RULES = {
    rule.__name__.replace("_", "-"): rule
    for rule in (
        definitions.plain_resource,
        definitions.package_metadata,
        definitions.described_fields,
        definitions.codes,
        definitions.one_meaning,
        keys.declared_keys,
        keys.references,
        keys.records,
        keys.unique_keys,
        keys.id_case,
        keys.list_items,
        texts.missing_codes,
        texts.plain_values,
        texts.characters,
        texts.formulas,
        texts.links,
        texts.texts,
        texts.withdrawn,
        texts.floor,
        times.real_dates,
        times.not_after_today,
        times.date_order,
        money.currency,
        money.money,
        money.targets,
        money.part_of,
        money.part_of_sum,
        pledges.pledger,
        pledges.status_announced,
        pledges.status_order,
        pledges.status_evidence,
        pledges.status_figure,
        pledges.status_successor,
        pledges.status_search,
        coding.reconciled,
    )
}


NAMED = ("part-of", "part-of-sum", "pledger", "status-announced", "status-order", "status-evidence", "status-figure", "status-successor")
"""The rules that name their tables; they hold for the tables of the same names in a package that tracks an instrument of its own."""


def check(catalog: Catalog, today: date) -> list[Problem]:
    """List every breach of every rule."""
    views = [(catalog, RULES), *((view, NAMED) for view in roles.tracked(catalog))]
    return [
        Problem(found.path, found.line, found.field, found.value, name, ERROR, found.message, found.fix)
        for view, names in views
        for name in names
        for found in RULES[name](view, today)
    ]


def documented() -> dict[str, str]:
    """Give every name that can stand as `rule` of a problem, with the rule in one sentence."""
    own = {name: " ".join(getdoc(rule).split()) for name, rule in RULES.items()}
    return parse.RULES | validate.RULES | redirects.RULES | {"canonical": "A file is in canonical form; `format` writes it."} | own


def run() -> int:
    """Print the rules."""
    for name, rule in documented().items():
        print(f"{name}: {rule}")
    return 0
