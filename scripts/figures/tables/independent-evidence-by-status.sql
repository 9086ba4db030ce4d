-- caption: Evidence behind each status beyond announced
-- code: Status=status
-- note: A document of a tier other than secondary is a primary one or a copy of one.
SELECT w.status AS "Status", count(*) AS "Pledges", sum(c.status_independent IS NOT NULL) AS "With an independent voice",
  sum(e.evidence_sources_primary + e.evidence_sources_republished > 0) AS "With a primary or republished document",
  sum(e.evidence_sources_count > 1) AS "With several documents",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_pledges_wide AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn = 0 AND x.status = w.status ORDER BY j.value)) AS source_ids
FROM computed_pledges_wide AS w JOIN computed_status_current AS c USING (pledge_id) JOIN computed_evidence_per_pledge AS e USING (pledge_id)
WHERE w.withdrawn = 0 AND w.status NOT IN ('announced', 'no_evidence_found')
GROUP BY w.status
ORDER BY count(*) DESC
