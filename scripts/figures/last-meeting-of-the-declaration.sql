-- question: When was the last meeting of the Declaration that a source read shows as held?
-- value: max(starts_on)
-- format: date
-- note: A later meeting may have taken place: nothing found is not proof that nothing happened. The year of this one is inferred from the order of the text.
SELECT meeting_id, track, starts_on, locator, note, source_ids
FROM meetings
WHERE track IN ('lad_ministerial', 'lad_coordinators') AND meeting_state = 'held' AND withdrawn_on IS NULL
ORDER BY starts_on DESC
