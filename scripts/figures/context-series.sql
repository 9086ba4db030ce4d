-- question: How many context series are on record?
SELECT series_id, series_type, publisher, source_ids
FROM series
WHERE withdrawn_on IS NULL
ORDER BY series_id
