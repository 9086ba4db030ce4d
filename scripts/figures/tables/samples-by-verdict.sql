-- caption: What each drawn sample showed
-- link: For example=*
-- short: For example
-- note: Of the first sample only the checks with a finding are on record; the description of the table of checks gives its whole result.
SELECT s.sample AS "Sample", s.checks_count AS "Checks on record", s.confirmed_count AS "Confirmed", s.confirmed_in_part_count AS "In part",
  s.wrong_count AS "Wrong", s.not_reachable_count AS "Not reachable",
  (SELECT min(CASE WHEN resource IN ('pledges', 'evidence') THEN package || '.' || resource || ':' || record
    WHEN resource = 'status_events' THEN 'pledges.pledges:' || (SELECT pledge_id FROM status_events WHERE status_event_id = record) END)
   FROM checks WHERE sample = s.sample) AS "For example"
FROM computed_samples AS s
ORDER BY s.sample
