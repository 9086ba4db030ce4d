-- question: How many links between a pledge and a commitment were made by rule, from the theme of the pledge?
-- empty: yes
SELECT pledge_id, commitment_id, reason
FROM pledge_commitments
WHERE assigned_by = 'rule'
ORDER BY pledge_id, commitment_id
