"""axe-core on every page, two browsers at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.resources import files

from playwright.sync_api import sync_playwright

from tests.audit.serving import serving
from tests.built import Site

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = """async () => {
    document.querySelectorAll("tbody tr:nth-child(n+13)").forEach(row => row.remove());
    const found = await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"]});
    return found.violations.flatMap(fault => fault.nodes.slice(0, 3).map(node => `${fault.id}: ${node.target}`));
}"""
"""Rows after the twelfth are like those before and are left out: axe needs half a minute for the largest table."""
PHONE = {"width": 375, "height": 740}


def _violations(chrome: str, address: str, paths: Sequence[str]) -> list[str]:
    """Open pages one after another, as a child process, and give what axe finds."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome)
        page = browser.new_page(viewport=PHONE)
        for path in paths:
            page.goto(address + path)
            page.evaluate(AXE)
            found += [f"{path}: {fault}" for fault in page.evaluate(RUN)]
        browser.close()
    return found


def violations(site: Site, chrome: str, processes: int = 2) -> Iterator[str]:
    """Give what axe finds on every page, on a phone in light colours; `make test` looks at each kind of page in four views."""
    paths = [page.address.removesuffix("index.html") for page in site.pages.values() if page.address.count("/") > 1] + ["/404.html"]
    with serving(site.folder) as address, ProcessPoolExecutor(processes) as pool:
        shares = [paths[place::processes * 8] for place in range(processes * 8)]
        for found in pool.map(partial(_violations, chrome, address), shares):
            yield from found
