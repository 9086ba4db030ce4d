-- question: How many searches were repeated without sight of their result?
-- empty: yes
SELECT search_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, repeats, searched_on, search_outcome, note
FROM searches
WHERE repeats IS NOT NULL
ORDER BY search_id
