-- question: How many pledges were undone by the one who made them?
-- empty: yes
SELECT w.pledge_id, w.status_since, w.status_basis, c.reason, w.source_ids
FROM computed_pledges_wide AS w JOIN computed_status_current AS c USING (pledge_id)
WHERE w.withdrawn = 0 AND w.status = 'reversed'
ORDER BY w.pledge_id
