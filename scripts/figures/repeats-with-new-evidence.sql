-- question: How many repeats led to a new row of evidence?
-- note: Evidence that is only context counts too.
SELECT s.search_id, s.repeats, CASE WHEN s.resource = 'pledges' THEN s.record END AS pledge_id, s.record, s.searched_on
FROM searches AS s
WHERE s.repeats IS NOT NULL AND s.search_outcome = 'new_evidence'
ORDER BY s.search_id
