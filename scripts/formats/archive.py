"""Zip files that are the same bytes for the same content: names sorted, one date, one mode."""
from __future__ import annotations

import shutil
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

_MODE = 0o100644 << 16


def entry(name: str, day: datetime, level: int) -> zipfile.ZipInfo:
    """Give the heading of one file in a zip."""
    info = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, _MODE
    info._compresslevel = level  # the public name of it is younger than the oldest Python we run on
    return info


def write(path: Path, content: Mapping[str, Path | bytes], day: datetime, level: int = 6) -> None:
    """Write a zip of ``content``: name to bytes, or to the file that holds them."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, source in sorted(content.items()):
            info = entry(name, day, level)
            if isinstance(source, bytes):
                archive.writestr(info, source, compresslevel=level)
                continue
            info.file_size = source.stat().st_size  # from it zipfile knows whether the entry needs 64-bit sizes
            with source.open("rb") as file, archive.open(info, "w") as target:
                shutil.copyfileobj(file, target, 1 << 20)
