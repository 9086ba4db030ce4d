-- caption: Evidence by direction
-- link: For example=implementation.evidence
-- code: Direction=direction
SELECT direction AS "Direction", count(*) AS "Observations", min(evidence_id) AS "For example"
FROM evidence
WHERE withdrawn_on IS NULL
GROUP BY direction
ORDER BY count(*) DESC
