"""The Nu HTML checker finds no error on the longest, emptiest and widest page of each kind; `make audit` asks it about every page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.built import Site
from tests.nu import errors


def test_pages_are_valid_html(site: Site) -> None:
    chosen = [page.path for page in site.extremes()]
    assert len(chosen) > 60
    assert errors([*chosen, site.folder / "index.html", site.folder / "404.html"]) == []


def test_the_checker_says_what_is_wrong_and_where(tmp_path: Path) -> None:
    page = tmp_path / "a page.html"
    page.write_text('<!doctype html>\n<html lang="en"><title>A</title>\n<p tabindex="">B</p></html>\n')
    assert [re.sub(r": .*", "", found) for found in errors([page])] == [f"{page}:3"]
