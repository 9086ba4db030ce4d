"""Records as the pages see them: rows by id, who refers to whom, and where each record's page is.

In: rows of every table and the descriptors. Out: look-ups. Never Markdown, never disk.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scripts.pages.markup import anchor

Row = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """A kind of record that has a page of its own (or, in another ``form``, an anchor on one page:
    ``sections`` for short records, ``rows`` for records of one line)."""

    table: str
    folder: str
    key: str
    title: str
    noun: str
    plural: str
    form: str = "page"


KINDS = {kind.table: kind for kind in (
    Kind("pledges.pledges", "pledges", "pledge_id", "short_title", "Pledge", "Pledges"),
    Kind("parties.parties", "parties", "party_id", "name", "Party", "Countries and other parties"),
    Kind("commitments.instruments", "instruments", "instrument_id", "short_title", "Instrument", "Texts that hold commitments"),
    Kind("commitments.sections", "sections", "section_id", "title", "Section", "Sections"),
    Kind("commitments.commitments", "commitments", "commitment_id", "short_title", "Commitment", "Commitments"),
    Kind("commitments.frameworks", "frameworks", "framework_id", "name", "Framework", "Other frameworks"),
    Kind("commitments.framework_items", "framework-items", "framework_item_id", "title", "Goal or objective", "Goals and objectives"),
    Kind("commitments.text_variants", "text-variants", "text_variant_id", "passage", "Difference between versions", "Differences between versions", "sections"),
    Kind("pledges.action_packages", "action-packages", "action_package_id", "package_title", "Action package", "Action packages"),
    Kind("pledges.announced_totals", "totals", "total_id", "description", "Stated total", "Stated totals"),
    Kind("summits.summits", "summits", "summit_id", "title", "Summit", "Summits of the Americas"),
    Kind("summits.documents", "documents", "document_id", "title", "Text", "Texts of the summits"),
    Kind("summits.institutions", "institutions", "institution_id", "name", "Body", "Bodies"),
    Kind("summits.meetings", "meetings", "meeting_id", "title", "Meeting", "Meetings"),
    Kind("summits.milestones", "milestones", "milestone_id", "title", "Milestone", "Milestones", "sections"),
    Kind("summits.reports", "reports", "report_id", "title", "Report", "Reports", "sections"),
    Kind("signatories.endorsements", "endorsements", "endorsement_id", "endorsement_event", "Endorsement event", "Who endorsed the Declaration", "rows"),
    Kind("signatories.signatory_claims", "stated-counts", "signatory_claim_id", "stated_count", "Stated count", "Stated counts of signatories", "rows"),
    Kind("signatories.supporters", "supporters", "supporter_id", "summary", "Supporter", "Supporters", "sections"),
    Kind("signatories.treaty_events", "treaty-events", "treaty_event_id", "treaty_act", "Act under another framework", "Acts under other frameworks", "rows"),
    Kind("implementation.evidence", "evidence", "evidence_id", "title", "Evidence", "Evidence"),
    Kind("implementation.assessments", "assessments", "assessment_id", "publisher", "Assessment", "Assessments by others"),
    Kind("context.series", "series", "series_id", "title", "Context series", "Context series"),
    Kind("claims.claims", "claims", "claim_id", "claim", "Claim", "Claims made in public"),
    Kind("sources.sources", "sources", "source_id", "title", "Source", "Sources"),
    Kind("trackers.trackers", "trackers", "tracker_id", "name", "Tracker", "Other trackers"),
)}


def codebook_path(package: str, resource: str) -> str:
    """Give the path of the page that tells what the columns of a table mean; the values of a column stand at its name."""
    return f"data/{package}/{resource}.md"


class Records:
    """Every row, found by its id and by what it refers to."""

    def __init__(self, tables: Mapping[str, Sequence[Row]], descriptors: Mapping[str, Mapping],
                 computed: Mapping[str, Sequence[Row]] | None = None) -> None:
        self.tables = tables
        self.computed = computed or {}
        self._computed = {name: {row["pledge_id"]: row for row in rows} for name, rows in self.computed.items()
                          if rows and "pledge_id" in rows[0]}
        self._reviews = {(f"{row['package']}.{row['resource']}", row["record"]): row for row in self.computed.get("review_dates", ())}
        self._changed: dict[tuple[str, str], str] = {}
        for row in self.computed.get("changes", ()):
            place = f"{row['package']}.{row['resource']}", row["changed_record"]
            self._changed[place] = max(self._changed.get(place, ""), row["released_on"])
        self.descriptors = descriptors
        self.schemas = {f"{package}.{resource['name']}": resource["schema"]
                        for package, descriptor in descriptors.items() for resource in descriptor["resources"]}
        self.resources = {f"{package}.{resource['name']}": resource
                          for package, descriptor in descriptors.items() for resource in descriptor["resources"]}
        self._by_id = {table: {row[kind.key]: row for row in tables.get(table, ())} for table, kind in KINDS.items()}
        self._back: dict[tuple[str, str], list[tuple[str, str, Row]]] = defaultdict(list)
        for table, schema in self.schemas.items():
            self._index(table, schema)

    def _index(self, table: str, schema: Mapping) -> None:
        pointers = []
        for field in schema["fields"]:
            own = KINDS.get(table)
            if field.get("references") and not (own and own.key == field["name"]):
                targets = [f"{ref['package']}.{ref['resource']}" for ref in field["references"]]
                pointers.append((field["name"], targets, field.get("listDelimiter")))
        generic = {"package", "resource", "record"} <= {field["name"] for field in schema["fields"]}
        for row in self.tables.get(table, ()):
            for name, targets, delimiter in pointers:
                cell = row.get(name, "")
                for value in (cell.split(delimiter) if delimiter else [cell]):
                    for target in targets:
                        if value and value in self._by_id.get(target, ()):
                            self._back[target, value].append((table, name, row))
                            break
            if generic:
                self._back[f"{row['package']}.{row['resource']}", row["record"]].append((table, "record", row))

    def rows(self, table: str) -> Sequence[Row]:
        """Give the rows of a table, in the order of the file."""
        return self.tables.get(table, ())

    def get(self, table: str, key: str) -> Row | None:
        """Give the row with this id, if any."""
        return self._by_id.get(table, {}).get(key)

    def get_computed(self, name: str, pledge_id: str) -> Row | None:
        """Give the row of a computed table that is about the pledge, if any."""
        return self._computed.get(name, {}).get(pledge_id)

    def review(self, table: str, key: str) -> Row | None:
        """Give when the record was last checked and is next due, where that is known."""
        return self._reviews.get((table, key))

    def updated(self, table: str, key: str) -> str:
        """Give the day a record last changed in a release or was last checked, whichever came later; blank where neither is known."""
        checked = self.review(table, key)
        return max(self._changed.get((table, key), ""), checked["last_checked_on"] if checked else "")

    def where(self, name: str, **values: str) -> list[Row]:
        """Give the rows of a computed table that have these values."""
        return [row for row in self.computed.get(name, ()) if all(row[field] == value for field, value in values.items())]

    def back(self, table: str, key: str, source: str, field: str | None = None) -> list[Row]:
        """Give the rows of table ``source`` that refer to the record, by ``field`` where named."""
        return [row for origin, name, row in self._back.get((table, key), ())
                if origin == source and field in (None, name)]

    def back_tables(self, table: str, key: str) -> list[str]:
        """Give the names of the tables with rows that refer to the record, in order of first use."""
        return list(dict.fromkeys(origin for origin, _, _ in self._back.get((table, key), ())))

    def find(self, value: str, references: Sequence[Mapping[str, str]]) -> str | None:
        """Give the table among ``references`` that holds the id ``value``."""
        for ref in references:
            table = f"{ref['package']}.{ref['resource']}"
            if value in self._by_id.get(table, ()):
                return table
        return None

    def address(self, table: str, key: str) -> str | None:
        """Give the path of the record's Markdown page from the root of the language, with anchor."""
        kind = KINDS.get(table)
        if kind is None or key not in self._by_id[table]:
            return None
        slug = anchor(key)
        return f"{kind.folder}/index.md#{slug}" if kind.form != "page" else f"{kind.folder}/{slug}.md"
