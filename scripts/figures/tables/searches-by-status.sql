-- caption: Status of the pledges that were searched, and of those that were not
-- code: Status=status
SELECT w.status AS "Status", sum(s.record IS NOT NULL) AS "Searched", sum(s.record IS NULL) AS "Not searched yet",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_pledges_wide AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn = 0 AND x.status = w.status ORDER BY j.value)) AS source_ids
FROM computed_pledges_wide AS w LEFT JOIN (SELECT DISTINCT record FROM searches WHERE resource = 'pledges') AS s ON s.record = w.pledge_id
WHERE w.withdrawn = 0
GROUP BY w.status
ORDER BY count(*) DESC
