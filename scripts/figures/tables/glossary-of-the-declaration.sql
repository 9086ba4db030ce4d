-- caption: Words of the Declaration
-- link: Seen in=sources.sources
-- note: The meanings are this project's, in plain English; they do not interpret the text.
SELECT text AS "Term", definition AS "Meaning here", text_source_ids AS "Seen in", note AS "Note"
FROM terms
WHERE language = 'en'
ORDER BY text COLLATE NOCASE
