"""Earlier versions of the data, each at an address of its own: the zip as it was released, and every file in it."""
from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from scripts.formats.json import text
from scripts.formats.table import File, written

FOLDER = "releases"


def files(folder: Path, releases: Sequence[Path]) -> list[File]:
    """Publish the released versions below ``folder``, with a list of them."""
    found, listed = [], []
    for path in releases:
        zipped = written(folder, f"{FOLDER}/{path.name}", path.read_bytes(), "release")
        with ZipFile(path) as archived:
            inside = [written(folder, f"{FOLDER}/{path.stem}/{name}", archived.read(name), "release") for name in archived.namelist()]
            days = [json.loads(archived.read(name))["created"][:10] for name in archived.namelist() if name.endswith("/datapackage.json")]
        found += [zipped, *inside]
        listed.append({"version": path.stem, "released_on": max(days), "zip": path.name, "bytes": zipped.bytes, "sha256": zipped.sha256,
                       "files": [file.path.removeprefix(f"{FOLDER}/") for file in inside]})
    return [*found, written(folder, f"{FOLDER}/index.json", text(listed), "release")]
