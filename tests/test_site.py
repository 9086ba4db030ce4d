"""The finished site: links, words, policy, files, and that a failed or stopped build leaves it alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import signal
import subprocess
import time
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from scripts import finish, paths
from scripts.stage import StageError, stage
from tests.built import Site, build, command, environment

EMPTY = {"nan", "NaN", "None", "[]", "{}", "<NA>", "NaT", "null", "undefined", ""}
LIMIT = 90_000
"""Bytes of the first view of a text page, compressed."""


def listed(found: list[str]) -> str:
    """Give a readable message of many findings."""
    return f"{len(found)} found, the first:\n" + "\n".join(found[:20])


def test_every_internal_link_and_anchor_leads_somewhere(site: Site) -> None:
    """Links to other sites are not followed."""
    broken = []
    for page in site.pages.values():
        for link in page.facts.links:
            parts = urlsplit(link)
            if parts.netloc != "site":
                continue
            target = site.target(link)
            if target is None:
                broken.append(f"{page.address}: {link}")
            elif parts.fragment and target.suffix == ".html":
                if parts.fragment not in site.pages[f"/{target.relative_to(site.folder).as_posix()}"].facts.ids:
                    broken.append(f"{page.address}: no #{parts.fragment} in {target.relative_to(site.folder)}")
    assert not broken, listed(broken)


def test_what_a_page_loads_is_there_and_of_this_site(site: Site) -> None:
    wrong = [f"{page.address}: {url}" for page in site.pages.values() for url in page.facts.loaded
             if urlsplit(url).scheme != "data" and (urlsplit(url).netloc != "site" or site.target(url) is None)]
    assert not wrong, listed(wrong)


def test_no_template_syntax_reaches_the_reader(site: Site) -> None:
    raw = [page.address for page in site.pages.values() if re.search(r"\{\{|\{%|\}\}|\{: |\{ [.#]", page.facts.text)]
    assert not raw, listed(raw)


def test_no_cell_is_blank_or_shows_how_a_program_says_nothing(site: Site) -> None:
    shown = [f"{page.address}: {cell!r}" for page in site.pages.values() for cell in page.facts.cells if cell in EMPTY]
    assert not shown, listed(shown)


def test_ids_stand_once_on_a_page(site: Site) -> None:
    doubled = [f"{page.address}: {name}" for page in site.pages.values() for name, times in Counter(page.facts.ids).items() if times > 1]
    assert not doubled, listed(doubled)


def test_titles_tell_pages_apart(site: Site) -> None:
    by_title = defaultdict(list)
    for page in site.records():
        by_title[page.facts.language, page.facts.title].append(page.address)
    doubled = [f"{title}: {' '.join(addresses)}" for (_, title), addresses in by_title.items() if len(addresses) > 1]
    assert not doubled, listed(doubled)


def test_every_page_has_a_description_and_says_its_language(site: Site) -> None:
    lacking = [page.address for page in site.records()
               if not page.facts.description or page.facts.language != page.address.split("/")[1]]
    assert not lacking, listed(lacking)


def test_the_sitemaps_list_every_page_by_its_canonical_address_and_nothing_else(site: Site) -> None:
    listed_ = set()
    for language in paths.LANGUAGES:
        listed_ |= set(re.findall("<loc>(.*?)</loc>", (site.folder / language / "sitemap.xml").read_text("utf-8")))
        assert f"<loc>{paths.SITE_URL}{language}/sitemap.xml</loc>" in (site.folder / "sitemap.xml").read_text("utf-8")
    standing = [page for page in site.records() if b'http-equiv="refresh"' not in page.raw]
    assert listed_ == {page.facts.canonical for page in standing}
    assert listed_ == {paths.SITE_URL + page.address.removesuffix("index.html").lstrip("/") for page in standing}
    assert f"Sitemap: {paths.SITE_URL}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")


def test_the_policy_of_a_page_allows_its_own_inline_scripts_and_no_others(site: Site) -> None:
    for page in site.pages.values():
        policy = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        scripts = [script.text for script in page.tree.xpath("//script[not(@src) and not(starts-with(@type, 'application/'))]")]
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts}
        assert len(policy) == 1, page.address
        assert set(re.findall(r"'sha256-[^']+'", policy[0])) == hashes, page.address
        assert "unsafe-inline" not in policy[0] and "'unsafe-eval'" not in policy[0] and finish.HASHES not in policy[0]


def test_no_style_or_handler_stands_in_an_attribute(site: Site) -> None:
    """The policy would refuse it."""
    found = [f"{page.address}: {attribute}" for page in site.pages.values() for attribute in page.facts.inline]
    assert not found, listed(found)


@pytest.mark.parametrize("fault", [b'autocomplete="off" type="checkbox"', b'type="checkbox" id="__drawer" autocomplete', b'tabindex=""'])
def test_faults_of_the_theme_stay_mended(site: Site, fault: bytes) -> None:
    found = [page.address for page in site.pages.values() if fault in page.raw]
    assert not found, listed(found)


def test_the_bundle_does_not_hold_up_the_first_view(site: Site) -> None:
    for page in site.records():
        waiting = [script.get("src") for script in page.tree.xpath("//script[@src]") if script.get("defer") is None]
        assert waiting == [], page.address


def test_labels_belong_to_something_on_their_page(site: Site) -> None:
    wrong = []
    for page in site.pages.values():
        ids = set(page.facts.ids)
        wrong += [f"{page.address}: {name}" for name in page.tree.xpath("//label/@for") if name not in ids]
    assert not wrong, listed(wrong)


def test_the_root_page_leads_on_without_a_script(site: Site) -> None:
    root = site.pages["/index.html"]
    assert [link.removeprefix("http://site/") for link in root.facts.links] == [f"{language}/" for language in paths.LANGUAGES]


def test_a_lost_reader_gets_a_page_that_says_so(site: Site) -> None:
    lost = site.pages["/404.html"]
    assert "not found" in lost.facts.title.casefold() and "Search" in lost.facts.text
    assert lost.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not list(site.folder.glob("*/404.html"))


def test_nothing_is_published_that_no_page_uses(site: Site) -> None:
    allowed = {"index.html", "404.html", "robots.txt", "sitemap.xml", "data", "pagefind", *paths.LANGUAGES}
    assert {path.name for path in site.folder.iterdir()} <= allowed | {"llms.txt", "CITATION.cff", "offline.zip"}
    assert not [path for path in site.folder.rglob("*") if path.suffix in (".map", ".gz", ".py", ".bak") or path.name.startswith(".")]
    for language in paths.LANGUAGES:
        own = {path.name for path in (site.folder / language / "assets").iterdir()}
        assert own == {"images", "javascripts", "stylesheets", "cards", *(path.name for path in (paths.OVERRIDES / "assets").iterdir())}


def test_the_index_of_the_data_tells_the_truth(site: Site) -> None:
    entries = json.loads((site.folder / "data" / "index.json").read_text("utf-8"))
    entries = entries if isinstance(entries, list) else entries["files"]
    for entry in entries:
        content = (site.folder / "data" / entry["path"]).read_bytes()
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), entry["path"]
    assert {entry["path"] for entry in entries} >= {
        f"{path.parent.name}/{path.name}" for path in paths.DATAPACKAGES.glob("*/*") if path.suffix in (".csv", ".json")}


def test_the_first_view_of_a_page_is_light(site: Site) -> None:
    """The heaviest page of each kind; `make bench` measures it with twelve times the pledges and evidence."""
    weights = {kind: site.first_view(pages[-1]) for kind, pages in site.kinds().items()}
    heavy = [f"{kind}: {weight:,} bytes" for kind, weight in sorted(weights.items()) if weight > (150_000 if kind == "home" else LIMIT)]
    assert not heavy, listed(heavy)


def test_the_same_input_gives_the_same_bytes(site: Site, tmp_path: Path) -> None:
    """In another folder, another time zone, another language of the system and with another seed of Python's hashes."""
    other = build(tmp_path, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    files = {path.relative_to(folder) for folder in (site.folder, other) for path in folder.rglob("*") if path.is_file()}
    differing = [str(path) for path in sorted(files) if _bytes(site.folder / path) != _bytes(other / path)]
    assert not differing, listed(differing)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@pytest.fixture
def last(tmp_path: Path) -> Path:
    """A site that was built before."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site")
    return tmp_path / "site"


def test_data_with_errors_leave_the_last_site_in_place(last: Path, tmp_path: Path) -> None:
    data = shutil.copytree(paths.DATAPACKAGES, tmp_path / "datapackages")
    (data / "pledges" / "pledges.csv").unlink()
    done = subprocess.run(command("build", "--data", data, "--site", last, "--work", tmp_path / "work"),
                          cwd=tmp_path, env=environment(), capture_output=True, text=True)
    assert done.returncode == 1 and "pledges.csv" in done.stderr and "Traceback" not in done.stderr
    assert (last / "index.html").read_text() == "the last good site"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_stopped_build_leaves_the_last_site_in_place(last: Path, tmp_path: Path, stop: signal.Signals) -> None:
    with subprocess.Popen(command("build", "--site", last, "--work", tmp_path / "work"), cwd=tmp_path, env=environment(),
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as running:
        while not (tmp_path / "work" / "docs").is_dir():
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(stop)
        assert running.wait(60) != 0
    assert [path.name for path in last.iterdir()] == ["index.html"]


def test_a_build_stopped_between_its_two_renames_is_put_right_by_the_next(last: Path, tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    last.rename(work / "site-before")
    finish.restore(work, last)
    assert (last / "index.html").read_text() == "the last good site"


def test_swap_leaves_nothing_of_the_old_site(last: Path, tmp_path: Path) -> None:
    new = tmp_path / "work" / "site"
    new.mkdir(parents=True)
    (new / "other.html").write_text("new")
    finish.swap(new, last)
    assert [path.name for path in last.iterdir()] == ["other.html"] and [*(tmp_path / "work").iterdir()] == []


def test_two_pages_for_one_address_are_refused(tmp_path: Path) -> None:
    prose = tmp_path / "docs" / "en"
    prose.mkdir(parents=True)
    (prose / "index.md").write_text("# Home")
    with pytest.raises(StageError, match="docs/en/index.md and a page made from the data have the same address"):
        stage(prose, [("index.md", "# Other")], tmp_path / "staged")
    with pytest.raises(StageError, match="two pages made from the data have the address a.md"):
        stage(prose, [("a.md", "# A"), ("a.md", "# B")], tmp_path / "staged")
