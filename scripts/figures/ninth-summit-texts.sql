-- question: How many political commitments did the Ninth Summit adopt?
-- note: The Los Angeles Declaration is not one of them.
SELECT document_id, adopted_on, subject, source_ids
FROM documents
WHERE summit_id = 'IX' AND relation_to_summit = 'adopted_by_summit' AND withdrawn_on IS NULL
ORDER BY document_id
