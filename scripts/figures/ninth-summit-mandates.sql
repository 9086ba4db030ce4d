-- question: How many mandates of the texts that the Ninth Summit adopted are on record here?
-- note: Some mandates were read in part only, and none of the texts was read whole, so the texts may hold more.
SELECT c.commitment_id, c.instrument_id, c.source_ids
FROM commitments AS c JOIN instruments AS i USING (instrument_id)
JOIN documents AS d ON d.document_id = i.document_id AND d.summit_id = 'IX' AND d.relation_to_summit = 'adopted_by_summit'
WHERE c.withdrawn_on IS NULL
ORDER BY c.commitment_id
