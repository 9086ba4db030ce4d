-- question: How many results were opened and read in these searches?
-- value: sum(results_read)
-- note: A result that came up in several searches is counted for each of them.
SELECT search_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, record, searched_on, results_read
FROM searches
ORDER BY search_id
