-- caption: Statuses that are better than their evidence, and the bounds of their share among all
-- link: For example=pledges.pledges
-- short: For example
-- empty: yes
-- note: Least and most are the bounds of the 95 % interval by Wilson's score; what was read again because of a finding was not drawn and has none.
SELECT s.sample AS "Sample", s.judged_count AS "Compared", s.overstated_count AS "Overstated", round(100 * s.overstated_share, 1) AS "Percent",
  round(100 * s.overstated_low, 1) AS "Least percent", round(100 * s.overstated_high, 1) AS "Most percent",
  (SELECT min(e.pledge_id) FROM checks AS c JOIN status_events AS e ON e.status_event_id = c.record
   WHERE c.sample = s.sample AND c.overstated) AS "For example"
FROM computed_samples AS s
WHERE s.judged_count > 0
ORDER BY s.sample
