-- caption: Meetings of the Declaration
-- link: Meeting=summits.meetings, Country=parties.parties
-- code: Track=track, Shown to have been held=meeting_state
-- date: Date
SELECT meeting_id AS "Meeting", CASE WHEN ends_on = starts_on THEN starts_on ELSE starts_on || '/' || ends_on END AS "Date", city AS "City",
  country_id AS "Country", track AS "Track", meeting_state AS "Shown to have been held", source_ids
FROM meetings
WHERE track IN ('lad_ministerial', 'lad_coordinators') AND withdrawn_on IS NULL
ORDER BY starts_on, meeting_id
