"""The version and day of the data -> CITATION.cff and .zenodo.json of the source repository.

CITATION.cff is kept by hand but for its version and day, which follow the data packages; .zenodo.json follows from both.
"""
from __future__ import annotations

import re
from html import escape

from scripts.metadata.collection import Collection, text

CITATION, ZENODO = "CITATION.cff", ".zenodo.json"


def cff(citation: str, version: str, day: str) -> str:
    """Give CITATION.cff with the version and day of the data.

    >>> cff('version: 0.1.0\\ndate-released: "2026-11-23"\\n', "0.2.0", "2027-01-31")
    'version: 0.2.0\\ndate-released: "2027-01-31"\\n'
    """
    dated = re.sub(r"(?m)^date-released:.*$", f'date-released: "{day}"', citation)
    return re.sub(r"(?m)^version:.*$", f"version: {version}", dated)


def zenodo(collected: Collection) -> dict[str, object]:
    """Give what Zenodo reads from the repository when a release is archived there."""
    return {
        "upload_type": "dataset", "title": collected.title, "version": collected.version, "publication_date": collected.day,
        "description": f"<p>{escape(collected.description)}</p>", "creators": [{"name": collected.maintainers}],
        "access_right": "open", "license": collected.license.lower(), "keywords": collected.keywords, "language": "eng",
    }


def root_files(collected: Collection, citation: str) -> dict[str, bytes]:
    """Give the two files of the root of the repository."""
    return {CITATION: cff(citation, collected.version, collected.day).encode("utf-8"), ZENODO: text(zenodo(collected))}
