-- question: How many objectives does the Global Compact on Refugees have?
SELECT framework_item_id, item_code, source_ids
FROM framework_items
WHERE framework_id = 'gcr' AND withdrawn_on IS NULL
ORDER BY CAST(item_code AS INTEGER)
