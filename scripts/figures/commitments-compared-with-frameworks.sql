-- question: How many links between commitments and goals of other frameworks have been coded?
-- note: The comparison is made by reading both texts.
SELECT commitment_id, framework_item_id, crosswalk_relation, source_ids
FROM crosswalk
ORDER BY commitment_id
