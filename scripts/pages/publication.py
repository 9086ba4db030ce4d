"""Where the site is published, which every page may have to say. Values only."""
from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Publication:
    """Where the site is published: its address, the address of its repository (may be none), its name, the data's day, the versions kept."""

    site: str = "http://localhost:8000/"
    repository: str = ""
    name: str = ""
    day: str = ""
    releases: tuple[str, ...] = ()

    @property
    def data(self) -> str:
        """Give the path of the downloads on the site."""
        return urlsplit(self.site).path + "data/"
