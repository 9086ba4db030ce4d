-- caption: Searches by outcome
-- link: For example=pledges.pledges
-- code: Outcome=search_outcome
SELECT search_outcome AS "Outcome", count(*) AS "Searches", sum(json_array_length(queries)) AS "Queries", sum(results_read) AS "Results read", min(CASE WHEN resource = 'pledges' THEN record END) AS "For example"
FROM searches
GROUP BY search_outcome
ORDER BY count(*) DESC
