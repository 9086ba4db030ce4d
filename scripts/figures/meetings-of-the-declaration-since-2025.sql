-- question: How many meetings of the Declaration are on record as held since January 2025?
-- note: Nothing found is not proof that nothing happened.
-- empty: yes
SELECT meeting_id, track, starts_on, source_ids
FROM meetings
WHERE track IN ('lad_ministerial', 'lad_coordinators') AND meeting_state = 'held' AND starts_on_earliest >= '2025-01-01' AND withdrawn_on IS NULL
ORDER BY starts_on
