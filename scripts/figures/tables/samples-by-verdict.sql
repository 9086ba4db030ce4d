-- caption: What each drawn sample showed
-- link: For example=*
-- note: Of the first sample only the checks with a finding are on record; the description of the table of checks gives its whole result.
SELECT s.sample AS "Sample", s.checks_count AS "Checks on record", s.confirmed_count AS "Confirmed", s.confirmed_in_part_count AS "In part",
  s.wrong_count AS "Wrong", s.not_reachable_count AS "Not reachable",
  (SELECT min(c.package || '.' || c.resource || ':' || c.record) FROM checks AS c
   WHERE c.sample = s.sample AND c.resource IN ('pledges', 'evidence')) AS "For example"
FROM computed_samples AS s
ORDER BY s.sample
