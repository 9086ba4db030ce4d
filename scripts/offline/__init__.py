"""The finished site -> one zip that opens from a disk: every link names a file, and the search needs no server.

In: the folder of the site. Out: a zip in it. The pages stay as they are but for their links, which lead to index.html where a server
would have added it, to a file of the copy where they named the site's own address, and to the site itself for what is left out.
All data are inside once for each purpose (CSV, one database, one workbook, the JSON of records); the same again in other forms is not.
"""
from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from scripts.formats import archive

ZIP, FOLDER, SCRIPT = "offline.zip", "los-angeles-declaration-open-data", "offline.js"
_OTHER = re.compile(r"pagefind/|404\.html$|robots\.txt$|(.*/)?sitemap\.xml$|[^/]+/assets/cards/|offline\.zip$")
_DATA = re.compile(r"data/(all\.(sqlite|xlsx)|LICENSE-DATA|CITATION\.cff|index\.json|[^/]+/([^/]+\.(csv|md)|(datapackage|codebook)\.json)"
                   r"|(?!feeds/|releases/)([^/]+/[^/]+|countries)/[^/]+\.json)")
_LONGEST = 4000
_LINK = re.compile(r'(<(?P<tag>a|script|img|link|source)\b[^>]*?\s(?:href|src)=")(?P<value>[^"]*)"')
_REFRESH = re.compile(r'(<meta http-equiv="refresh" content="0; url=)([^"]*)"')
_REDIRECT = re.compile(r"<script>\s*const offered\b.*?</script>", re.DOTALL)
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_UNREAD = re.compile(r'<a class="headerlink".*?</a>|<(script|style)\b.*?</\1>|<p class="crumb".*?</p>', re.DOTALL)
_KIND = re.compile(r'data-pagefind-meta="kind">([^<]*)<')
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_OWN_LINK = re.compile(rb'<a [^>]*href="[^"]*/offline\.zip"[^>]*>.*?</a>')


@dataclass(frozen=True)
class Copy:
    """What the copy holds, and the address of the site it is a copy of."""

    files: Collection[str]
    address: str

    def link(self, page: str, tag: str, value: str) -> str:
        """Give a link of a page as it must be without a server."""
        own = value.startswith(self.address)
        if not value or value.startswith("#") or (own and tag == "link"):
            return value
        parts = urlsplit(value[len(self.address) - 1:] if own else value)
        if parts.scheme or parts.netloc:
            return value
        home = urlsplit(self.address).path
        path = unquote(parts.path)
        if path.startswith("/"):
            target = path[1:] if own else path.removeprefix(home) if path.startswith(home) else path[1:]
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) + "/" * (path.endswith(("/", ".")) or not path)
            target = target.removeprefix("./")
        for found in (target, posixpath.join(target, "index.html")):
            if found in self.files:
                made = quote(posixpath.relpath(found, posixpath.dirname(page) or "."))
                return made + (f"#{parts.fragment}" if parts.fragment else "")
        return self.address + quote(target) + (f"#{parts.fragment}" if parts.fragment else "")

    def page(self, path: str, text: str) -> str:
        """Give a page as it must be without a server."""
        def changed(match: re.Match[str]) -> str:
            return f'{match[1]}{escape(self.link(path, match["tag"], unescape(match["value"])))}"'

        text = _REDIRECT.sub("", _REFRESH.sub(lambda match: f'{match[1]}{self.link(path, "a", match[2])}"', _LINK.sub(changed, text)))
        script = posixpath.relpath(SCRIPT, posixpath.dirname(path) or ".")
        return text.replace("</body>", f'<script src="{script}" defer></script>\n</body>', 1) if "site.js" in text else text


def plain(html: str) -> str:
    """Give the words of a piece of HTML."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())


def entry(path: str, text: str) -> list[str] | None:
    """Give what the search knows of a page: its file, kind, title and words."""
    article, title = _ARTICLE.search(text), _TITLE.search(text)
    if not article or not title:
        return None
    kind = _KIND.search(text)
    words = plain(_TITLE.sub("", _UNREAD.sub(" ", article[1]), count=1))
    return [path, unescape(kind[1]) if kind else "", plain(_UNREAD.sub("", title[1])), words[:_LONGEST]]


def kept(name: str) -> bool:
    """Tell whether a file of the site belongs in the copy."""
    return _DATA.fullmatch(name) is not None if name.startswith("data/") else not _OTHER.match(name)


def content(site: Path, address: str) -> Iterator[tuple[str, Path | bytes]]:
    """Give every file of the copy by its path."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    files = {name: path for name, path in files.items() if kept(name)}
    copy = Copy(files.keys(), address)
    known: dict[str, list[list[str]]] = {}
    for name, path in files.items():
        if not name.endswith(".html"):
            yield name, path
            continue
        text = path.read_text(encoding="utf-8")
        if "/" in name and (found := entry(name, text)):
            known.setdefault(name.partition("/")[0], []).append(found)
        yield name, copy.page(name, text).encode("utf-8")
    yield SCRIPT, Path(__file__).with_name("search.js")
    for language, pages in known.items():
        lines = ",\n".join(json.dumps(page, ensure_ascii=False) for page in pages)
        yield f"search-{language}.js", f"const searchPages = [\n{lines}\n];\n".encode()


def add(site: Path, address: str) -> None:
    """Put the zip into the site, its files bearing the day of the data, and its size behind the links that lead to it."""
    made = {f"{FOLDER}/{name}": source for name, source in content(site, address)}
    created, version = max((found["created"], found["version"]) for found in map(_read, site.glob("data/*/datapackage.json")))
    readme = Path(__file__).with_name("README.txt").read_text(encoding="utf-8")
    made[f"{FOLDER}/README.txt"] = readme.format(version=version, day=created[:10], address=address).encode("utf-8")
    archive.write(site / ZIP, made, datetime.fromisoformat(created).astimezone(UTC))
    size = f" ({(site / ZIP).stat().st_size / 1e6:.0f} MB)".encode()
    for path in site.rglob("*.html"):
        raw = path.read_bytes()
        if (done := _OWN_LINK.sub(lambda link: link[0] + size, raw)) != raw:
            path.write_bytes(done)


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))
