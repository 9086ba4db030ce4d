-- question: How many endorsing countries met at the first ministerial meeting of the Declaration, in Lima?
-- value: max(participants_count)
SELECT meeting_id, starts_on, participants_count, source_ids
FROM meetings
WHERE meeting_id = 'MT-03' AND withdrawn_on IS NULL
