-- caption: Queries by language
-- link: For example=*
-- note: Languages as codes of the standard BCP 47.
SELECT CASE WHEN q.value LIKE '%[__]' THEN substr(q.value, -3, 2) ELSE 'unknown' END AS "Language", count(*) AS "Queries", min(s.package || '.' || s.resource || ':' || s.record) AS "For example"
FROM searches AS s, json_each(s.queries) AS q
GROUP BY 1
ORDER BY count(*) DESC
