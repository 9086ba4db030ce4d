-- question: How many countries are on record as endorsers of the Declaration?
-- note: No single list of them all was seen. The last of them, Suriname, rests on an inference from several documents.
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event IN ('named_in_text', 'joined') AND withdrawn_on IS NULL
ORDER BY party_id
