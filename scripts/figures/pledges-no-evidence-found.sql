-- question: For how many pledges did a recorded search find nothing that a status can rest on?
-- note: Nothing found is not proof that nothing was done.
-- empty: yes
SELECT w.pledge_id, w.announced_on, w.status_since, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.status = 'no_evidence_found'
ORDER BY w.pledge_id
