-- caption: Documents cited, by language
-- link: For example=sources.sources
-- note: Languages as codes of the standard BCP 47.
SELECT language AS "Language", count(*) AS "Documents", min(source_id) AS "For example"
FROM sources
WHERE withdrawn_on IS NULL
GROUP BY language
ORDER BY count(*) DESC, language
