-- question: How many pledges were coded by at least two independent passes?
-- empty: yes
SELECT record AS pledge_id, count(DISTINCT variable) AS variables_count, count(DISTINCT coding_pass) AS passes_count
FROM codings
WHERE package = 'pledges' AND resource = 'pledges'
GROUP BY record
HAVING count(DISTINCT coding_pass) > 1
ORDER BY record
