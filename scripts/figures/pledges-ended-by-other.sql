-- question: How many pledges were stopped by another party, or ended after the promised period?
-- empty: yes
SELECT w.pledge_id, w.status_since, w.status_basis, c.reason, w.source_ids
FROM computed_pledges_wide AS w JOIN computed_status_current AS c USING (pledge_id)
WHERE w.withdrawn = 0 AND w.status = 'ended_by_other'
ORDER BY w.pledge_id
