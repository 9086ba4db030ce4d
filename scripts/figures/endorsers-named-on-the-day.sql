-- question: How many countries does the text of 10 June 2022 name as endorsers?
SELECT endorsement_id, party_id, name_in_text, not_before, source_ids
FROM endorsements
WHERE endorsement_event = 'named_in_text' AND withdrawn_on IS NULL
ORDER BY party_id
