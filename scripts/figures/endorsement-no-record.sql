-- question: For how many countries was no record of any act towards the Declaration found?
-- note: It is not known whether they were asked.
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event = 'no_record_found' AND withdrawn_on IS NULL
ORDER BY party_id
