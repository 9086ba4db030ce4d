-- question: How many pledges did this project place under a pillar itself?
SELECT pledge_id, pillar, pillar_basis, source_ids
FROM pledges
WHERE pillar_basis = 'assigned' AND withdrawn_on IS NULL
ORDER BY pledge_id
