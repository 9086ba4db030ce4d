-- caption: Pledges by status, with shares of the measurable ones
-- code: Status=status
-- note: Shares are taken over measurable pledges only; the column beside them is the number they are shares of. A share of an open status says how much is not known, not how much was not done.
SELECT status AS "Status", count(*) AS "Pledges", sum(measurable) AS "Measurable",
  (SELECT count(*) FROM computed_pledges_wide WHERE withdrawn = 0 AND measurable = 1) AS "Out of",
  round(100.0 * sum(measurable) / (SELECT count(*) FROM computed_pledges_wide WHERE withdrawn = 0 AND measurable = 1), 1) AS "Percent",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_pledges_wide AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn = 0 AND x.status = computed_pledges_wide.status ORDER BY j.value)) AS source_ids
FROM computed_pledges_wide
WHERE withdrawn = 0
GROUP BY status
ORDER BY CASE status WHEN 'fulfilled' THEN 1 WHEN 'partly_fulfilled' THEN 2 WHEN 'in_progress' THEN 3 WHEN 'not_fulfilled' THEN 4 WHEN 'reversed' THEN 5
  WHEN 'ended_by_other' THEN 6 WHEN 'superseded' THEN 7 WHEN 'announced' THEN 8 ELSE 9 END
