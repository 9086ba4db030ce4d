-- caption: Repeated searches, by what they found beyond the first
-- link: For example=pledges.pledges
-- code: Outcome=search_outcome
-- empty: yes
SELECT search_outcome AS "Outcome", count(*) AS "Searches", min(CASE WHEN resource = 'pledges' THEN record END) AS "For example"
FROM searches
WHERE repeats IS NOT NULL
GROUP BY search_outcome
ORDER BY search_outcome
