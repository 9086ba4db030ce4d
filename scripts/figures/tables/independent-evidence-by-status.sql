-- caption: Evidence behind each status beyond announced
-- code: Status=status
-- note: How many of the pledges have an independent voice, how many a primary or republished document, and how many several documents.
SELECT w.status AS "Status", count(*) AS "Pledges", sum(c.status_independent IS NOT NULL) AS "Independent",
  sum(e.evidence_sources_primary + e.evidence_sources_republished > 0) AS "Primary or copy",
  sum(e.evidence_sources_count > 1) AS "Several",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_pledges_wide AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn = 0 AND x.status = w.status ORDER BY j.value)) AS source_ids
FROM computed_pledges_wide AS w JOIN computed_status_current AS c USING (pledge_id) JOIN computed_evidence_per_pledge AS e USING (pledge_id)
WHERE w.withdrawn = 0 AND w.status NOT IN ('announced', 'no_evidence_found')
GROUP BY w.status
ORDER BY count(*) DESC
