-- question: How many links between a pledge and a commitment were made by reading both texts?
SELECT pledge_id, commitment_id, reason
FROM pledge_commitments
WHERE assigned_by = 'reading'
ORDER BY pledge_id, commitment_id
