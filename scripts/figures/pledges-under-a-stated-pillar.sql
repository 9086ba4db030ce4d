-- question: For how many pledges does a source name the pillar of the Declaration?
SELECT pledge_id, pillar, pillar_basis, source_ids
FROM pledges
WHERE pillar_basis = 'stated' AND withdrawn_on IS NULL
ORDER BY pledge_id
