-- question: How many endorsers are on record as having withdrawn from the Declaration?
-- note: Nothing found is not proof that nothing happened: see what was searched and when.
-- empty: yes
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event = 'withdrew' AND withdrawn_on IS NULL
ORDER BY party_id
