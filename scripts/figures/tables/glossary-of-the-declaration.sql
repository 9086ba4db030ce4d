-- caption: Words of the Declaration
-- note: The meanings are this project's, in plain English; they do not interpret the text.
SELECT text AS "Term", definition AS "Meaning here", text_source_ids AS source_ids
FROM terms
WHERE language = 'en'
ORDER BY text COLLATE NOCASE
