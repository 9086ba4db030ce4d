"""Money announced: which pledges a total counts, which it leaves out and why, and the totals.

The rule. A total takes a selected set of pledges and leaves out
    withdrawn             a withdrawn pledge; it is in no set
    inside_counted        a pledge that is part of another one counted in the same set, by the same pledgers
    holds_parts_of_others a pledge whose sum includes parts of known amount by other pledgers, or by only some of its own:
                          all its parts count instead, because a parent never stands for the parts of other pledgers;
                          what it holds beyond its parts is nobody's alone and is not counted
    amount_unknown        a pledge of money without a known amount; it is counted as a gap
Everything else is `counted`. Currencies and kinds of money are never added up: each is a set of its own.

money_rows  one row is a pledge in one set: lad_scope, money_grouping, group_value, pledge_id; with
    money_kind, currency, amount, amount_qualifier, pledger_ids, is_joint,
    money_decision, inside_pledge_id (the counted pledge that includes it)
money       one row is a set: lad_scope, money_grouping, group_value, money_kind, currency; with
    amount_counted            sum over the pledges counted
    amount_in_other_groups    the part of it that the total without groups counts inside another pledge
    amount_joint              the part of it promised jointly, shown on each pledger
    pledges_counted, pledges_inside_counted, pledges_holding_parts, pledges_amount_unknown

Groupings: `all` (no group), `occasion`, `theme`, `pledger` (a joint pledge is shown on each of its pledgers) and
`pledger_set` (all the pledgers of a pledge together, so that a joint pledge is counted once).
Sums of groups may exceed the total without groups, since a part can stand in one group and the whole in another:
take the row `all`, or leave amount_in_other_groups out.
"""
from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pandas as pd

from scripts.frames import numbers, standing

SCOPES = {"explicit": ("explicit",), "all": ("explicit", "contextual", "summit_only")}
PROMISING = ("pledger", "joint")
GROUP = ["lad_scope", "money_grouping", "group_value"]
KIND = ["money_kind", "currency"]
SET = [*GROUP, *KIND]


class Total(NamedTuple):
    """A sum with the pledges behind it."""

    amount: float
    rows: pd.DataFrame


def pledgers(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give who makes each pledge: pledge_id and participant_id."""
    parties = tables["pledges.pledge_parties"]
    return parties.loc[parties["party_role"].isin(PROMISING), ["pledge_id", "participant_id"]].drop_duplicates(ignore_index=True)


def _money_pledges(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give the standing pledges that speak of money, with their amount and the set of those who promise it."""
    pledges = standing(tables["pledges.pledges"])
    pledges = pledges[(pledges["money_kind"] != "not_applicable") | (pledges["amount"] != "not_applicable")]
    who = dict(pledgers(tables).sort_values("participant_id").groupby("pledge_id")["participant_id"].agg(";".join))
    ids = pledges["pledge_id"].map(lambda pledge: who.get(pledge, "")).astype("str")
    columns = ["pledge_id", "lad_link", "occasion", "theme", "money_kind", "currency", "amount_qualifier"]
    return pledges[columns].assign(
        amount=numbers(pledges["amount"]), pledger_ids=ids, is_joint=ids.str.contains(";", regex=False).astype("boolean")
    )


def ancestors(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Give every pledge with each pledge it is part of, directly (distance 1) or through others."""
    pledges = tables["pledges.pledges"]
    parent = pledges.loc[pledges["part_of"] != "", ["pledge_id", "part_of"]].set_axis(["pledge_id", "ancestor_id"], axis=1)
    up = parent.set_axis(["ancestor_id", "next_id"], axis=1)
    found, step = [parent.assign(distance=1)], parent
    # A forest has no path longer than its number of links, so a cycle cannot hold this loop.
    for distance in range(2, len(parent) + 1):
        step = step.merge(up, on="ancestor_id").drop(columns="ancestor_id").rename(columns={"next_id": "ancestor_id"})
        if step.empty:
            break
        found.append(step.assign(distance=distance))
    return pd.concat(found, ignore_index=True)


def _prepared(tables: dict[str, pd.DataFrame]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the money pledges, and the pairs of them where a pledge can stand for its part, both being by the same pledgers."""
    money = _money_pledges(tables)
    known = money[money["amount"].notna()].set_index("pledge_id")["pledger_ids"]
    everybody = money.set_index("pledge_id")["pledger_ids"]
    pairs = ancestors(tables)
    pairs = pairs[pairs["pledge_id"].isin(everybody.index) & pairs["ancestor_id"].isin(known.index)]
    own = pairs["pledge_id"].map(everybody) == pairs["ancestor_id"].map(everybody)
    foreign = pairs[~own & pairs["pledge_id"].isin(known.index)]
    money = money.assign(holds_others=money["pledge_id"].isin(foreign["ancestor_id"]))
    return money, pairs[own & ~pairs["ancestor_id"].isin(foreign["ancestor_id"])]


def _decided(chosen: pd.DataFrame, pairs: pd.DataFrame, group: list[str]) -> pd.DataFrame:
    """Give the ``chosen`` pledges with a decision within their ``group``, currency and kind, and the counted pledge that includes each.

    Of several pledges that stand for a row the highest is counted: it stands for those between, too.
    A row without a known amount is inside a counted pledge of any currency and kind, for its own are seldom known.
    """
    member = [*group, "pledge_id"]
    stands = chosen[[*member, *KIND]].rename(columns={"pledge_id": "ancestor_id"})
    inside = chosen[[*member, *KIND, "amount"]].merge(pairs, on="pledge_id").merge(stands, on=[*group, "ancestor_id"], suffixes=("", "_whole"))
    alike = (inside["currency"] == inside["currency_whole"]) & (inside["money_kind"] == inside["money_kind_whole"])
    inside = inside[alike | inside["amount"].isna()].rename(columns={"ancestor_id": "inside_pledge_id"})
    inside = inside.sort_values("distance").drop_duplicates(member, keep="last")
    result = chosen.merge(inside[[*member, "inside_pledge_id"]], on=member, how="left").fillna({"inside_pledge_id": ""})
    decision = pd.Series("counted", index=result.index, dtype="str")
    decision = decision.mask(result["amount"].isna(), "amount_unknown").mask(result["holds_others"], "holds_parts_of_others")
    return result.assign(money_decision=decision.mask(result["inside_pledge_id"] != "", "inside_counted"))


def total(tables: dict[str, pd.DataFrame], **selection: str | tuple[str, ...]) -> Total:
    """Give the sum over the pledges chosen by lad_link, occasion, theme, money_kind, currency (one value or several) or pledger.

    The pledges chosen must be of one currency and one kind of money.
    """
    chosen, pairs = _prepared(tables)
    for name, wanted in selection.items():
        wanted = (wanted,) if isinstance(wanted, str) else wanted
        if name == "pledger":
            found = pledgers(tables)
            chosen = chosen[chosen["pledge_id"].isin(found.loc[found["participant_id"].isin(wanted), "pledge_id"])]
        else:
            chosen = chosen[chosen[name].isin(wanted)]
    counted = chosen[chosen["amount"].notna()]
    if len(counted[["currency", "money_kind"]].drop_duplicates()) > 1:
        raise ValueError(f"a total of {selection} would mix currencies or kinds of money")
    rows = _decided(chosen, pairs, group=[])
    return Total(float(rows.loc[rows["money_decision"] == "counted", "amount"].sum()), rows.drop(columns="holds_others"))


def money_rows(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give every pledge of money in every set it belongs to, with the decision."""
    pledges, pairs = _prepared(tables)
    by_pledger = pledges.merge(pledgers(tables).rename(columns={"participant_id": "group_value"}), on="pledge_id")
    grouped = [
        pledges.assign(money_grouping="all", group_value="all"),
        pledges.assign(money_grouping="pledger_set", group_value=pledges["pledger_ids"]),
        by_pledger.assign(money_grouping="pledger"),
        *(pledges.assign(money_grouping=name, group_value=pledges[name]) for name in ("occasion", "theme")),
    ]
    chosen = pd.concat(grouped, ignore_index=True)
    scoped = [chosen[chosen["lad_link"].isin(links)].assign(lad_scope=scope) for scope, links in SCOPES.items()]
    rows = _decided(pd.concat(scoped, ignore_index=True), pairs, group=GROUP)
    columns = ["lad_scope", "money_grouping", "group_value", "pledge_id", "money_kind", "currency", "amount", "amount_qualifier", "pledger_ids", "is_joint"]
    return rows.sort_values(columns[:4], ignore_index=True)[[*columns, "money_decision", "inside_pledge_id"]]


def money(tables: dict[str, pd.DataFrame], today: date) -> pd.DataFrame:
    """Give the total of every set."""
    rows = money_rows(tables, today)
    whole = rows[(rows["money_grouping"] == "all") & (rows["money_decision"] == "counted")][["lad_scope", "pledge_id"]].assign(in_total=True)
    rows = rows.merge(whole, on=["lad_scope", "pledge_id"], how="left")
    counted = rows["amount"].where(rows["money_decision"] == "counted")
    measures = {
        "amount_counted": counted,
        "amount_in_other_groups": counted.where(rows["in_total"].isna() | counted.isna(), 0),
        "amount_joint": counted.where(rows["is_joint"] | counted.isna(), 0),
    }
    counts = {
        "pledges_counted": "counted", "pledges_inside_counted": "inside_counted",
        "pledges_holding_parts": "holds_parts_of_others", "pledges_amount_unknown": "amount_unknown",
    }
    measures |= {name: (rows["money_decision"] == decision).astype("Int64") for name, decision in counts.items()}
    sums = rows[SET].assign(**measures).groupby(SET, as_index=False).sum(min_count=1)
    return sums.astype({name: "Int64" if name in counts else "Float64" for name in measures})
