-- question: How many of the documents cited show no date in what was read?
-- empty: yes
SELECT source_id, publisher, json_array(source_id) AS source_ids
FROM sources
WHERE published_on = 'unknown' AND withdrawn_on IS NULL
ORDER BY source_id
