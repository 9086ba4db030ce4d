-- question: How many pillars does the Los Angeles Declaration have?
SELECT section_id, pillar, source_ids
FROM sections
WHERE instrument_id = 'LAD' AND section_type = 'pillar'
ORDER BY section_order
