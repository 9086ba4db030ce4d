-- question: For how many pledges has a search been recorded?
SELECT p.pledge_id, max(s.searched_on) AS searched_on, sum(json_array_length(s.queries)) AS queries, sum(s.results_read) AS results_read
FROM pledges AS p JOIN searches AS s ON s.resource = 'pledges' AND s.record = p.pledge_id
WHERE p.withdrawn_on IS NULL
GROUP BY p.pledge_id
ORDER BY p.pledge_id
