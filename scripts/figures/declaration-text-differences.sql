-- question: How many differences between versions of the text of the Declaration are on record?
-- note: Only part of the version on the pages of Canada was read, so there may be more.
SELECT text_variant_id, version_a, version_b, source_ids
FROM text_variants
WHERE instrument_id = 'LAD' AND withdrawn_on IS NULL
ORDER BY text_variant_id
