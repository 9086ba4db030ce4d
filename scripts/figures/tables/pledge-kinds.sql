-- caption: Pledges by kind
-- code: Kind=pledge_kind
SELECT pledge_kind AS "Kind", count(*) AS "Pledges", sum(measurable) AS "Measurable",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM pledges AS x, json_each(x.source_ids) AS j
     WHERE x.withdrawn_on IS NULL AND x.pledge_kind = pledges.pledge_kind ORDER BY j.value)) AS source_ids
FROM pledges
WHERE withdrawn_on IS NULL
GROUP BY pledge_kind
ORDER BY count(*) DESC
