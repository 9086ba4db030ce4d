"""The site as the tests meet it: built once a session, in a folder of its own and from another working directory.

`pytest --site FOLDER` tests a site that is already built.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from scripts import paths

_LOADED = (
    "//script/@src | //link[contains(@rel, 'stylesheet') or contains(@rel, 'icon') or contains(@rel, 'preload') or contains(@rel, 'preconnect')]/@href"
    " | //img/@src | //iframe/@src | //source/@src | //form/@action"
)


def command(*arguments: object) -> list[str]:
    """Give a command of the project."""
    return [sys.executable, "-m", "scripts", *map(str, arguments)]


def environment(**settings: str) -> dict[str, str]:
    """Give the environment for a command that runs outside the project's folder, with its default settings."""
    kept = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH")}
    return {**kept, "PYTHONPATH": str(paths.ROOT), **settings}


def build(folder: Path, **settings: str) -> Path:
    """Build the site into ``folder``/site, and stop the tests with what the build said if it fails."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        command("build", "--site", folder / "site", "--work", folder / "work"),
        cwd=folder, env=environment(**settings), capture_output=True, text=True,
    )
    if done.returncode:
        pytest.exit(f"The site could not be built:\n{done.stdout}{done.stderr}", returncode=1)
    return folder / "site"


@dataclass(frozen=True)
class Page:
    """One page of the finished site, with its address from the root."""

    address: str
    path: Path

    @cached_property
    def raw(self) -> bytes:
        """Give the bytes of the file."""
        return self.path.read_bytes()

    @property
    def tree(self) -> html.HtmlElement:
        """Parse the page; not kept, because all trees together would not fit."""
        return html.fromstring(self.raw)

    @cached_property
    def facts(self) -> Facts:
        """Give what most tests ask of a page."""
        return Facts.of(self)


@dataclass(frozen=True)
class Facts:
    """What a page links to, loads, names and says."""

    title: str
    description: str
    language: str
    canonical: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    loaded: tuple[str, ...]
    cells: tuple[str, ...]
    inline: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, page: Page) -> Facts:
        """Read a page once."""
        tree = page.tree
        here = f"http://site{page.address}"
        return cls(
            title=tree.findtext(".//title", "").strip(),
            description=next(iter(tree.xpath("//meta[@name='description']/@content")), ""),
            language=tree.get("lang", ""),
            canonical=next(iter(tree.xpath("//link[@rel='canonical']/@href")), ""),
            ids=tuple(tree.xpath("//@id")),
            links=tuple(dict.fromkeys(urljoin(here, link) for link in tree.xpath("//a/@href"))),
            loaded=tuple(urljoin(here, link) for link in tree.xpath(_LOADED)),
            cells=tuple(cell.text_content().strip() for cell in tree.xpath("//td | //dd")),
            inline=tuple(f"{name}={value}" for element in tree.iter("*") for name, value in element.items() if name == "style" or name.startswith("on")),
            text=" ".join(part.text_content() for part in tree.xpath("//article")),
        )


@dataclass(frozen=True)
class Site:
    """A finished site."""

    folder: Path

    @property
    def work(self) -> Path:
        """Give the folder of what was made on the way: the one beside the site, else that of an ordinary build."""
        beside = self.folder.with_name("work")
        return beside if beside.is_dir() else paths.BUILD

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Give every page by its address from the root, such as /en/pledges/."""
        found = (f"/{path.relative_to(self.folder).as_posix()}" for path in sorted(self.folder.rglob("*.html")))
        return {address: Page(address, self.folder / address[1:]) for address in found}

    def page(self, address: str) -> Page:
        """Give the page at an address that ends in a slash."""
        return self.pages[f"{address}index.html"]

    def records(self) -> Iterator[Page]:
        """Give the pages of all languages, without the root page and the page for lost readers."""
        return (page for address, page in self.pages.items() if address.count("/") > 1)

    def target(self, url: str) -> Path | None:
        """Give the file that an address inside the site leads to, if there is one."""
        path = self.folder / unquote(urlsplit(url).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        return path if path.is_file() else None

    def first_view(self, page: Page) -> int:
        """Count the bytes of a page with its styles, its scripts and its icon, compressed as a server does."""
        files = {page.path, *(self.target(url) for url in page.facts.loaded if urlsplit(url).scheme != "data")}
        return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)

    def kinds(self) -> dict[str, list[Page]]:
        """Give the pages by kind, shortest first: the folder under the language, lists apart from records."""
        found: dict[str, list[Page]] = {}
        for page in self.records():
            parts = page.address.split("/")[2:-1]
            found.setdefault("/".join(parts[:1] + ["*"] * (len(parts) > 1)) or "home", []).append(page)
        return {kind: sorted(pages, key=lambda page: page.path.stat().st_size) for kind, pages in found.items()}

    def extremes(self) -> list[Page]:
        """Give the emptiest, the longest and the widest page of each kind."""
        chosen = {page.address: page for pages in self.kinds().values() for page in (pages[0], pages[-1], max(pages, key=_columns))}
        return [chosen[address] for address in sorted(chosen)]


def _columns(page: Page) -> int:
    """Count the columns of the widest table."""
    return max((head.count(b"<th") for head in re.findall(rb"<thead>.*?</thead>", page.raw, re.DOTALL)), default=0)


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The finished site."""
    given = request.config.getoption("--site")
    return Site(Path(given).resolve() if given else build(tmp_path_factory.mktemp("built")))
