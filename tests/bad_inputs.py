"""What can be wrong with the files of the good packages: the change, the rule that must be named, and part of the message."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

PLEDGES, SOURCES, DESCRIPTOR = "pledges/pledges.csv", "sources/sources.csv", "pledges/datapackage.json"
Change = Callable[[Path], None]


def edit(file: str, old: str | bytes, new: str | bytes, count: int = 1) -> Change:
    """Make a change that replaces text in a file."""

    def change(root: Path) -> None:
        was, now = (item.encode() if isinstance(item, str) else item for item in (old, new))
        content = (root / file).read_bytes()
        assert was in content
        (root / file).write_bytes(content.replace(was, now, count))

    return change


def write(file: str, content: bytes) -> Change:
    """Make a change that writes a file."""
    return lambda root: (root / file).write_bytes(content) and None


def remade(file: str, make: Callable[[bytes], bytes]) -> Change:
    """Make a change that turns the content of a file into another."""
    return lambda root: (root / file).write_bytes(make((root / file).read_bytes())) and None


def path_of_parties(path: object) -> Change:
    """Make a change that gives the table of parties another path."""
    return edit("parties/datapackage.json", '"path": "parties.csv"', f'"path": {json.dumps(path)}')


def directory(file: str) -> Change:
    """Make a change that puts a directory in the place of a file."""

    def change(root: Path) -> None:
        (root / file).unlink()
        (root / file).mkdir()

    return change


def linked(file: str, target: str) -> Change:
    """Make a change that puts a symbolic link in the place of a file."""

    def change(root: Path) -> None:
        shutil.copy(root / file, root.parent / "outside.csv")
        (root / file).unlink()
        (root / file).symlink_to(target)

    return change


LATE = "PLG-2020-005,A lighthouse register"
MATRIX: dict[str, tuple[Change, str, str]] = {
    "a missing table": (lambda root: (root / PLEDGES).unlink(), "missing-file", "pledges/pledges.csv:0: expected a file here, found none"),
    "a missing descriptor": (lambda root: (root / DESCRIPTOR).unlink(), "missing-file", "pledges/datapackage.json:0: expected a file here, found none"),
    "a directory in place of a table": (directory(PLEDGES), "missing-file", "pledges/pledges.csv:0: expected a file, found a directory"),
    "a directory in place of a descriptor": (directory(DESCRIPTOR), "missing-file", "pledges/datapackage.json:0: expected a file, found a directory"),
    "a pipe in place of a table": (
        lambda root: ((root / PLEDGES).unlink(), os.mkfifo(root / PLEDGES)) and None,
        "missing-file",
        "pledges/pledges.csv:0: expected a plain file",
    ),
    "a link that runs in a circle": (linked(PLEDGES, "pledges.csv"), "missing-file", "pledges/pledges.csv:0: expected a file"),
    "a stray file": (write("pledges/pledges-2.csv", b"a\n"), "stray-file", "pledges/pledges-2.csv:0: expected only files that a datapackage.json describes"),
    "a stray file beside the packages": (write("notes.txt", b"a\n"), "stray-file", "datapackages/notes.txt:0: expected only files"),
    "an empty table": (write(PLEDGES, b""), "empty-file", "pledges/pledges.csv:1: expected content, found an empty file"),
    "a table of blank lines": (write(PLEDGES, b"\n\n"), "empty-file", "pledges/pledges.csv:1: expected content, found an empty file"),
    "an empty descriptor": (write(DESCRIPTOR, b""), "empty-file", "pledges/datapackage.json:1: expected content, found an empty file"),
    "broken JSON": (edit(DESCRIPTOR, '"pledges",', '"pledges"'), "json", "pledges/datapackage.json:4: expected JSON, found a fault at column 3"),
    "a JSON list": (write(DESCRIPTOR, b"[]"), "json", "pledges/datapackage.json:1: expected a JSON object"),
    "a name twice in JSON": (
        edit(DESCRIPTOR, '"name": "pledges",', '"name": "pledges", "name": "x",'),
        "json",
        "expected each name once in an object, found 'name' twice",
    ),
    "JSON without end": (write(DESCRIPTOR, b"[" * 200_000), "json", "pledges/datapackage.json:1: expected JSON nested a few levels deep"),
    "a number too large": (edit(DESCRIPTOR, '"minRows": 5', '"minRows": 1e999'), "json", "expected a number of ordinary size, found 1e999"),
    "a number with too many digits": (edit(DESCRIPTOR, '"minRows": 5', '"minRows": ' + "9" * 5000), "json", "pledges/datapackage.json:1: expected"),
    "not a number in JSON": (edit(DESCRIPTOR, '"minRows": 5', '"minRows": NaN'), "json", "expected a number of ordinary size, found NaN"),
    "half a character in JSON": (edit(DESCRIPTOR, "Invented rows", "Invented \\ud800 rows"), "json", "expected whole characters"),
    "wrong encoding": (
        edit(PLEDGES, "Places for sailors", "Places for ma\xf1ana".encode("latin-1")),
        "encoding",
        "pledges/pledges.csv:5 short_title 'Places for ma\\udcf1ana'",
    ),
    "wrong encoding in the header": (edit(PLEDGES, "deadline", b"deadlin\xe9"), "encoding", "pledges/pledges.csv:1 deadlin"),
    "wrong encoding in a descriptor": (edit(DESCRIPTOR, "Invented rows", b"Invented \xf1 rows"), "encoding", "pledges/datapackage.json:5"),
    "UTF-16": (remade(PLEDGES, lambda raw: raw.decode().encode("utf-16")), "encoding", "pledges/pledges.csv:1: expected UTF-8, found UTF-16"),
    "a byte order mark": (
        remade(PLEDGES, lambda raw: b"\xef\xbb\xbf" + raw),
        "byte-order-mark",
        "pledges/pledges.csv:1: expected UTF-8 without a byte order mark",
    ),
    "CR LF line ends": (remade(PLEDGES, lambda raw: raw.replace(b"\n", b"\r\n")), "line-ends", "pledges/pledges.csv:1: expected lines that end in LF"),
    "CR line ends": (remade(PLEDGES, lambda raw: raw.replace(b"\n", b"\r")), "line-ends", "pledges/pledges.csv:1: expected lines that end in LF"),
    "one CR in a cell": (edit(PLEDGES, "Places for sailors", '"Places\rfor sailors"'), "line-ends", "pledges/pledges.csv:5: expected lines that end in LF"),
    "a missing column": (edit(PLEDGES, "deadline,", ""), "missing-column", "pledges/pledges.csv:1 deadline: expected a column of this name"),
    "an extra column": (
        edit(PLEDGES, "deadline,", "deadline,colour,"),
        "extra-column",
        "pledges/pledges.csv:1 colour 'colour': expected only the columns of the schema",
    ),
    "a doubled column": (
        edit(PLEDGES, "deadline,", "deadline,deadline,"),
        "doubled-column",
        "pledges/pledges.csv:1 deadline 'deadline': expected each column once",
    ),
    "a blank column name": (edit(PLEDGES, "deadline,", "deadline,,"), "extra-column", "pledges/pledges.csv:1: expected only the columns of the schema"),
    "columns in another order": (
        edit(PLEDGES, "pledge_id,short_title", "short_title,pledge_id"),
        "canonical",
        "pledges/pledges.csv:1: expected canonical form",
    ),
    "a short row": (
        edit(PLEDGES, "PLG-2020-004,Places for sailors,2020-05", "PLG-2020-004,Places for sailors"),
        "cells",
        "pledges/pledges.csv:5 source_ids: expected 16 cells in the row, found 15",
    ),
    "a long row": (
        edit(PLEDGES, "Places for sailors", "Places, for sailors"),
        "cells",
        "pledges/pledges.csv:5 'borland-2020-report': expected 16 cells in the row, found 17",
    ),
    "a blank line": (edit(PLEDGES, LATE, "\n" + LATE), "cells", "pledges/pledges.csv:6 short_title: expected 16 cells in the row, found 1"),
    "an unclosed quote": (edit(PLEDGES, "Places for sailors", '"Places for sailors'), "quotes", "pledges/pledges.csv:5 'PLG-2020-004,\"Places for sailors"),
    "text after a quote": (edit(PLEDGES, "Places for sailors", '"Places" for sailors'), "quotes", 'pledges/pledges.csv:5 \'PLG-2020-004,"Places" for'),
    "a line break in a cell": (edit(PLEDGES, "Places for sailors", '"Places\nfor sailors"'), "quotes", "pledges/pledges.csv:5 'PLG-2020-004,\"Places'"),
    "a duplicate key": (
        edit(PLEDGES, "PLG-2020-005,", "PLG-2020-004,"),
        "primary-key",
        "pledges/pledges.csv:6 pledge_id 'PLG-2020-004': expected values that stand once, found them in line 5 too",
    ),
    "a blank key": (edit(PLEDGES, "PLG-2020-005,", ","), "required", "pledges/pledges.csv:6 pledge_id: expected"),
    "a record without sources": (
        edit(PLEDGES, "false,borland-2020-report", "false,"),
        "required",
        "pledges/pledges.csv:6 source_ids: expected",
    ),
    "a dangling key": (
        edit("pledges/pledge_parties.csv", "PLG-2020-005,", "PLG-2020-006,"),
        "foreign-key",
        "pledges/pledge_parties.csv:8 pledge_id 'PLG-2020-006': expected a value of pledge_id in datapackages/pledges/pledges.csv",
    ),
    "a dangling key across packages": (
        edit(SOURCES, "borland-2020-report,Y", "borland-2020-reports,Y"),
        "references",
        "pledges/pledges.csv:5 source_ids 'borland-2020-report': expected source_id of datapackages/sources/sources.csv",
    ),
    "an impossible date": (edit(PLEDGES, "2021-12-31", "2021-11-31"), "real-dates", "pledges/pledges.csv:2 deadline '2021-11-31': expected a date that exists"),
    "a negative amount": (edit(PLEDGES, "60000000", "-60000000"), "bounds", "pledges/pledges.csv:3 amount '-60000000': expected at least 0"),
    "an amount that is not a number": (edit(PLEDGES, "60000000", "NaN"), "bounds", "pledges/pledges.csv:3 amount 'NaN': expected"),
    "an unknown currency": (
        edit(PLEDGES, "60000000,USD", "60000000,XYZ"),
        "currency",
        "pledges/pledges.csv:3 currency 'XYZ': expected a currency code of ISO 4217",
    ),
    "a status without evidence": (
        edit("implementation/status_events.csv", "EV-001", ""),
        "status-evidence",
        "implementation/status_events.csv:4 evidence_ids: expected evidence for the status partly_fulfilled",
    ),
    "a circle in part_of": (
        edit(PLEDGES, "2021-12-31,,not_applicable", "2021-12-31,PLG-2020-001,stated"),
        "part-of",
        "pledges/pledges.csv:2 part_of 'PLG-2020-001': expected no circle",
    ),
    "a javascript: link": (
        edit(SOURCES, "https://coast.example/note", "javascript:alert(1)"),
        "pattern",
        "sources/sources.csv:4 url 'javascript:alert(1)': expected an address that begins with http:// or https://",
    ),
    "a javascript: link in capitals": (
        edit(PLEDGES, "Places for sailors", "JavaScript:alert(1)"),
        "links",
        "pledges/pledges.csv:5 short_title 'JavaScript:alert(1)'",
    ),
    "a javascript: licence": (
        edit(DESCRIPTOR, "https://creativecommons.org/licenses/by/4.0/", "javascript:alert(1)"),
        "links",
        "pledges/datapackage.json:11 path 'javascript:alert(1)': expected an http or https address",
    ),
    "a cell of 10 MB": (
        edit(PLEDGES, "Places for sailors", "x" * 10_000_000),
        "cell-size",
        f"pledges/pledges.csv:5 short_title '{'x' * 80}… (10,000,000 characters)': expected at most 100,000 characters",
    ),
    "a quoted cell of 10 MB": (edit(PLEDGES, "Places for sailors", '"' + "x, " * 3_333_333 + '"'), "cell-size", "pledges/pledges.csv:5"),
    "a NUL": (edit(PLEDGES, "Places for sailors", "Places\0for sailors"), "characters", "pledges/pledges.csv:5 short_title 'Places\\x00for sailors'"),
    "a tab": (edit(PLEDGES, "Places for sailors", "\tPlaces"), "characters", "pledges/pledges.csv:5 short_title '\\x09Places'"),
    "an escape sequence": (edit(PLEDGES, "Places for sailors", "\x1b[31mPlaces"), "characters", "pledges/pledges.csv:5 short_title '\\x1b[31mPlaces'"),
    "text that turns the reading direction": (
        edit(PLEDGES, "Places for sailors", "Places\u202efor"),
        "characters",
        "pledges/pledges.csv:5 short_title 'Places\\u202efor'",
    ),
    "a path that leaves the package": (
        path_of_parties("../pledges/pledges.csv"),
        "path",
        "parties/datapackage.json:46 path '../pledges/pledges.csv': expected",
    ),
    "a hidden way out of the package": (path_of_parties("a/../../b.csv"), "path", "found a path that leaves the package"),
    "a path to the network": (
        path_of_parties("https://avonia.example/parties.csv"),
        "path",
        "parties/datapackage.json:46 path 'https://avonia.example/parties.csv': expected the name of one file inside the package, found a network address",
    ),
    "an absolute path": (
        path_of_parties("/etc/passwd"),
        "path",
        "parties/datapackage.json:46 path '/etc/passwd': expected the name of one file inside the package",
    ),
    "a path of another system": (path_of_parties("C:\\parties.csv"), "path", "found an absolute path"),
    "several paths": (path_of_parties(["parties.csv", "areas.csv"]), "path", "found none or several"),
    "a path with a NUL": (path_of_parties("par\0ties.csv"), "path", "parties/datapackage.json:46 path 'par\\x00ties.csv': expected"),
    "a path of 5,000 letters": (path_of_parties("x" * 5000), "missing-file", "expected a readable file"),
    "a link out of the package": (
        linked(PLEDGES, "../../outside.csv"),
        "path",
        "pledges/pledges.csv:0: expected a file inside the package, found a link that leads out of it",
    ),
    "a table twice": (edit("parties/datapackage.json", '"name": "areas"', '"name": "parties"'), "doubled-name", "'parties': expected each resource name once"),
    "a file twice": (
        edit("parties/datapackage.json", '"path": "areas.csv"', '"path": "parties.csv"'),
        "doubled-name",
        "'parties.csv': expected each file in one resource",
    ),
    "a schema in another file": (
        edit("parties/datapackage.json", '"schema": {', '"schema": "https://avonia.example/schema.json", "x": {'),
        "schema",
        "parties/datapackage.json:51 schema 'parties': expected the schema itself, written in the resource",
    ),
    "no resources": (
        remade("parties/datapackage.json", lambda raw: b'{"name": "parties"}'),
        "profile",
        "parties/datapackage.json:1: expected the property resources",
    ),
    "a field that is no object": (edit("parties/datapackage.json", '"fields": [', '"fields": ["party_id", '), "profile", "expected a value of type object"),
    "a field of unknown type": (
        edit("parties/datapackage.json", '"type": "string"', '"type": "words"'),
        "profile",
        "type 'words': expected one of any, array, boolean",
    ),
    "a dialect": (
        edit("parties/datapackage.json", '"path": "parties.csv",', '"path": "parties.csv", "dialect": {"delimiter": ";"},'),
        "plain-resource",
        "expected a plain file without this property",
    ),
    "merge-conflict markers": (
        edit(PLEDGES, LATE, "<<<<<<< ours\n" + LATE),
        "merge-conflict",
        "pledges/pledges.csv:6 '<<<<<<< ours': expected no merge-conflict marker",
    ),
    "the middle of a merge conflict": (
        edit(PLEDGES, LATE, "=======\n" + LATE),
        "merge-conflict",
        "pledges/pledges.csv:6 '=======': expected no merge-conflict marker",
    ),
    "merge-conflict markers in a descriptor": (
        edit(DESCRIPTOR, '  "name": "pledges"', '<<<<<<< ours\n  "name": "pledges"'),
        "merge-conflict",
        "pledges/datapackage.json:3 '<<<<<<< ours': expected no merge-conflict marker",
    ),
    "half the rows gone": (
        remade("pledges/pledge_parties.csv", lambda raw: b"\n".join(raw.split(b"\n")[:4]) + b"\n"),
        "floor",
        "pledges/pledge_parties.csv:1 minRows '3': expected at least 7 rows",
    ),
    "all rows gone": (remade(PLEDGES, lambda raw: raw.split(b"\n")[0] + b"\n"), "floor", "pledges/pledges.csv:1 minRows '0': expected at least 5 rows"),
    "no row floor": (edit(DESCRIPTOR, '"minRows": 5', '"minRows": "5"'), "floor", "pledges/pledges.csv:1 minRows '5': expected a row floor"),
    "no packages": (lambda root: shutil.rmtree(root) or root.mkdir(), "missing-file", "datapackages:0: expected at least one folder with a data package"),
    "no folder": (lambda root: shutil.rmtree(root), "missing-file", "datapackages:0: expected a folder of data packages"),
}
