"""Preview with live reload: builds the site into build/preview/, serves it, and builds again when a source file changes.

A preview has no content policy, because the script that reloads the page would not pass it. site/ is left alone.
"""
from __future__ import annotations

import os
import socket
import subprocess
import sys
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from scripts import paths

WATCHED = (paths.DATAPACKAGES, paths.DOCS, paths.OVERRIDES, paths.ROOT / "scripts", paths.ROOT / "mkdocs.yml")
WORK = paths.BUILD / "preview"
PREVIEW = WORK / "served"


def build() -> None:
    """Build in a process of its own, which sees changes of the scripts; a failure leaves the pages of before."""
    command = [sys.executable, "-m", "scripts", "build", "--preview", "--work", str(WORK), "--site", str(PREVIEW)]
    # Byte code written beside the scripts would look like a change of them.
    subprocess.run(command, cwd=paths.ROOT, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, check=False)


def run(host: str, port: int) -> int:
    """Serve the preview until it is stopped."""
    try:
        socket.create_server((host, port)).close()
    except OSError as error:
        print(f"Port {port} of {host} cannot be used ({error.strerror}); choose another: python -m scripts serve --port {port + 1}", file=sys.stderr)
        return 1
    build()
    if not (PREVIEW / "index.html").is_file():
        return 1
    server = LiveReloadServer(build, host, port, root=str(PREVIEW), mount_path=urlsplit(paths.SITE_URL).path)
    for path in WATCHED:
        server.watch(str(path))
    print(f"Preview on {server.url} (stop with Ctrl+C)", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    finally:
        server.shutdown()
    return 0
