-- question: How many of the frameworks on record does the Declaration name?
SELECT framework_id, framework_kind, adopted_on, relation_to_lad, source_ids
FROM frameworks
WHERE relation_to_lad LIKE 'Named%' AND withdrawn_on IS NULL
ORDER BY framework_id
