-- caption: Documents cited, by how close they are to the one who speaks and by how much was read
-- link: For example=sources.sources
-- code: Tier=tier
SELECT tier AS "Tier", count(*) AS "Documents", sum(read_as = 'whole') AS "Read whole", sum(read_as = 'excerpt') AS "Read in part",
  round(100.0 * count(*) / (SELECT count(*) FROM sources WHERE withdrawn_on IS NULL), 1) AS "Percent", min(source_id) AS "For example"
FROM sources
WHERE withdrawn_on IS NULL
GROUP BY tier
ORDER BY CASE tier WHEN 'primary' THEN 1 WHEN 'republished' THEN 2 ELSE 3 END
