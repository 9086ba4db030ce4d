-- question: How many countries are on record as having declined to endorse the Declaration?
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event = 'declined' AND withdrawn_on IS NULL
ORDER BY party_id
