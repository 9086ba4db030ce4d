"""The page of versions: what was kept, what each version changed in numbers, and field by field."""
from __future__ import annotations

from scripts.labels import Labels
from scripts.pages.page import Page, Publication
from scripts.pages.records import Records
from scripts.pages.versions import pages
from tests.built import Site
from tests.make import computed_descriptor, descriptors
from tests.test_latest import change

DESCRIPTORS = descriptors() | {"computed": computed_descriptor()}


def made(rows: list[dict[str, str]], kept: tuple[str, ...]) -> dict[str, str]:
    records = Records({"computed.changes": rows, "pledges.pledges": [{"pledge_id": "P-1", "short_title": "Open <offices>"}]}, DESCRIPTORS, {})

    def start(path: str, title: str) -> Page:
        return Page(records, Labels(DESCRIPTORS), Publication(), path, title)

    return {page.path: page.render() for page in pages(start, kept, "/data/")}


def test_versions_are_told_newest_first_with_counts_and_fields() -> None:
    rows = [change("0.1.2", "P-1") | {"old_value": "Open", "new_value": "Open | all"}, change("0.1.3", "P-1", field="note"),
            change("0.1.3", "P-9", "removed", ""), change("0.1.3", "", "added", "colour")]
    text = made(rows, ("0.1.2", "0.1.3"))["data/versions/index.md"]
    assert text.index("| 0.1.3 | [0.1.3.zip](/data/releases/0.1.3.zip) |") < text.index("| 0.1.2 | [0.1.2.zip]")
    assert text.index("What version 0.1.3 changed { #v0.1.3 }") < text.index("What version 0.1.2 changed { #v0.1.2 }")
    assert "| [Pledges](../pledges/index.md#pledges) | 0 | 1 | 0 | 1 |" in text
    assert "- colour of [Pledges](../pledges/index.md#pledges): added" in text
    assert "| [Open &#60;offices&#62;](../../pledges/p-1.md) | Changed | title | Open | Open &#124; all |" in text
    assert "| P-9 | Removed | whole record | (empty) | (empty) |" in text


def test_many_changes_go_on_over_several_pages() -> None:
    found = made([change("0.2.0", f"P-{number}") for number in range(250)], ("0.2.0",))
    assert list(found) == ["data/versions/index.md", "data/versions/page-2.md", "data/versions/page-3.md"]


def test_a_first_version_has_changed_nothing() -> None:
    assert "Field by field" not in made([], ("0.1.0",))["data/versions/index.md"]


def test_the_page_leads_to_every_version_that_is_kept(site: Site) -> None:
    links = site.page("/en/data/versions/").facts.links
    for path in sorted((site.folder / "data" / "releases").glob("*.zip")):
        assert any(link.endswith(f"/data/releases/{path.name}") for link in links)
