-- question: How many countries were not invited to the Summit at which the Declaration was presented?
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event = 'not_invited' AND withdrawn_on IS NULL
ORDER BY party_id
