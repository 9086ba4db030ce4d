"""Rendered pages and data files -> the finished site, put in place by one rename.

In: a folder of HTML for each language and the folder of data. Out: the folder of the site. Never renders a page,
but adds what only the whole site can tell: the search index, the content policy, the root page, the sitemaps.
"""
from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scripts.metadata.links import insert

HASHES = "@inline-script-hashes@"
POLICY = "; ".join((
    "default-src 'none'", f"script-src 'self' 'wasm-unsafe-eval' {HASHES}", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
))
"""What a page may load and run: its own files and the inline scripts it was built with."""

_UNUSED = ("**/*.map", "assets/javascripts/lunr", "assets/javascripts/workers", "sitemap.xml.gz", "search")
_INLINE = re.compile(rb"<script(?![^>]*\bsrc=)(?![^>]*\btype=\"?application/)[^>]*>(.*?)</script>", re.DOTALL)


class FinishError(RuntimeError):
    """The finished pages are not as they must be; the message says what to mend."""


def assemble(rendered: Mapping[str, Path], data: Path, site: Path) -> None:
    """Move the pages of each language and the data under one new folder, without what no page uses."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    for language, folder in rendered.items():
        for pattern in _UNUSED:
            for path in sorted(folder.glob(pattern)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        folder.rename(site / language)
    if data.is_dir():
        data.rename(site / "data")


def search_index(site: Path) -> None:
    """Index the pages of all languages in one run; each page finds the index of its own language."""
    arguments = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", "pagefind", "--quiet", "--glob", "*/**/*.html",
                 "--root-selector", "article.md-content__inner", "--exclude-selectors", ".headerlink, .footnote-backref"]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FinishError(f"Pagefind could not index the pages: {(done.stderr or done.stdout).strip()[-500:]}")
    entry = site / "pagefind" / "pagefind-entry.json"
    # Pagefind writes the languages in any order.
    entry.write_text(json.dumps(json.loads(entry.read_text(encoding="utf-8")), sort_keys=True), encoding="utf-8")
    for path in sorted((site / "pagefind").glob("pagefind-*ui.*")):
        path.unlink()


@cache
def _digest(script: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"


def content_policy(page: bytes) -> bytes:
    """Put the hashes of a page's own inline scripts into its policy.

    >>> content_policy(b'<meta content="script-src @inline-script-hashes@"><script>go()</script>')
    b'<meta content="script-src \\'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=\\'"><script>go()</script>'
    """
    hashes = " ".join(dict.fromkeys(_digest(script) for script in _INLINE.findall(page)))
    return page.replace(HASHES.encode(), hashes.encode())


def root_files(site: Path, templates: Path, address: str, names: Mapping[str, str], words: Mapping[str, str], policy: str,
               texts: Mapping[str, str]) -> None:
    """Write the page that leads to the reader's language, the page for lost readers, robots.txt, the list of sitemaps and the ``texts`` by name."""
    environment = Environment(loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined)
    page = environment.get_template("root.html").render(names=names, words=words, address=address, policy=policy)
    _write(site / "index.html", page)
    first = next(iter(names))
    (site / first / "404.html").rename(site / "404.html")
    for language in names:
        (site / language / "404.html").unlink(missing_ok=True)
    maps = "".join(f"<sitemap><loc>{escape(address)}{language}/sitemap.xml</loc></sitemap>\n" for language in names)
    _write(site / "sitemap.xml", '<?xml version="1.0" encoding="UTF-8"?>\n'
           f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{maps}</sitemapindex>\n')
    for name, text in texts.items():
        _write(site / name, text)
    _write(site / "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def fill_heads(site: Path, head: Callable[[str], str]) -> None:
    """Put what ``head`` says of each page, by its path on the site, before the end of the page's head."""
    for path in sorted(site.rglob("*.html")):
        raw = path.read_bytes()
        done = insert(raw, head(path.relative_to(site).as_posix()))
        if done != raw:
            path.write_bytes(done)


def apply_policy(pages: Sequence[Path]) -> None:
    """Complete the content policy of every page."""
    for path in pages:
        raw = path.read_bytes()
        done = content_policy(raw)
        if done != raw:
            path.write_bytes(done)


def swap(new: Path, site: Path) -> None:
    """Put the finished folder in the place of the site before it; until then the old one stays as it was."""
    old = new.with_name("site-before")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def restore(work: Path, site: Path) -> None:
    """Bring back the old site if a build was stopped between the two renames of ``swap``."""
    old = work / "site-before"
    if old.is_dir() and not site.exists():
        old.rename(site)
