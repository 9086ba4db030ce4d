-- question: How many countries are reported as not signing the Declaration, with no reason seen?
-- note: It rests on one news outlet.
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event = 'not_signed' AND withdrawn_on IS NULL
ORDER BY party_id
