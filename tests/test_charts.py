"""Charts draw what their rows say, count nothing twice, and can be read without seeing them."""
from __future__ import annotations

import itertools
import re
import time
from collections import Counter
from datetime import date
from xml.etree import ElementTree

import pytest

from scripts.build import rows_of
from scripts.charts import CHARTS, charts, multiples, statuses, vega
from scripts.charts.series import over_time
from scripts.charts.tiles import tiles
from scripts.enrich import PACKAGE, enrich
from scripts.frames import frames
from scripts.labels import Labels
from scripts.load import load
from scripts.paths import DATAPACKAGES, OVERRIDES
from tests.make import computed_descriptor, descriptors, endorsements, events, make_catalog, pledges

DAY = "2026-11-23"
DESCRIPTORS = descriptors() | {PACKAGE: computed_descriptor()}
WORDS = Labels(DESCRIPTORS)


def tables(**rows: list[dict[str, str]]) -> dict[str, list]:
    return rows_of(enrich(frames(make_catalog(**rows)), date.fromisoformat(DAY)))


def drawn(name: str, **rows: list[dict[str, str]]):
    return CHARTS[name](name, tables(**rows), WORDS, DAY)


@pytest.fixture(scope="module")
def real() -> dict[str, list]:
    """The rows of the real data."""
    return rows_of(enrich(frames(load(DATAPACKAGES)[0]), date.fromisoformat(DAY)))


def classes(svg: str) -> Counter:
    return Counter(word for found in re.findall(r'class="([^"]*)"', svg) for word in found.split())


def counted(svg: str) -> Counter:
    """Give the number of squares by status, from their widths."""
    found: Counter = Counter()
    for width, status in re.findall(r'width="(\d+)" height="12" fill="url\(#[a-z-]+-([a-z_]+)\)"', svg):
        found[status] += int(width) // statuses.SIDE
    return found


TWO = pledges("P-1 ECU 5 - theme=resettlement", "P-2 ECU,USA 6 - theme=resettlement") | {"implementation__status_events": events(
    "P-1 1 2022-06 announced computed", "P-1 2 2023 reversed independent", "P-2 1 2022-06 announced computed")}


def test_pledges_by_theme_are_squares_of_their_status() -> None:
    chart = drawn("pledges-by-theme", **TWO)
    assert counted(chart.svg) == {"reversed": 1, "announced": 1}
    assert [[getattr(cell, "text", cell) for cell in row] for row in chart.rows] == [["Resettlement", "2", "1", "1"]]
    assert chart.header == ("Theme", "Pledges", "Announced", "Reversed")
    assert chart.summary == "2 pledges are on record; the largest group is “Resettlement” with 2. By status: announced 1, reversed 1."
    assert [mark.word for mark in chart.key] == ["Announced", "Reversed"]


def test_a_withdrawn_pledge_is_in_no_chart() -> None:
    data = pledges("P-1 ECU 5 -", "P-2 ECU 5 - withdrawn_on=2026-01-01") | {
        "implementation__status_events": events("P-1 1 2022-06 announced computed", "P-2 1 2022-06 announced computed")}
    assert [counted(drawn(f"pledges-by-{by}", **data).svg).total() for by in ("theme", "occasion", "status")] == [1, 1, 1]


def test_a_country_without_a_pledge_is_named_and_a_joint_one_stands_with_each() -> None:
    chart = drawn("pledges-by-country", **TWO, **endorsements("ECU joined 2022 2022", "USA joined 2022 2022", "VCT no_record_found - -"))
    assert [(row[0].key, row[1]) for row in chart.rows] == [("ECU", "2"), ("USA", "1"), ("VCT", "0")]
    assert "2 of the 3 countries" in chart.summary and "none found" in chart.svg


def test_many_pledges_break_into_lines_and_all_are_drawn() -> None:
    found, lines = statuses.squares("x", {"announced": 60, "reversed": 3})
    assert lines == 3 and counted("".join(found)) == {"announced": 60, "reversed": 3}


NESTED = pledges("P1 USA 800 - lad_link=explicit occasion=lima-2022", "P2 USA 240 P1 lad_link=explicit occasion=lima-2022",
                 "P3 USA 300 P1 lad_link=explicit occasion=other", "P4 USA 50 - lad_link=explicit occasion=other money_kind=request")


def test_money_counts_a_sum_once_and_shows_parts_as_parts() -> None:
    chart = drawn("money-by-occasion", **NESTED)
    assert chart.summary.startswith("New aid announced: 800 USD, when every sum counts once. Adding up every sum as stated would give 1,340 USD")
    looks = classes(chart.svg)
    # One sum counts in Lima, one is asked for; a third stands in another occasion, hatched, because Lima's holds it; the fourth is a part.
    assert (looks["c-bar"], looks["c-edge"], looks["c-part"]) == (2, 1, 1)
    said = {row[2].key: row[4] for row in chart.rows if not isinstance(row[2], str)}
    assert said == {"P1": "counts", "P2": "inside P1", "P3": "counts, but is inside P1 of another occasion", "P4": "counts"}


def test_kinds_of_money_and_currencies_stand_apart() -> None:
    chart = drawn("money-by-occasion", **NESTED)
    assert re.findall(r'class="c-heading"[^>]*>([^<]*)', chart.svg) == ["New aid announced, USD", "800", "Budget request, USD", "50"]


def test_endorsements_show_the_least_and_the_most() -> None:
    chart = drawn("endorsements-over-time", **endorsements("A named_in_text 2022-06-10 2022-06-10", "B joined 2022-06-10 2023-01-31"))
    assert [row[2:4] for row in chart.rows] == [("1", "2"), ("2", "2")]
    assert "On 10 June 2022 the Declaration had 1 or 2 endorsers; since 31 January 2023 it has had 2." in chart.summary


def test_the_timeline_tells_what_took_place_from_what_was_only_planned() -> None:
    chart = drawn("timeline", summits__meetings=[
        {"meeting_id": key, "title": key, "track": "lad_ministerial", "meeting_state": state, "starts_on": day, "source_ids": "s"}
        for key, state, day in [("MT-1", "held", "2022-10-06"), ("MT-2", "not_shown", "2025")]])
    looks = classes(chart.svg)
    assert (looks["c-dot"], looks["c-ring"], looks["c-span"]) == (1, 1, 1)
    assert "6 October 2022" in chart.summary and [row[3] for row in chart.rows] == ["Held", "Not shown"]


def test_a_name_listed_by_mistake_is_no_endorsement() -> None:
    found = tiles(tables(**endorsements("BHS listed_by_mistake 2022-06-10 2022-06-11", "BHS declined 2022-06-10 2022-07-24")), WORDS)
    assert [(tile.state, tile.when) for tile in found] == [("declined", "2022-06-10/2022-07-24")]


def observations(*rows: str) -> list[dict[str, str]]:
    names = ("period", "value", "observation_status")
    return [{"series_id": "s", "subject_id": "PAN", **dict(zip(names, row.split(), strict=True))} for row in rows]


def test_values_that_disagree_are_all_drawn_and_a_part_of_a_period_is_a_ring() -> None:
    rows = observations("2021 100 final", "2021 120 final", "2022 200 final", "2023-01/2023-04 9 partial")
    small = multiples.small("s", "Crossings", "persons", rows, WORDS)
    looks = classes(small.svg)
    assert (looks["c-curve"], small.svg.count("h0"), looks["c-ring"]) == (2, 3, 1)
    assert small.words == "100 (2021) → 200 (2022), persons"
    assert multiples.small("s", "Crossings", "persons", observations("2021 unknown final"), WORDS) is None


def test_nothing_is_drawn_from_nothing() -> None:
    assert charts(tables(), WORDS, DAY) == {}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_can_be_read_without_seeing_it(real: dict[str, list], name: str) -> None:
    chart = CHARTS[name](name, real, WORDS, DAY)
    root = ElementTree.fromstring(chart.svg)
    ids = Counter(element.get("id") for element in root.iter() if element.get("id"))
    texts = {element.get("id"): element.text for element in root if element.tag in ("title", "desc")}
    assert root.get("role") == "img" and max(ids.values()) == 1
    assert texts == {root.get("aria-labelledby"): chart.title, root.get("aria-describedby"): chart.summary}
    assert all(not {"role", "style", "href", "tabindex"} & {*element.attrib} for element in root.iter() if element is not root)
    assert {part for element in root.iter() for part in re.findall(r"url\(#([^)]*)\)", " ".join(element.attrib.values()))} <= {*ids}
    assert all(len(row) == len(chart.header) for row in chart.rows) and chart.rows and chart.tables


@pytest.mark.parametrize("name", CHARTS)
def test_every_number_in_the_summary_and_the_picture_comes_from_the_rows(real: dict[str, list], name: str) -> None:
    """Totals over rows are the only numbers that no cell holds; they are worked out again here."""
    chart = CHARTS[name](name, real, WORDS, DAY)
    cells = [getattr(cell, "text", cell) for row in chart.rows for cell in row]
    known = set(re.findall(r"[\d.,]*\d", " ".join([*cells, *chart.header, DAY, WORDS.date(DAY)])))
    columns = [[int(row[place].replace(",", "")) for row in chart.rows if row[place].replace(",", "").isdigit()] for place in chart.right]
    known |= {WORDS.number(str(total)) for column in columns for total in (sum(column), len(column), sum(map(bool, column)), column.count(0))}
    known |= {str(len(chart.rows))}
    if name == "money-by-occasion":
        wholes = [row for row in real["computed.money"] if row["lad_scope"] == "explicit" and row["money_grouping"] == "all" and row["amount_counted"]]
        stated = [float(row["amount"]) for row in real["computed.money_rows"] if row["lad_scope"] == "explicit" and row["money_grouping"] == "all"
                  and row["money_kind"] == "new_aid" and row["currency"] == "USD" and row["amount"]]
        sums = [*(row["amount_counted"] for row in wholes), f"{sum(stated):.0f}"]
        known |= set(re.findall(r"[\d.,]*\d", " ".join(map(WORDS.round_number, sums))))
    shown = re.findall(r"[\d.,]*\d", chart.summary + " " + " ".join(re.findall(r"<text[^>]*>([^<]*)", chart.svg)))
    ticks = {str(number) for number in range(10, 36)} if name == "endorsements-over-time" else set()
    years = {str(year) for year in range(2022, 2028)}
    assert sorted(set(shown) - known - ticks - years) == []


def test_every_word_of_a_chart_can_be_translated(real: dict[str, list]) -> None:
    class Marked(Labels):
        def message(self, english: str) -> str:
            return f"¤{english}"

    for chart in charts(real, Marked(DESCRIPTORS), DAY).values():
        assert all(text.startswith("¤") or not re.match("[A-Z][a-z]", text) or text in {WORDS.code("status", status) for status in statuses.ORDER}
                   for text in (chart.title, chart.summary, chart.note, *chart.header) if text), chart.name


def test_charts_are_the_same_each_time_whatever_was_drawn_before(real: dict[str, list]) -> None:
    first = charts(real, WORDS, DAY)
    vega.svg({"data": {"values": [{"a": 1}]}, "mark": {"type": "bar", "clip": True}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}, "n", "t", "d")
    assert charts(real, WORDS, DAY) == first


def test_a_series_about_one_country_stands_on_axes(real: dict[str, list]) -> None:
    series = {"series_id": "s", "title": "Crossings", "unit": "persons"}
    svg = over_time(series, observations("2021 1000000 final", "2022 6000000 final", "2023 9000 partial"), WORDS)
    assert "persons, millions" in svg and svg.count("var(--c-mark)") >= 4 and 'role="img"' in svg


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_takes_at_most_50_ms(real: dict[str, list], name: str) -> None:
    """Of the processor, and the least of several, since the machine may be busy; the first chart of a process also loads the library."""
    CHARTS[name](name, real, WORDS, DAY)
    took = []
    for _ in range(8):
        start = time.process_time()
        CHARTS[name](name, real, WORDS, DAY)
        took.append(time.process_time() - start)
    assert min(took) < .05


# Machado, Oliveira and Fernandes 2009, full severity.
SIGHT = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((.152286, 1.052583, -.204868), (.114503, .786281, .099216), (-.003882, -.048116, 1.051998)),
    "deutan": ((.367322, .860646, -.227968), (.280085, .672501, .047413), (-.01182, .04294, .968881)),
    "tritan": ((1.255528, -.076749, -.178779), (-.078411, .930809, .147602), (.004733, .691367, .3039)),
}


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """Give a colour as somebody with that sight sees it, in CIE Lab."""
    plain = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= .04045 else ((part + .055) / 1.055) ** 2.4 for part in plain]
    r, g, b = (min(1, max(0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in SIGHT[sight])
    x, y, z = ((t ** (1 / 3) if t > .008856 else 7.787 * t + 16 / 116) for t in (
        (.4124 * r + .3576 * g + .1805 * b) / .95047, .2126 * r + .7152 * g + .0722 * b, (.0193 * r + .1192 * g + .9505 * b) / 1.08883))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", ["", '="slate"'], ids=["light", "dark"])
def test_the_colours_of_statuses_stay_apart_for_every_sight(scheme: str, sight: str) -> None:
    css = (OVERRIDES / "assets" / "charts.css").read_text("utf-8")
    block = re.search(rf'\[data-md-color-scheme{scheme}\] \{{(.*?)\}}', css, re.DOTALL)[1]
    colours = dict(re.findall(r"--c-([a-z-]+): (#[0-9a-f]{6})", block))
    used = ("done", "done-pale", "going", "said", "ended", "undone-pale", "undone")
    apart = {(one, other): sum((a - b) ** 2 for a, b in zip(lab(colours[one], sight), lab(colours[other], sight), strict=True)) ** .5
             for one, other in itertools.combinations(used, 2)}
    assert {pair: round(distance) for pair, distance in apart.items() if distance < 10} == {}
