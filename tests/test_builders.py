"""Other builders that read mkdocs.yml make the same pages of what is staged: the finished site is MkDocs' work, and theirs is compared with it."""
from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from scripts import paths, render
from tests.built import Site

SIZE = re.compile(r" \(\d+ MB\)")
"""What the finished site says behind a link to its offline edition, and no builder knows."""
BUILDERS = ("properdocs", "zensical")
LANGUAGE = paths.LANGUAGES[0]
FIGURE = re.compile(r'\{\{ figure\("([^"]+)"\) \}\}')


@pytest.fixture(scope="module")
def project(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what a builder needs and no more; Zensical writes only below the folder of its configuration."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(render.CONFIGURATION, folder)
    (folder / "scripts").mkdir()
    shutil.copy(paths.ROOT / "scripts" / "macros.py", folder / "scripts")
    shutil.copytree(paths.OVERRIDES, folder / "overrides")
    shutil.copytree(site.work / "docs" / LANGUAGE, folder / "docs")
    shutil.copy(site.work / "values" / f"{LANGUAGE}.json", folder / "values.json")
    places = [render.Places(Path("docs"), Path(builder), Path("values.json")) for builder in BUILDERS]

    def build(builder: str, place: render.Places) -> subprocess.CompletedProcess:
        variables = render.environment(LANGUAGE, place, date(2026, 1, 1), render.words(), "")
        command = [sys.executable, "-m", builder, "build", "--strict", "--config-file", "mkdocs.yml"]
        return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True)

    with ThreadPoolExecutor(len(BUILDERS)) as pool:
        for builder, done in zip(BUILDERS, pool.map(build, BUILDERS, places), strict=True):
            assert done.returncode == 0, f"{builder}: {done.stdout}{done.stderr}"
    return folder


@pytest.fixture(scope="module")
def differences(site: Site, project: Path) -> dict[str, list]:
    """What differs in the pages of each builder: page, part, as MkDocs has it, as the builder has it."""
    own = site.folder / LANGUAGE
    names = sorted(path.relative_to(own).as_posix() for path in own.rglob("*.html"))
    found = {}
    with ProcessPoolExecutor(2) as pool:
        for builder in BUILDERS:
            compared = pool.map(partial(differing, own, project / builder), names, chunksize=100)
            found[builder] = [difference for page in compared for difference in page]
    return found


def facts(folder: Path, name: str) -> dict[str, object]:
    """Give what must be the same of a page, whoever builds it."""
    tree = html.fromstring((folder / name).read_bytes())
    article, here = tree.xpath("//article")[0], f"/{name.removesuffix('index.html')}"
    return {
        "title": tree.findtext(".//title"),
        "description": tree.xpath("//meta[@name='description']/@content"),
        "headings": [(part.tag, part.get("id"), part.text_content()) for part in article.xpath(".//h1 | .//h2 | .//h3")],
        "tables": [[[cell.text_content().split() for cell in row] for row in table.iter("tr")] for table in article.iter("table")],
        "links": [urljoin(here, link) for link in article.xpath(".//a/@href | .//img/@src")],
        "text": SIZE.sub("", article.text_content()).split(),
    }


def differing(one: Path, other: Path, name: str) -> list[tuple[str, str, object, object]]:
    """Give each part of a page that differs between two folders."""
    if not (other / name).is_file():
        return [(name, "page", True, False)]
    here, there = facts(one, name), facts(other, name)
    return [(name, part, here[part], there[part]) for part in here if here[part] != there[part]]


@pytest.mark.parametrize("builder", BUILDERS)
def test_another_builder_makes_the_same_pages(site: Site, project: Path, differences: dict[str, list], builder: str):
    own = {path.relative_to(site.folder / LANGUAGE) for path in (site.folder / LANGUAGE).rglob("*.html")}
    made = {path.relative_to(project / builder) for path in (project / builder).rglob("*.html")}
    assert own == made - {Path("404.html")}
    assert [] == differences[builder]


@pytest.mark.parametrize("builder", BUILDERS)
def test_another_builder_prints_the_figures_of_prose(project: Path, builder: str):
    answers = json.loads((project / "values.json").read_text(encoding="utf-8"))["answers"]
    printed = 0
    for path in sorted((project / "docs").rglob("*.md")):
        source = path.read_text(encoding="utf-8")
        if "render_macros: true" not in source:
            continue
        name = path.relative_to(project / "docs").with_suffix("").as_posix().removesuffix("index")
        text = html.fromstring((project / builder / name / "index.html").read_bytes()).xpath("//article")[0].text_content()
        assert "{{" not in text and "{%" not in text
        for figure in FIGURE.findall(source):
            assert answers[figure]["text"] in text, (name, figure)
            printed += 1
    assert printed > 100
