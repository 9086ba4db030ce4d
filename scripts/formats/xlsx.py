"""Excel: typed cells, the header row frozen and filtered, and the meaning of every column on a sheet beside.

A list is written with semicolons, as in the CSV. The workbook of one table holds its codebook and its licence as well.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from scripts.formats import archive, base
from scripts.formats.base import Published, citation, day, licence
from scripts.formats.sheet import Sheet

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STYLES = f'''{_XML}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'''
_CODEBOOK = ("column", "title", "description", "type", "values")


@dataclass(frozen=True)
class Part:
    """One finished sheet: its name in the workbook, the file of its XML and the cells that it fills."""

    name: str
    path: Path
    range: str


def names(keys: Iterable[str]) -> list[str]:
    """Give names that a spreadsheet takes: at most 31 characters, none twice, also where only capitals differ."""
    found: list[str] = []
    taken: set[str] = set()
    for key in keys:
        plain = "".join("_" if letter in "[]:*?/\\'" else letter for letter in key)
        name, number = plain[:31], 2
        while name.lower() in taken:
            name, number = f"{plain[:30 - len(str(number))]}~{number}", number + 1
        taken.add(name.lower())
        found.append(name)
    return found


def sheet(path: Path, name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Part:
    """Write a small sheet of text."""
    with Sheet(path, header, ["text"] * len(header), name) as made:
        if columns := list(zip(*rows, strict=True)):
            made.feed([[cell or None for cell in column] for column in columns])
        made.finish()
    return Part(name, path, made.range)


def workbook(path: Path, parts: Sequence[Part], title: str, made: datetime) -> None:
    """Write a workbook of finished sheets."""
    moment = made.strftime("%Y-%m-%dT00:00:00Z")
    places = range(1, len(parts) + 1)
    sheets = "".join(f'<sheet name="{escape(part.name)}" sheetId="{place}" r:id="rId{place}"/>' for place, part in zip(places, parts, strict=True))
    filters = "".join(f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place - 1}" hidden="1">\'{escape(part.name)}\'!{part.range}</definedName>'
                      for place, part in zip(places, parts, strict=True))
    files = [("rId" + str(place), f"{_LINKS}/worksheet", f"worksheets/sheet{place}.xml") for place in places]
    content: dict[str, bytes | Path] = {
        "[Content_Types].xml": _types(places), "xl/styles.xml": _STYLES.encode(),
        "_rels/.rels": _relations([("rId1", f"{_LINKS}/officeDocument", "xl/workbook.xml"),
                                   ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")]),
        "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
                             'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
                             f'<dc:title>{escape(title, quote=False)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
                             f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'.encode(),
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><bookViews><workbookView activeTab="0"/></bookViews>'
                           f"<sheets>{sheets}</sheets><definedNames>{filters}</definedNames></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": _relations([*files, ("rIdS", f"{_LINKS}/styles", "styles.xml")]),
    }
    archive.write(path, content | {f"xl/worksheets/sheet{place}.xml": part.path for place, part in zip(places, parts, strict=True)}, made, level=1)


def _types(places: Iterable[int]) -> bytes:
    parts = {"xl/workbook.xml": f"{_TYPE}.sheet.main+xml", "xl/styles.xml": f"{_TYPE}.styles+xml",
             "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml"}
    parts |= {f"xl/worksheets/sheet{place}.xml": f"{_TYPE}.worksheet+xml" for place in places}
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>').encode()


def _relations(links: Iterable[tuple[str, str, str]]) -> bytes:
    lines = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in links)
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def about(descriptor: Mapping, site: str, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """Give the lines of the sheet that says what the workbook is."""
    return [("title", descriptor["title"]), ("description", descriptor["description"]), ("version", descriptor["version"]),
            ("licence", licence(descriptor)), ("citation", citation(descriptor, site)), *more]


def codebook(table: Published) -> list[tuple[str, ...]]:
    """Give a line for each column of a table."""
    codes = {field["name"]: "; ".join(f"{entry['value']}: {entry['label']}" for entry in field.get("categories", ()))
             for field in table.resource["schema"]["fields"]}
    return [(column.name, column.title, column.description, column.kind, codes[column.source] if column.part == "value" else "") for column in table.columns]


class Writer(base.Writer):
    """Writes a table as a workbook; ``part`` is its sheet, which the workbook of all tables takes over."""

    def __init__(self, table: Published, path: Path) -> None:
        self._table, self._path = table, path
        self._sheet_path = path.with_suffix(".sheet")
        self._sheet = Sheet(self._sheet_path, [column.name for column in table.columns], [column.kind for column in table.columns], table.key)
        self.file = self._sheet.file

    def feed(self, batch: Sequence[list]) -> None:
        """Write the next rows."""
        self._sheet.feed(batch)

    def finish(self) -> Part:
        """Finish the workbook and give the sheet of the rows."""
        self._sheet.finish()
        table = self._table
        own, book, said = names([table.name, "codebook", "about"])
        part = Part(own, self._sheet_path, self._sheet.range)
        beside = [
            sheet(self._path.with_suffix(".codebook"), book, _CODEBOOK, codebook(table)),
            sheet(self._path.with_suffix(".about"), said, ("about", "text"),
                  about(table.package, table.site, ("table", table.resource["title"]), ("one row", table.resource["description"]))),
        ]
        workbook(self._path, [part, *beside], table.resource["title"], day(table.package))
        for other in beside:
            other.path.unlink()
        return part
