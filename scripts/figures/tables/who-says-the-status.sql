-- caption: Who gives the current status
-- code: Status=status
-- note: Computed means that it follows from the announcement, from a search without result, or from figures compared here.
SELECT status AS "Status", sum(status_basis = 'self_reported') AS "Pledger", sum(status_basis = 'counterpart') AS "Other party",
  sum(status_basis = 'independent') AS "Independent", sum(status_basis = 'computed') AS "Computed",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_pledges_wide AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn = 0 AND x.status = computed_pledges_wide.status ORDER BY j.value)) AS source_ids
FROM computed_pledges_wide
WHERE withdrawn = 0 AND status NOT IN ('announced', 'no_evidence_found')
GROUP BY status
ORDER BY CASE status WHEN 'fulfilled' THEN 1 WHEN 'partly_fulfilled' THEN 2 WHEN 'in_progress' THEN 3 WHEN 'not_fulfilled' THEN 4 WHEN 'reversed' THEN 5
  WHEN 'ended_by_other' THEN 6 ELSE 7 END
