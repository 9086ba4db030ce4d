-- caption: Related frameworks that the Declaration does not name
-- link: Framework=commitments.frameworks
-- code: Kind=framework_kind
-- date: Date
SELECT framework_id AS "Framework", framework_kind AS "Kind", adopted_on AS "Date", relation_to_lad AS "Relation", source_ids
FROM frameworks
WHERE relation_to_lad NOT LIKE 'Named%' AND withdrawn_on IS NULL
ORDER BY adopted_on, framework_id
