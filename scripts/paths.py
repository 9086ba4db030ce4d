"""Folders, languages and the settings, each named once. Imports nothing of the project.

Settings (environment variables):

- ``SITE_URL``: the address the site is published under, ending in a slash; default ``http://localhost:8000/``.
- ``REPO_URL``: the address of the source repository, from which "correct this" links are made; default none, then there are no such links.
- ``CONTACT``: where readers write without an account, an e-mail address or an https address; default none, then the page says that this copy names none.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATAPACKAGES = ROOT / "datapackages"
DOCS = ROOT / "docs"
OVERRIDES = ROOT / "overrides"
BUILD = ROOT / "build"
SITE = ROOT / "site"

LANGUAGES = ("en",)
"""The languages that are on, English first; es, pt and fr join when their pages exist."""

SITE_URL = os.environ.get("SITE_URL", "http://localhost:8000/").rstrip("/") + "/"
REPO_URL = os.environ.get("REPO_URL", "").rstrip("/")
CONTACT = os.environ.get("CONTACT", "").strip()
