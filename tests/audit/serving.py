"""A web server that compresses, as those do that publish the site."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = {"text/html", "text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml", "application/xml", "text/plain"}
OWN_TYPES = {".wasm": "application/wasm", ".js": "text/javascript"}


@cache
def _body(path: Path) -> tuple[str, bytes, bool]:
    kind = OWN_TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
    small = kind in COMPRESSED
    return kind, gzip.compress(path.read_bytes(), 6) if small else path.read_bytes(), small


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = folder / unquote(urlsplit(self.path).path).lstrip("/")
            path = path / "index.html" if path.is_dir() else path
            found = path.is_file()
            kind, body, small = _body(path if found else folder / "404.html")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if small:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder and give its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
