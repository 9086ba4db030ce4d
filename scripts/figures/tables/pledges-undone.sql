-- caption: Promises undone by those who made them
-- link: Pledge=pledges.pledges
-- code: Who says so=status_basis
-- date: Since
-- note: The page of each pledge says why and gives the evidence.
SELECT w.status_since AS "Since", w.pledge_id AS "Pledge", w.status_basis AS "Who says so", w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND w.status = 'reversed'
ORDER BY w.status_since_earliest, w.pledge_id
