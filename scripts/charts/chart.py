"""What a chart is: a picture, the words that say the same, and the rows behind both.

In: nothing. Out: the types that charts give and pages show. Never Markdown.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Ref:
    """A table cell that names something with a page: a record ("pledges.pledges") or a list of pledges ("theme")."""

    kind: str
    key: str
    text: str


@dataclass(frozen=True)
class Mark:
    """A line of the key beside a chart: a swatch as SVG, and the word it stands for."""

    svg: str
    word: str


@dataclass(frozen=True)
class Chart:
    """A chart: ``header`` and ``rows`` hold every number that ``svg`` draws; ``summary`` is written from the same rows.

    ``right`` lists the columns of numbers; ``tables`` names the tables the rows come from; ``note`` says what not to conclude.
    """

    name: str
    title: str
    summary: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | Ref, ...], ...]
    right: tuple[int, ...] = ()
    key: tuple[Mark, ...] = ()
    tables: tuple[str, ...] = ()
    note: str = ""
