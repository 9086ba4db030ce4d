"""The process on one line of time: summits, meetings and other dated facts, a lane for each kind.

In: summits, meetings, milestones and labels. Out: a chart.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scripts.charts.chart import Chart, Mark, Ref, Row, Tables
from scripts.charts.svg import WIDTH, picture, tag, text
from scripts.dates import bounds
from scripts.labels import Labels

_FROM = date(2022, 1, 1)
_STEP = 11
_EDGE = 6
_MARKS = {"held": "c-dot", "planned": "c-ring", "not_shown": "c-ring c-dashed", "postponed": "c-ring c-struck"}


@dataclass(frozen=True)
class Event:
    """A dated fact of the process; ``lane`` is the kind it is drawn with, ``state`` tells whether it took place."""

    lane: str
    state: str
    first: date
    last: date
    row: Row
    table: str


def _events(tables: Tables) -> Iterator[Event]:
    for table, state in (("summits.summits", "summit_state"), ("summits.meetings", "meeting_state"), ("summits.milestones", "")):
        for row in tables[table]:
            day = row["happened_on"] if table == "summits.milestones" else row["starts_on"]
            found = bounds(day)
            if found and not row["withdrawn_on"] and found[1] >= _FROM:
                lane = row.get("track") or ("summit" if table == "summits.summits" else "milestone")
                yield Event(lane, row[state] if state else "held", *found, row, table)


def _mark(x: float, y: float, state: str) -> list[str]:
    drawn = [tag("circle", cx=x, cy=y, r=4, class_=_MARKS[state])]
    if state == "postponed":
        drawn.append(tag("path", d=f"M{x - 4:.1f} {y + 4:.1f}l8 -8", class_="c-hatch"))
    return drawn


def _lane(events: list[Event], place) -> tuple[list[str], int]:
    """Draw the events of a lane; those that would touch stand on lines of their own."""
    drawn, ends = [], []
    for event in sorted(events, key=lambda event: (event.first, event.last, event.table)):
        left, right = place(event.first), place(event.last)
        middle = (left + right) / 2
        line = next((number for number, end in enumerate(ends) if min(left, middle - 5) > end), len(ends))
        ends[line:line + 1] = [max(right, middle + 5)]
        y = line * _STEP + 6
        if right - left > 2:
            drawn.append(tag("line", x1=left, x2=right, y1=y, y2=y, class_="c-span"))
        drawn += _mark(middle, y, event.state)
    return drawn, len(ends) * _STEP


def _drawn(name: str, title: str, summary: str, lanes: list[tuple[str, list[Event]]]) -> str:
    events = [event for _, found in lanes for event in found]
    until = max(event.last for event in events)
    span = (until - _FROM).days

    def place(day: date) -> float:
        return _EDGE + max((day - _FROM).days, 0) * (WIDTH - 2 * _EDGE) / span

    drawn, y = [], 20
    for label, found in lanes:
        marks, height = _lane(found, place)
        drawn += [text(label, 0, y + 10, "c-label"), tag("g", *marks, transform=f"translate(0 {y + 16})")]
        y += height + 24
    years = range(_FROM.year, until.year + 1)
    grid = [tag("line", x1=place(date(year, 1, 1)), x2=place(date(year, 1, 1)), y1=16, y2=y - 4, class_="c-grid") for year in years]
    marks = [text(str(year), place(date(year, 1, 1)) + 3, 10, "c-text c-soft") for year in years if place(date(year, 1, 1)) < WIDTH - 24]
    return picture(name, title, summary, y - 4, *grid, *marks, *drawn)


def _key(labels: Labels, events: list[Event]) -> tuple[Mark, ...]:
    words = {"held": "took place", "planned": "planned", "not_shown": "announced, and not shown to have taken place", "postponed": "postponed"}
    used = {event.state for event in events}
    found = [Mark(tag("svg", *_mark(6, 6, state), viewBox="0 0 12 12", aria_hidden="true"), labels.message(word))
             for state, word in words.items() if state in used]
    span = tag("svg", tag("line", x1=0, x2=12, y1=6, y2=6, class_="c-span"), viewBox="0 0 12 12", aria_hidden="true")
    return (*found, Mark(span, labels.message("the day is not known more closely")))


def process(name: str, tables: Tables, labels: Labels, day: str) -> Chart | None:
    """Draw the process since the year of the Ninth Summit."""
    events = sorted(_events(tables), key=lambda event: (event.first, event.last, event.table))
    if not events:
        return None
    kinds = {"milestone": labels.message("Announcements and other dated facts")}
    order = ["summit", "lad_ministerial", "lad_coordinators", "sirg", "related", "milestone"]
    lanes = [(kinds.get(lane) or labels.code("track", lane), [event for event in events if event.lane == lane]) for lane in order]
    lanes = [(label, found) for label, found in lanes if found]
    title = labels.message("The process since 2022")
    ministerials = [event for event in events if event.lane == "lad_ministerial" and event.state == "held"]
    summary = labels.message("{count} dated facts of the process are on record from {first} to {last}.").format(
        count=labels.number(str(len(events))), first=labels.date(_of(events[0])), last=labels.date(_of(events[-1])))
    if ministerials:
        summary += " " + labels.message("The last ministerial of the Declaration that is shown to have taken place was on {day}.").format(
            day=labels.date(_of(ministerials[-1])))
    rows = tuple((labels.date(_of(event)), Ref(event.table, _key_of(event), labels.text(*event.table.split("."), _key_of(event), "title", event.row["title"])),
                  next(label for label, found in lanes if event in found), _state(event, labels)) for event in events)
    header = tuple(map(labels.message, ("When", "What", "Kind", "State")))
    return Chart(name, title, summary, _drawn(name, title, summary, lanes), header, rows, (), _key(labels, events),
                 ("summits.summits", "summits.meetings", "summits.milestones"))


def _of(event: Event) -> str:
    return event.row["happened_on"] if event.table == "summits.milestones" else event.row["starts_on"]


def _key_of(event: Event) -> str:
    return event.row[{"summits.summits": "summit_id", "summits.meetings": "meeting_id", "summits.milestones": "milestone_id"}[event.table]]


def _state(event: Event, labels: Labels) -> str:
    field = {"summits.summits": "summit_state", "summits.meetings": "meeting_state"}.get(event.table)
    return labels.code(field, event.state) if field else labels.code("milestone_type", event.row["milestone_type"])
