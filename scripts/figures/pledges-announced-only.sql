-- question: Of how many pledges is nothing known but the announcement?
-- note: It says nothing about whether they were carried out.
-- empty: yes
SELECT w.pledge_id, w.announced_on, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.status = 'announced'
ORDER BY w.pledge_id
