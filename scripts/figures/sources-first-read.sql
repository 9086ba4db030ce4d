-- question: On which day was the first of the documents read?
-- value: min(accessed_on)
-- format: date
SELECT source_id, accessed_on, json_array(source_id) AS source_ids
FROM sources
WHERE withdrawn_on IS NULL
ORDER BY accessed_on, source_id
