-- caption: Checks on record
-- link: For example=*
-- code: Sample=sample, Verdict=verdict, What was done=resolution
-- note: Of the first sample only the checks with a finding are on record; the list of samples gives its whole result. A status is shown by its pledge.
SELECT c.sample AS "Sample", c.verdict AS "Verdict", c.resolution AS "What was done", count(*) AS "Checks", sum(c.overstated) AS "Status overstated",
  min(coalesce('pledges.pledges:' || e.pledge_id, c.package || '.' || c.resource || ':' || c.record)) AS "For example"
FROM checks AS c LEFT JOIN status_events AS e ON c.resource = 'status_events' AND e.status_event_id = c.record
GROUP BY c.sample, c.verdict, c.resolution
ORDER BY c.sample, c.verdict, c.resolution
