"""An invented second instrument, as a package of the Commitments Data Package: a folder beside the others and nothing else.

Its columns are those the profile asks for and those for money, defined as the project's own packages define them,
because a name has one meaning everywhere; its rows are invented.
"""
from __future__ import annotations

import json
import shutil
from pathlib import Path

from scripts import paths, profiles
from scripts.rules.roles import ROLES

NAME = "lakes-accord"
MORE = {"pledges": ("amount", "currency", "amount_qualifier", "money_kind", "part_of", "part_of_basis")}
ROWS = {
    "sources": """
source_id,title,publisher,published_on,url,tier
accord-text,Accord of the Lakes,Lakes Secretariat,2023-03-01,https://lakes.example/accord,primary
first-report,First report,Lakes Secretariat,2024-05-20,https://lakes.example/report,primary
newspaper,A harbour opens,Lakes Daily,2024-06-02,https://daily.example/harbour,secondary
""",
    "parties": """
party_id,name,party_type
north-shore,North Shore,state
south-shore,South Shore,state
""",
    "instruments": """
instrument_id,title,short_title,adopted_on,source_ids,locator
ACCORD,Accord of the Lakes,Accord,2023-03-01,accord-text,whole text
""",
    "commitments": """
commitment_id,instrument_id,short_title,paraphrase,source_ids,locator,withdrawn_on,withdrawn_reason
ACCORD-1,ACCORD,Harbours,The parties will open their harbours to each other.,accord-text,article 1,,
ACCORD-2,ACCORD,Reports,The parties will report every year.,accord-text,article 2,,
""",
    "pledges": """
pledge_id,short_title,paraphrase,announced_on,amount,currency,amount_qualifier,money_kind,\
deadline,deadline_stated,part_of,part_of_basis,measurable,source_ids,locator,withdrawn_on,withdrawn_reason
P-1,Two harbours,Two harbours open by the end of 2024.,2023-03-01,\
not_applicable,not_applicable,not_applicable,not_applicable,2024,by the end of 2024,,not_applicable,true,accord-text,annex,,
P-2,Fund for ferries,Five million dollars are paid for ferries.,2023-03-01,5000000,USD,exact,new_aid,unknown,unknown,,not_applicable,true,accord-text,annex,,
P-3,Fund for crews,"Of it, one million dollars are for crews.",2023-03-01,1000000,USD,exact,new_aid,unknown,unknown,P-2,stated,true,accord-text,annex,,
""",
    "pledge_parties": """
pledge_id,participant_id,party_role
P-1,north-shore,pledger
P-2,north-shore,beneficiary
P-2,south-shore,pledger
P-3,south-shore,pledger
""",
    "pledge_commitments": """
pledge_id,commitment_id,reason
P-1,ACCORD-1,Both are about opening harbours.
""",
    "evidence": """
evidence_id,observed_on,title,finding,value,source_ids,locator,withdrawn_on,withdrawn_reason
E-1,2024-06-01,Harbour opened,North Shore opened one harbour.,1,first-report;newspaper,page 4; first column,,
E-2,2024-05-20,Ferries ordered,South Shore ordered ferries.,not_applicable,first-report,page 9,,
""",
    "pledge_evidence": """
pledge_id,evidence_id,evidence_relation
P-1,E-1,supports
P-2,E-2,context
""",
    "status_events": """
status_event_id,pledge_id,effective_on,status,status_basis,evidence_ids,reason,superseded_by
S-P-1-1,P-1,2023-03-01,announced,computed,,Announced in the annex of the accord.,
S-P-1-2,P-1,2024-06-01,partly_fulfilled,self_reported,E-1,One of two harbours is open.,
S-P-2-1,P-2,2023-03-01,announced,computed,,Announced in the annex of the accord.,
S-P-3-1,P-3,2023-03-01,announced,computed,,Announced in the annex of the accord.,
""",
}


def wanted(table: str) -> list[str]:
    """Name the columns that the profile asks for in a table."""
    schema = json.loads(profiles.COMMITMENTS.read_text(encoding="utf-8"))["definitions"][f"table {table}"]["properties"]["schema"]
    return [part["contains"]["$ref"].rpartition("%20")[2] for part in schema["properties"]["fields"]["allOf"]]


def add(data: Path) -> Path:
    """Write the package into a folder of packages and give its folder."""
    folder = data / NAME
    folder.mkdir()
    for name, rows in ROWS.items():
        (folder / f"{name}.csv").write_text(rows.lstrip("\n"), encoding="utf-8", newline="\n")
    whole = json.loads((data / "pledges" / "datapackage.json").read_text(encoding="utf-8"))
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": NAME, "title": "Promises under the Accord of the Lakes",
        "description": "An invented instrument, to test that a second one can be tracked.", "version": whole["version"], "created": whole["created"],
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "contributors": [{"title": "Nobody", "roles": ["creator"]}], "sources": [{"title": "Invented for the test", "version": "1"}],
        "keywords": ["accord"],
        "temporal": {"start": "2023-03-01", "end": "2024-12-31"}, "spatial": "Invented lakes",
        profiles.PROPERTY: "1.0", "resources": [_resource(name) for name in ROWS],
    }
    (folder / "datapackage.json").write_text(json.dumps(descriptor, indent=2) + "\n", encoding="utf-8")
    return folder


def copied(folder: Path) -> Path:
    """Copy the project's packages and put the second instrument beside them."""
    data = shutil.copytree(paths.DATAPACKAGES, folder / "datapackages")
    add(data)
    return data


def _resource(name: str) -> dict:
    """Give the resource of that name as the project's own package has it, with fewer columns, its keys turned to this package."""
    own = json.loads((paths.DATAPACKAGES / ROLES[name] / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(item for item in own["resources"] if item["name"] == name)
    names = [*wanted(name), *MORE.get(name, ())]
    fields = [field for field in resource["schema"]["fields"] if field["name"] in names]
    for field in fields:
        turned = [{**ref, "package": NAME} for ref in field.get("references", ()) if ref["resource"] in ROWS]
        if "references" in field:
            field["references"] = turned
    kept = {key: resource[key] for key in ("$schema", "name", "type", "title", "description", "path", "format", "mediatype", "encoding")}
    schema = {key: resource["schema"][key] for key in ("$schema", "primaryKey", "missingValues") if key in resource["schema"]}
    return {**kept, "minRows": 0, "schema": {**schema, "fields": fields}}
