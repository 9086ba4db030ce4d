-- caption: Frameworks that the Declaration names
-- link: Framework=commitments.frameworks
-- code: Kind=framework_kind
-- date: Date
SELECT framework_id AS "Framework", framework_kind AS "Kind", adopted_on AS "Date", relation_to_lad AS "What the Declaration says of it", source_ids
FROM frameworks
WHERE relation_to_lad LIKE 'Named%' AND withdrawn_on IS NULL
ORDER BY framework_kind, adopted_on, framework_id
