-- question: How many countries had endorsed the Declaration by 14 June 2022, when its published text was changed?
SELECT endorsement_id, party_id, endorsement_event, not_before, not_after, source_ids
FROM endorsements
WHERE endorsement_event IN ('named_in_text', 'joined') AND not_after_latest <= '2022-06-14' AND withdrawn_on IS NULL
ORDER BY party_id
