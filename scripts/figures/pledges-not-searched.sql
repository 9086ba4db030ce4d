-- question: For how many pledges has no search been recorded yet?
-- empty: yes
SELECT p.pledge_id, p.announced_on, p.source_ids
FROM pledges AS p
WHERE p.withdrawn_on IS NULL AND p.pledge_id NOT IN (SELECT record FROM searches WHERE resource = 'pledges')
ORDER BY p.pledge_id
