-- caption: The political commitments of the Ninth Summit
-- link: Text=summits.documents
-- date: Adopted
-- note: Some mandates were read in part only, and none of the texts was read whole, so a text may hold more mandates than are counted here.
SELECT d.document_id AS "Text", d.adopted_on AS "Adopted", d.subject AS "Subject",
  count(c.commitment_id) AS "Mandates on record", d.source_ids
FROM documents AS d
JOIN instruments AS i ON i.document_id = d.document_id
JOIN commitments AS c ON c.instrument_id = i.instrument_id AND c.withdrawn_on IS NULL
WHERE d.summit_id = 'IX' AND d.relation_to_summit = 'adopted_by_summit' AND d.withdrawn_on IS NULL
GROUP BY d.document_id, i.instrument_id
ORDER BY d.document_id
