-- question: How many of the repeated searches found evidence that the first had missed?
-- empty: yes
SELECT search_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, repeats, searched_on, search_outcome, note
FROM searches
WHERE repeats IS NOT NULL AND search_outcome = 'new_evidence'
ORDER BY search_id
