-- question: What is the smallest number of queries put for a pledge that was searched?
-- value: min(queries)
SELECT s.record AS pledge_id, sum(json_array_length(s.queries)) AS queries
FROM searches AS s
WHERE s.resource = 'pledges'
GROUP BY s.record
ORDER BY queries, pledge_id
