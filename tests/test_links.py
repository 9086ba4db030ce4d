"""The check of addresses against a real server: every answer, politeness, no network, and runs that are stopped."""
from __future__ import annotations

import csv
import http.server
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import canonical, links, paths
from scripts.links import Answer, Asker
from scripts.load import load
from tests.make import descriptors, filler

PATIENCE = 0.6
DAY = "2026-11-29"
AWAY = {"/moved": (301, "/ok"), "/found": (302, "/moved"), "/lost": (301, "/missing"), "/loop": (301, "/loop"), "/file": (301, "file:///etc/passwd"),
        "/user": (302, "http://name:word@127.0.0.1/"), "/far": (301, "/" + "x" * 3000), "/spaced": (301, "/o k"), "/nowhere": (301, None)}
ANSWERS = {"/ok": 200, "/o%20k": 200, "/missing": 404, "/deleted": 410, "/forbidden": 403, "/broken": 500, "/busy": 429}


class Server(http.server.ThreadingHTTPServer):
    """A server that answers as the path says and remembers what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[float, str, str]] = []
        self.agents: set[str] = set()
        self.stopped = threading.Event()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers to both methods alike, but where the path says otherwise."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((time.monotonic(), self.command, self.path))
        self.server.agents.add(self.headers["User-Agent"])
        if self.path == "/slow":
            self.server.stopped.wait(5 * PATIENCE)
        if self.path == "/dropped":
            self.connection.close()
            return
        status, target = AWAY.get(self.path, (ANSWERS.get(self.path, 200), None))
        self.send_response(405 if self.path == "/get-only" and self.command == "HEAD" else status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.stopped.set()
        running.shutdown()
        thread.join()


def closed() -> str:
    """Give an address at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/"


@pytest.mark.parametrize(("path", "state", "status", "final"), [
    ("/ok", "answered", "200", ""), ("/ok#part", "answered", "200", ""), ("/get-only", "answered", "200", ""), ("/moved", "moved", "200", "/ok"),
    ("/found", "moved", "200", "/ok"), ("/spaced", "moved", "200", "/o%20k"), ("/missing", "gone", "404", ""), ("/deleted", "gone", "410", ""),
    ("/lost", "gone", "404", ""), ("/forbidden", "refused", "403", ""), ("/busy", "refused", "429", ""), ("/broken", "refused", "500", ""),
    ("/loop", "refused", "301", ""), ("/file", "refused", "301", ""), ("/user", "refused", "302", ""), ("/far", "refused", "301", ""),
    ("/nowhere", "refused", "301", ""), ("/slow", "no_answer", "not_applicable", ""), ("/dropped", "no_answer", "not_applicable", ""),
])
def test_an_answer_is_told_by_what_the_server_does(server: Server, path: str, state: str, status: str, final: str) -> None:
    assert Asker(0.001, PATIENCE).ask(server.address(path)) == Answer(state, status, server.address(final) if final else "not_applicable")


@pytest.mark.parametrize("url", ["http://127.0.0.1:99999/", "http://name.invalid/", "http://[::1", "http://" + "a" * 300 + "/"])
def test_an_address_that_leads_to_no_server_has_no_answer(url: str) -> None:
    assert Asker(0.001, PATIENCE).ask(url) == Answer("no_answer")


def test_the_page_is_asked_for_only_where_its_head_does_not_come(server: Server) -> None:
    for path in ("/ok", "/get-only"):
        Asker(0.001, PATIENCE).ask(server.address(path))
    assert [what for _, *what in server.asked] == [["HEAD", "/ok"], ["HEAD", "/get-only"], ["GET", "/get-only"]]


def test_a_host_is_left_in_peace_between_requests_and_told_who_asks(server: Server) -> None:
    asker = Asker(0.3, PATIENCE)
    for path in ("/moved", "/missing"):
        asker.ask(server.address(path))
    times = [at for at, *_ in server.asked]
    assert len(times) == 4 and all(later - earlier >= 0.28 for earlier, later in zip(times, times[1:], strict=False))
    assert len(server.agents) == 1 and "los-angeles-declaration-open-data" in server.agents.pop()


def data(folder: Path, *urls: str) -> Path:
    """Lay out a package of sources with these addresses, s1 the first of them."""
    descriptor = descriptors()["sources"]
    root = folder / "datapackages"
    (root / "sources").mkdir(parents=True)
    shutil.copy(paths.DATAPACKAGES / "sources" / "datapackage.json", root / "sources")
    for resource in descriptor["resources"]:
        fields = resource["schema"]["fields"]
        rows = [{"source_id": f"s{number}", "url": url} for number, url in enumerate(urls, 1)] if resource["name"] == "sources" else []
        with (root / "sources" / resource["path"]).open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([[field["name"] for field in fields], *([row.get(field["name"], filler(field)) for field in fields] for row in rows)])
    return root


def recorded(root: Path) -> list[list[str]]:
    """Give the recorded rows, and see that the file is in canonical form."""
    path = root / "sources" / "link_checks.csv"
    catalog, problems = load(root)
    assert not problems and path.read_text("utf-8") == canonical.table_text(catalog.tables[links.TABLE])
    return [list(row) for row in catalog.tables[links.TABLE].rows]


def command(root: Path) -> tuple[object, ...]:
    return "links", "--data", root, "--today", DAY, "--pause", "0.001", "--patience", PATIENCE


def test_answers_are_recorded_in_canonical_form_once_a_day(server: Server, tmp_path: Path, run) -> None:
    root = data(tmp_path, *map(server.address, ("/ok", "/moved", "/missing")), closed(), "unknown")
    result = run(*command(root))
    assert (result.code, result.out) == (0, f"4 addresses asked on {DAY}, answered 1, gone 1, moved 1, no_answer 1\n")
    rows = [["s1", DAY, "answered", "200", "not_applicable"], ["s2", DAY, "moved", "200", server.address("/ok")],
            ["s3", DAY, "gone", "404", "not_applicable"], ["s4", DAY, "no_answer", "not_applicable", "not_applicable"]]
    assert recorded(root) == rows
    server.asked.clear()
    assert run(*command(root)).out == f"0 addresses asked on {DAY}\n" and (server.asked, recorded(root)) == ([], rows)
    assert run(*command(root), "--today", "2026-11-30").code == 0 and len(recorded(root)) == 8


@pytest.mark.parametrize("number", [1, links.PROBES + 3])
def test_without_a_network_one_line_says_so_and_nothing_is_written(tmp_path: Path, run, number: int) -> None:
    root = data(tmp_path, *(closed() for _ in range(number)))
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in root.rglob("*.*")}
    result = run(*command(root))
    assert (result.code, result.out) == (1, "No address could be reached: there seems to be no network. Nothing was written.\n")
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in root.rglob("*.*")} == before


def test_hosts_are_asked_in_turn(server: Server, tmp_path: Path) -> None:
    root = data(tmp_path, "https://a.example/1", "https://a.example/2", "https://b.example/1", "not_found")
    assert [source for source, _ in links.waiting(load(root)[0], DAY)] == ["s1", "s3", "s2"]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_keeps_what_was_done_and_the_next_goes_on(server: Server, tmp_path: Path, run, stop: signal.Signals) -> None:
    root = data(tmp_path, *(server.address(f"/page-{number}") for number in range(6)))
    arguments = [*map(str, command(root)), "--pause", "0.2"]
    with subprocess.Popen([sys.executable, "-m", "scripts", *arguments], cwd=paths.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while len(server.asked) < 3:
            assert running.poll() is None
            time.sleep(0.02)
        running.send_signal(stop)
        assert running.wait(20) != 0
    kept = len(recorded(root))
    assert 2 <= kept < 6
    server.asked.clear()
    assert run(*command(root)).code == 0 and len(recorded(root)) == 6 and len(server.asked) == 6 - kept


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_pause_is_a_number_of_seconds(seconds: str, run) -> None:
    with pytest.raises(SystemExit) as stop:
        run("links", "--pause", seconds)
    assert stop.value.code == 2


def test_the_build_never_asks() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (paths.ROOT / "scripts").rglob("*.py")}
    assert [name for name, text in texts.items() if "scripts.links" in text or "import links" in text] == ["cli.py"]
