-- question: How many queries were put in these searches?
-- note: A query that served several searches is counted for each of them.
SELECT s.search_id, CASE WHEN s.resource = 'pledges' THEN s.record END AS pledge_id, s.record, q.value AS query
FROM searches AS s, json_each(s.queries) AS q
ORDER BY s.search_id, q.key
