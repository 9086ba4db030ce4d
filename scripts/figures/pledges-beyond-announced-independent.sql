-- question: For how many of these does an independent voice give the current status?
-- note: Independent is someone who is neither a pledger nor another party: press, civil society, researchers or courts.
-- empty: yes
SELECT w.pledge_id, w.status, w.status_since, w.status_basis, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.status NOT IN ('announced', 'no_evidence_found') AND w.status_basis = 'independent'
ORDER BY w.pledge_id
