"""`links`: asks the addresses of the sources whether they still answer, and records it as data. Uses the network; never part of a build.

In: the data packages and a day. Out: rows of sources/link_checks, in canonical form, kept after each answer, so that a
run that is stopped loses nothing and the next one of the same day goes on from there.
"""
from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, zip_longest
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import requests
from tqdm import tqdm

from scripts import canonical, paths
from scripts.format import write
from scripts.load import load
from scripts.model import Catalog, Table

TABLE = "sources.link_checks"
HOPS = 8
PROBES = 5
"""Addresses, of different hosts where there are as many, that stay without any answer before the network is taken to be missing."""
LENGTH = 2000
NONE = "not_applicable"


class Answer(NamedTuple):
    """What an address answered, as the columns of the table say it."""

    link_state: str
    http_status: str = NONE
    final_url: str = NONE


class Asker:
    """Asks one address after the other and lets ``pause`` seconds pass between two requests to one host.

    ``patience`` is how many seconds a connection, and then the head of the answer, may take.
    """

    def __init__(self, pause: float, patience: float) -> None:
        self.pause, self.patience = pause, patience
        self._session, self._last = requests.Session(), defaultdict(lambda: float("-inf"))
        # What a proxy of this machine refuses would be recorded as the page's own answer.
        self._session.trust_env = False
        place = paths.REPO_URL or paths.SITE_URL
        self._session.headers["User-Agent"] = f"los-angeles-declaration-open-data link check (+{place})"

    def ask(self, url: str) -> Answer:
        """Ask without the page and, since not every server knows how to answer that, for the page where it does not come."""
        answer = self._follow("HEAD", url)
        return answer if answer.link_state in ("answered", "moved") else self._follow("GET", url)

    def _follow(self, method: str, url: str) -> Answer:
        at, status = url, NONE
        for _ in range(HOPS):
            try:
                response = self._request(method, at)
            except (requests.RequestException, ValueError):
                return Answer("no_answer")
            status, target = str(response.status_code), self._session.get_redirect_target(response)
            if target is None:
                return _judged(response.status_code, url, at)
            at = requests.utils.requote_uri(urljoin(at, target))
            if not _leads_on(at):
                break
        return Answer("refused", status)

    def _request(self, method: str, url: str) -> requests.Response:
        host = urlsplit(url).netloc
        time.sleep(max(0.0, self._last[host] + self.pause - time.monotonic()))
        try:
            with self._session.request(method, url, allow_redirects=False, stream=True, timeout=self.patience) as response:
                return response
        finally:
            self._last[host] = time.monotonic()


def _leads_on(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None and len(url) <= LENGTH


def _judged(status: int, url: str, at: str) -> Answer:
    if 200 <= status < 300:
        moved = at.partition("#")[0] != url.partition("#")[0]
        return Answer("moved", str(status), at) if moved else Answer("answered", str(status))
    return Answer("gone" if status in (404, 410) else "refused", str(status))


def waiting(catalog: Catalog, day: str) -> Iterator[tuple[str, str]]:
    """Give the sources and addresses not yet asked on this day, hosts in turn."""
    table, checks = catalog.tables["sources.sources"], catalog.tables[TABLE]
    done = {source for source, on in zip(checks.column("source_id"), checks.column("checked_on"), strict=True) if on == day}
    hosts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for source, url, withdrawn in zip(*(table.column(name) for name in ("source_id", "url", "withdrawn_on")), strict=True):
        if url.startswith(("http://", "https://")) and not withdrawn and source not in done:
            hosts[urlsplit(url).netloc].append((source, url))
    return (item for item in chain.from_iterable(zip_longest(*hosts.values())) if item)


def _kept(table: Table, rows: list[tuple[str, ...]], root: Path) -> None:
    write(root.parent / table.path, canonical.table_text(replace(table, rows=[*table.rows, *rows])))


def run(data: Path, today: date | None, pause: float, patience: float) -> int:
    """Ask every address and record the answers; 1 where none could be reached, and then nothing is written."""
    root, day = data.absolute(), (today or date.today()).isoformat()
    catalog, problems = load(root)
    if problems:
        print("the data have problems; run `python -m scripts check`")
        return 1
    asker, rows, reached = Asker(pause, patience), [], False
    todo = list(waiting(catalog, day))
    for source, url in tqdm(todo, desc="addresses", unit="", disable=None):
        answer = asker.ask(url)
        rows.append((source, day, *answer))
        reached = reached or answer.http_status != NONE
        if reached:
            _kept(catalog.tables[TABLE], rows, root)
        elif len(rows) == PROBES:
            break
    if todo and not reached:
        print("No address could be reached: there seems to be no network. Nothing was written.")
        return 1
    states = Counter(row[2] for row in rows)
    print(f"{len(rows)} addresses asked on {day}" + "".join(f", {state} {number}" for state, number in sorted(states.items())))
    return 0
