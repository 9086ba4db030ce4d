-- caption: Meetings of the Declaration
-- link: Meeting=summits.meetings
-- code: Who meets=track, State=meeting_state
-- date: Date
-- note: Not shown: announced, but nothing read shows that it took place.
SELECT meeting_id AS "Meeting", CASE WHEN ends_on = starts_on THEN starts_on ELSE starts_on || '/' || ends_on END AS "Date", city AS "City",
  track AS "Who meets", meeting_state AS "State", source_ids
FROM meetings
WHERE track IN ('lad_ministerial', 'lad_coordinators') AND withdrawn_on IS NULL
ORDER BY starts_on, meeting_id
