-- question: How many commitments, principles and statements of the Los Angeles Declaration are on record here?
-- note: The text does not number them: the division is this project's, sentence by sentence.
SELECT commitment_id, section_id, verb, source_ids
FROM commitments
WHERE instrument_id = 'LAD' AND withdrawn_on IS NULL
ORDER BY commitment_order
