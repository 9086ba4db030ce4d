-- question: For how many pledges is there dated evidence for or against?
-- note: Evidence for a step taken is not evidence that the pledge was carried out; the status of each says what the evidence shows.
SELECT w.pledge_id, w.short_title, w.status, w.evidence_supports, w.evidence_contradicts, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.evidence_supports + w.evidence_contradicts > 0
ORDER BY w.pledge_id
