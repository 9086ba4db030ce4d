-- question: For how many of these is it the pledger who gives the current status?
-- empty: yes
SELECT w.pledge_id, w.status, w.status_since, w.status_basis, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.status NOT IN ('announced', 'no_evidence_found') AND w.status_basis = 'self_reported'
ORDER BY w.pledge_id
