-- caption: Checks on record
-- link: For example=*
-- date: Day
-- code: Verdict=verdict, What was done=resolution
-- note: The first sample recorded only the checks with a finding; the description of the table gives its whole result.
SELECT checked_on AS "Day", verdict AS "Verdict", resolution AS "What was done", count(*) AS "Checks",
  min(CASE WHEN resource IN ('pledges', 'evidence') THEN package || '.' || resource || ':' || record
    WHEN resource = 'status_events' THEN 'pledges.pledges:' || (SELECT pledge_id FROM status_events WHERE status_event_id = record) END) AS "For example"
FROM checks
GROUP BY checked_on, verdict, resolution
ORDER BY checked_on, verdict, resolution
