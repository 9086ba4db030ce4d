-- caption: What is not known of the pledges, by theme
-- code: Theme=theme
SELECT w.theme AS "Theme", count(*) AS "Pledges", sum(w.evidence_supports + w.evidence_contradicts = 0) AS "No evidence",
  sum(w.status = 'announced') AS "Announced", sum(w.status = 'no_evidence_found') AS "Nothing found",
  (SELECT sum(nothing_recorded) FROM computed_coverage AS c WHERE c.theme = w.theme) AS "Empty countries",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_pledges_wide AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn = 0 AND x.theme = w.theme ORDER BY j.value)) AS source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0
GROUP BY w.theme
ORDER BY count(*) DESC, w.theme
