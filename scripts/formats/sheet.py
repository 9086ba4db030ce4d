"""Typed rows -> the XML of one worksheet. Text is always text, whatever it begins with: no cell can act as a formula.

Written here and not by a library because the largest tables must stream: XlsxWriter takes 7 to 14 microseconds a cell,
this takes about one, and a sheet made for the file of its table serves in the workbook of all tables too.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scripts.formats.base import FormatError, Writer
from scripts.formats.json import number

ROWS, CHARACTERS = 1_048_576, 32_767
"""What a spreadsheet can hold: rows of a sheet, characters of a cell."""
HEAD, DAY, QUOTED = 1, 2, 3
"""Styles, by their place in the workbook's list: header, day, text that looks like a formula."""
_OPEN = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)
_CARE = re.compile("[&<>\x00-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^[=+@-]|^\\s|\\s$")
_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH, _FIRST = date(1899, 12, 30), date(1900, 3, 1)
_WIDE = {"text": 28, "list": 28}


def letters(place: int) -> str:
    """Name a column by its place from 0.

    >>> [letters(place) for place in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    name = ""
    place += 1
    while place:
        place, left = divmod(place - 1, 26)
        name = chr(65 + left) + name
    return name


def _text(value: str, style: int = 0) -> str:
    """Give what follows the address of a cell of text."""
    attributes, space = f' s="{style}"' if style else "", ""
    if len(value) > CHARACTERS // 2 and len(value.encode("utf-16-le", "surrogatepass")) // 2 > CHARACTERS:
        raise FormatError(f"a cell of a spreadsheet holds {CHARACTERS:,} characters; shorten the text that begins {value[:40]!r}")
    if _CARE.search(value):
        if value[0] in "=+-@\t":
            attributes = f' s="{QUOTED}"'
        value = _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        space = ' xml:space="preserve"'
    return f'"{attributes} t="inlineStr"><is><t{space}>{value}</t></is></c>'


def _day(value: date) -> str:
    if value < _FIRST:  # before the first day that spreadsheets count alike
        return _text(value.isoformat())
    return f'" s="{DAY}"><v>{(value - _EPOCH).days}</v></c>'


_CELL = {
    "text": _text, "list": _text, "integer": lambda value: f'"><v>{value}</v></c>', "number": lambda value: f'"><v>{number(value)!r}</v></c>',
    "boolean": lambda value: f'" t="b"><v>{value:d}</v></c>', "date": _day,
}


class Sheet(Writer):
    """Writes one worksheet to a file, fed with columns of typed values; ``range`` tells afterwards what it holds."""

    def __init__(self, path: Path, names: Sequence[str], kinds: Sequence[str], title: str) -> None:
        self.file = path.open("w", encoding="utf-8", newline="\n")
        self._title, self._names, self._kinds = title, names, kinds
        self._letters = [letters(place) for place in range(len(names))]
        self._last = 1
        widths = "".join(f'<col min="{place}" max="{place}" width="{_WIDE.get(kind, 14)}" customWidth="1"/>' for place, kind in enumerate(kinds, 1))
        head = "".join(f'<c r="{letter}1{_text(name, HEAD)}' for letter, name in zip(self._letters, names, strict=True))
        self.file.write(f'{_OPEN}<cols>{widths}</cols><sheetData><row r="1">{head}</row>')

    @property
    def range(self) -> str:
        """Give the cells that hold the table."""
        return f"$A$1:${self._letters[-1]}${self._last}"

    def feed(self, batch: Sequence[list]) -> None:
        """Write the next rows."""
        rows = range(self._last + 1, self._last + 1 + len(batch[0]))
        if rows.stop - 1 > ROWS:
            raise FormatError(f"{self._title} has more rows than a spreadsheet holds ({ROWS:,}); divide the table")
        done = [self._column(letter, kind, values, rows) for letter, kind, values in zip(self._letters, self._kinds, batch, strict=True)]
        self.file.write("".join([f'<row r="{row}">{"".join(cells)}</row>' for row, cells in zip(rows, zip(*done, strict=True), strict=True)]))
        self._last = rows.stop - 1

    def _column(self, letter: str, kind: str, values: list, rows: range) -> list[str]:
        if kind == "list":
            values = [";".join(value) or None for value in values]
        cell = _CELL[kind]
        try:  # most columns say the same thing many times
            ends = {value: cell(value) for value in set(values) if value is not None}
        except FormatError as error:
            raise FormatError(f"{self._title}, column {letter}: {error}") from None
        start = f'<c r="{letter}'
        return ["" if value is None else f"{start}{row}{ends[value]}" for row, value in zip(rows, values, strict=True)]

    def finish(self) -> None:
        """End the sheet."""
        self.file.write(f'</sheetData><autoFilter ref="{self.range.replace("$", "")}"/></worksheet>')
        self.file.close()
