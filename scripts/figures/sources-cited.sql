-- question: How many documents does the site cite?
-- note: Most were read in part; each source says how much of it was read.
SELECT source_id, title, published_on, json_array(source_id) AS source_ids
FROM sources
WHERE withdrawn_on IS NULL
ORDER BY source_id
