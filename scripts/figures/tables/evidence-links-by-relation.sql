-- caption: Links between evidence and pledges
-- link: For example=implementation.evidence
-- code: Relation=evidence_relation
-- note: One observation can be linked to several pledges, and to each in a different way.
SELECT evidence_relation AS "Relation", count(*) AS "Links", count(DISTINCT pledge_id) AS "Pledges", min(evidence_id) AS "For example"
FROM pledge_evidence
GROUP BY evidence_relation
ORDER BY count(*) DESC
