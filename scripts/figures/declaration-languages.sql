-- question: In how many languages was the text of the Declaration published?
-- value: count(DISTINCT language)
SELECT section_title_id, language, section_title, source_ids
FROM section_titles
WHERE section_id LIKE 'LAD-P%' AND title_kind = 'official'
ORDER BY section_title_id
