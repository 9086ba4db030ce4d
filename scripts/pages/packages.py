"""One page per data package: what it holds, a preview and the downloads; and one per table: its codebook.

In: descriptors and rows. Out: pages. Never disk.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.pages import fair
from scripts.pages import markup as md
from scripts.pages.lists import Start
from scripts.pages.page import Page
from scripts.pages.records import codebook_path

_PREVIEW = 3
FORMS = {"CSV": "csv", "JSON": "json", "Parquet": "parquet", "Excel": "xlsx"}


def _values(page: Page, field: Mapping) -> str:
    constraints = field.get("constraints", {})
    parts = [md.link(page.say("a value of the list"), f"#{field['name']}")] if field.get("categories") else []
    if field.get("references"):
        parts.append(page.say("a key of {tables}", tables=", ".join(
            md.escape(f"{ref['package']}/{ref['resource']}") for ref in field["references"])))
    for limit, english in (("minimum", "at least {limit}"), ("maximum", "at most {limit}")):
        if limit in constraints:
            parts.append(page.say(english, limit=md.escape(str(constraints[limit]))))
    parts = parts or [page.say("any")]
    if field.get("missingValues"):
        parts.append(page.say("or one of unknown, not&#95;applicable, not&#95;found"))
    if field.get("example", "") != "":
        parts.append(page.say("such as {example}", example=md.escape(str(field["example"]))))
    return "; ".join(parts)


def codebook(page: Page, resource: Mapping) -> None:
    """Add every column of a table: name, meaning, type, values; then the values of those that have a list."""
    fields = resource["schema"]["fields"]
    page.section("Columns", "columns")
    page.table(["Column", "Meaning", "Type", "Values"], (
        [md.escape(field["name"]), f"**{md.escape(page.labels.field(field['name']))}.** {md.escape(field['description'])}",
         md.escape(field["type"]) + (", " + page.say("required") if field.get("constraints", {}).get("required") else ""),
         _values(page, field)] for field in fields), stack=True)
    for field in fields:
        if field.get("categories"):
            page.add(md.heading(2, page.say("Values of {field}", field=md.escape(field["name"])), field["name"]))
            page.table(["Value", "Label", "Rule"], (
                [md.escape(entry["value"]), md.escape(page.labels.code(field["name"], entry["value"])), md.escape(entry["rule"])]
                for entry in field["categories"]), stack=True)


def preview(page: Page, package: str, resource: Mapping, rows: list) -> None:
    """Add the first rows of a table as they stand in the file."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    chosen = rows[:_PREVIEW]
    page.add(md.heading(3, page.say("First rows"), f"{resource['name']}-preview"))
    if not chosen:
        page.add(page.say("The table has no rows yet."))
        return
    shown = names[:6]
    page.add(md.table([md.escape(name) for name in shown], (
        [md.escape(_short(row[name])) or page.say("(empty)") for name in shown] for row in chosen)))
    if len(names) > len(shown):
        page.add(page.say("The other columns are in the download."))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def build(page: Page, package: str, descriptor: Mapping, tables: Mapping, root: str) -> None:
    """Fill the page of one package; ``root`` leads from the page's address to the data folder."""
    page.add(md.escape(descriptor["description"]))
    licences = ", ".join(md.external(md.escape(entry.get("title", entry["name"])), entry["path"]) for entry in descriptor["licenses"])
    page.add(page.say("Version {version}. Licence: {licences}.", version=md.escape(descriptor["version"]), licences=licences))
    page.add(page.say("Any Data Package tool opens the whole package from {link}.",
                      link=md.link("datapackage.json", f"{root}{package}/datapackage.json")),
             page.say("All its tables with their codebook: {link}.", link=md.link(f"{package}.zip", f"{root}{package}.zip")))
    page.section("Tables", "tables")
    page.table(["Table", "Size", "What one row is", "Download"], (
        [md.link(md.escape(resource["title"]), f"#{resource['name']}"),
         page.say("Rows: {rows}", rows=page.labels.number(str(len(tables.get(f"{package}.{resource['name']}", ()))))),
         md.escape(resource["description"]),
         ", ".join(md.link(name, f"{root}{package}/{resource['name']}.{form}") for name, form in FORMS.items())]
        for resource in descriptor["resources"]), stack=True)
    for resource in descriptor["resources"]:
        page.add(md.heading(2, md.escape(resource["title"]), resource["name"]), md.escape(resource["description"]))
        page.add(md.link(page.say("What each column means"), page.to(codebook_path(package, resource["name"]))))
        preview(page, package, resource, list(tables.get(f"{package}.{resource['name']}", ())))


def table(page: Page, package: str, resource: Mapping, root: str) -> None:
    """Fill the page of one table: what a row is, where to get it, and what each column means."""
    page.add(md.escape(resource["description"]))
    page.add(page.say("Part of the package {package}. Download: {csv}.", csv=md.link("CSV", f"{root}{package}/{resource['path']}"),
                      package=md.link(md.escape(package), f"index.md#{resource['name']}")))
    codebook(page, resource)


def pages(start: Start, descriptors: Mapping[str, Mapping], tables: Mapping, root: str) -> Iterator[Page]:
    """Give the list of packages and a page per package."""
    home = start("data/index.md", "Data")
    home.add(home.say("Everything on this site comes from these tables. "
                      "Each package is a folder of CSV files with one description that any Data Package tool reads."))
    home.table(["Package", "What it holds", "Size"], (
        [md.link(md.escape(descriptor["title"]), f"{package}/index.md"), md.escape(descriptor["description"]),
         home.say("Rows: {rows}. Tables: {tables}.", tables=home.labels.number(str(len(descriptor["resources"]))), rows=home.labels.number(
             str(sum(len(tables.get(f"{package}.{resource['name']}", ())) for resource in descriptor["resources"]))))]
        for package, descriptor in descriptors.items()), stack=True)
    home.section("Everything at once", "everything")
    home.add(md.bullets([
        md.link(home.say("All tables as CSV, with their descriptions and codebooks"), f"{root}all.zip"),
        md.link(home.say("All tables in one SQLite database"), f"{root}all.sqlite"),
        md.link(home.say("All tables in one Excel workbook"), f"{root}all.xlsx"),
        md.link(home.say("Offline edition: the whole site in one zip"), f"{root.removesuffix('data/')}offline.zip"),
    ]))
    home.add(home.say("Unpack the offline edition and open its index.html: pages, links, charts and search work without a connection. "
                      "The data are inside as CSV, as the database, as the workbook and, record by record, as JSON; "
                      "links to the same tables in other forms lead here."))
    home.add(home.say("{use} shows how to read the tables in pandas, polars, DuckDB, R, SQLite, Excel, frictionless and JavaScript, and how an engine such as "
                      "DuckDB, Spark or Trino reads the same Parquet files from object storage.",
                      use=md.link(home.say("How to use the data"), "use.md")))
    home.add(home.say("{versions}: what their numbers mean, and what each one changed.",
                      versions=md.link(home.say("Versions and changes"), "versions/index.md")))
    home.add(home.say("Which {addresses} stay, and how to track another declaration by the {profile}.",
                      addresses=md.link(home.say("addresses"), "addresses.md"), profile=md.link(home.say("Commitments Data Package"), "profile.md")))
    home.add(home.say("Every published file with its size and SHA-256: {link}.", link=md.link("index.json", f"{root}index.json")))
    home.add(home.say("How findable and reusable the data are: {link}.", link=md.link(home.say("the FAIR metrics, one by one"), "fair/index.md")))
    yield home
    yield fair.page(start, root)
    for package, descriptor in descriptors.items():
        page = start(f"data/{package}/index.md", descriptor["title"])
        build(page, package, descriptor, tables, root)
        yield page
        for resource in descriptor["resources"]:
            page = start(codebook_path(package, resource["name"]), "")
            page.title = page.say("Columns of {table}", table=resource["title"])
            table(page, package, resource, root)
            yield page
