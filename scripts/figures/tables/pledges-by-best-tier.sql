-- caption: Pledges by the closest of their sources
-- link: For example=pledges.pledges
-- code: Closest source=tier
SELECT tier AS "Closest source", count(*) AS "Pledges", round(100.0 * count(*) / (SELECT count(*) FROM pledges WHERE withdrawn_on IS NULL), 1) AS "Percent",
  sum(whole) AS "Read whole", min(pledge_id) AS "For example"
FROM (
  SELECT p.pledge_id, CASE min(CASE s.tier WHEN 'primary' THEN 1 WHEN 'republished' THEN 2 ELSE 3 END) WHEN 1 THEN 'primary' WHEN 2 THEN 'republished' ELSE 'secondary' END AS tier,
    max(s.read_as = 'whole') AS whole
  FROM pledges AS p, json_each(p.source_ids) AS j JOIN sources AS s ON s.source_id = j.value
  WHERE p.withdrawn_on IS NULL
  GROUP BY p.pledge_id
)
GROUP BY tier
ORDER BY CASE tier WHEN 'primary' THEN 1 WHEN 'republished' THEN 2 ELSE 3 END
