-- question: For how many pledges does the evidence show more than the announcement?
-- note: The current status is neither announced nor no evidence found.
SELECT w.pledge_id, w.status, w.status_since, w.status_basis, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.status NOT IN ('announced', 'no_evidence_found')
ORDER BY w.pledge_id
