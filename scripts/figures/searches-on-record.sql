-- question: How many searches are on record?
SELECT search_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, record, searched_on, search_outcome, results_read
FROM searches
ORDER BY search_id
