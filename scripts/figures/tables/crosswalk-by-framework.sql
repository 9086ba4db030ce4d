-- caption: Commitments of the Declaration and of the Ninth Summit beside the goals of other frameworks
-- link: Framework=commitments.frameworks
-- note: A commitment can be linked to several goals, and a goal to several commitments.
SELECT i.framework_id AS "Framework", count(DISTINCT c.framework_item_id) AS "Goals linked", count(DISTINCT c.commitment_id) AS "Commitments linked",
  count(*) FILTER (WHERE c.crosswalk_relation = 'implements') AS "A step that the goal asks for",
  count(*) FILTER (WHERE c.crosswalk_relation = 'reflects') AS "The same aim",
  count(*) FILTER (WHERE c.crosswalk_relation = 'touches') AS "Bears on it"
FROM crosswalk AS c JOIN framework_items AS i USING (framework_item_id)
GROUP BY i.framework_id
ORDER BY count(*) DESC, i.framework_id
