-- caption: What was counted about the Safe Mobility Offices
-- link: Observation=implementation.evidence
-- code: Of what=unit
-- date: As of
-- note: Applications, referrals, approvals and arrivals are different things, and not all counts are of the same offices.
SELECT e.evidence_id AS "Observation", e.as_of AS "As of", e.value AS "Number", e.unit AS "Of what", e.source_ids
FROM evidence AS e JOIN pledge_evidence AS l USING (evidence_id)
WHERE l.pledge_id = 'PLG-2023-011' AND e.value IS NOT NULL AND e.withdrawn_on IS NULL
ORDER BY e.as_of_earliest IS NULL, e.as_of_earliest, e.evidence_id
