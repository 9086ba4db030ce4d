-- question: How many of the status events drawn at random claimed more than their sources show?
-- empty: yes
SELECT c.check_id, e.pledge_id, c.record, c.verdict, c.problem, c.resolution, c.source_ids
FROM checks AS c JOIN status_events AS e ON e.status_event_id = c.record
WHERE c.sample = 'status-events-2026-11-29' AND c.overstated
ORDER BY c.check_id
