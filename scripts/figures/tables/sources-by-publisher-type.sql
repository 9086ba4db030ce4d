-- caption: Documents cited, by kind of publisher
-- link: For example=sources.sources
-- code: Kind of publisher=publisher_type
SELECT publisher_type AS "Kind of publisher", count(*) AS "Documents", sum(read_as = 'whole') AS "Read whole", min(source_id) AS "For example"
FROM sources
WHERE withdrawn_on IS NULL
GROUP BY publisher_type
ORDER BY count(*) DESC
