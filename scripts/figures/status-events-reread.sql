-- question: How many status events, drawn at random, were read against their sources again?
SELECT c.check_id, e.pledge_id, c.record, c.verdict, c.overstated, c.resolution, c.source_ids
FROM checks AS c JOIN status_events AS e ON e.status_event_id = c.record
WHERE c.sample = 'status-events-2026-11-29'
ORDER BY c.check_id
