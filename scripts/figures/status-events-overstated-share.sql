-- question: Between which shares of all status events of the kind can those lie that claimed more than their sources show?
-- value: printf('%.0f to %.0f percent', 100 * (avg(overstated) + 1.9208 / count(*) - 1.96 * sqrt((avg(overstated) * (1 - avg(overstated)) + 0.9604 / count(*)) / count(*))) / (1 + 3.8416 / count(*)), 100 * (avg(overstated) + 1.9208 / count(*) + 1.96 * sqrt((avg(overstated) * (1 - avg(overstated)) + 0.9604 / count(*)) / count(*))) / (1 + 3.8416 / count(*)))
-- format: text
-- note: Wilson's interval at 95 percent, for the events as they stood when the sample was drawn; what was found has been mended since.
SELECT c.check_id, e.pledge_id, c.record, c.verdict, c.overstated
FROM checks AS c JOIN status_events AS e ON e.status_event_id = c.record
WHERE c.sample = 'status-events-2026-11-29'
ORDER BY c.check_id
