-- question: How many of the documents cited were read whole?
SELECT source_id, publisher, published_on, tier, json_array(source_id) AS source_ids
FROM sources
WHERE read_as = 'whole' AND withdrawn_on IS NULL
ORDER BY source_id
