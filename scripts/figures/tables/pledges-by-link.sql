-- caption: How the sources tie pledges to the Declaration
-- code: Link=lad_link
SELECT lad_link AS "Link", count(*) AS "Pledges", sum(measurable) AS "Measurable",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM pledges AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn_on IS NULL AND x.lad_link = pledges.lad_link ORDER BY j.value)) AS source_ids
FROM pledges
WHERE withdrawn_on IS NULL
GROUP BY lad_link
ORDER BY count(*) DESC
