-- question: How many of the documents cited on this site were published after January 2025?
-- note: Documents without a known date are not counted.
SELECT source_id, publisher, published_on, json_array(source_id) AS source_ids
FROM sources
WHERE published_on_earliest >= '2025-02-01' AND withdrawn_on IS NULL
ORDER BY published_on
