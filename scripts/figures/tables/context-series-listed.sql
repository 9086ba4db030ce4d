-- caption: Context series and what they count
-- link: Series=context.series
-- code: What kind of number=series_type
SELECT s.series_id AS "Series", s.series_type AS "What kind of number", s.publisher AS "Published by", s.source_ids
FROM series AS s
WHERE s.withdrawn_on IS NULL
ORDER BY s.series_type, s.title
