"""The page that says which FAIR metrics hold, with the proof, and which do not.

In: the metrics. Out: a page. Never disk.
"""
from __future__ import annotations

from collections import Counter

from scripts.metadata.fair import METRICS, OUTCOMES, SPECIFICATION, Metric
from scripts.pages import markup as md
from scripts.pages.lists import Start
from scripts.pages.page import Page


def _proof(page: Page, metric: Metric, root: str) -> str:
    text = md.escape(page.say(metric.proof))
    return f"{text} {md.link(md.escape(metric.shown), root + metric.shown)}" if metric.shown else text


def page(start: Start, root: str) -> Page:
    """Give the page; ``root`` leads to the folder of the data."""
    made = start("data/fair/index.md", "How findable and reusable the data are")
    counts = Counter(metric.outcome for metric in METRICS)
    made.add(made.say("F-UJI is a program that tests published data against the FAIR principles: findable, accessible, interoperable, reusable. "
                      "It needs a public address, so this table is the project's own judgement by the {link} of version 0.8. "
                      "The tests of this project check each proof on the files they are about.", link=md.external(made.say("metrics"), SPECIFICATION)))
    made.add(made.say("Of {all} metrics, {met} are met, {online} are met as soon as the site is published over https, and {outside} is not met.",
                      all=str(len(METRICS)), met=str(counts["met"]), online=str(counts["online"]), outside=str(counts["outside"])))
    made.section("Metric by metric", "metrics")
    made.table(["Metric", "What it asks", "Outcome", "Proof"], (
        [md.escape(metric.id), md.escape(made.say(metric.asks)), md.escape(made.say(OUTCOMES[metric.outcome])), _proof(made, metric, root)]
        for metric in METRICS), stack=True)
    made.section("What is not met", "not-met")
    made.add(made.say("A registered identifier, such as a DOI, is given by an archive when somebody deposits a release there. "
                      "Until that is done this site names none, and asks to be cited by its address and version."))
    return made
