-- caption: Searches repeated, and what each of the two had missed
-- link: Pledge=pledges.pledges
-- code: Outcome of the repeat=search_outcome
SELECT CASE WHEN resource = 'pledges' THEN record END AS "Pledge", search_outcome AS "Outcome of the repeat", note AS "What was missed"
FROM searches
WHERE repeats IS NOT NULL
ORDER BY search_id
