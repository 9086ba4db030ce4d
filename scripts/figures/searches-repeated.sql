-- question: How many searches have been repeated?
SELECT s.search_id, s.repeats, CASE WHEN s.resource = 'pledges' THEN s.record END AS pledge_id, s.record, s.searched_on, s.search_outcome
FROM searches AS s
WHERE s.repeats IS NOT NULL
ORDER BY s.search_id
