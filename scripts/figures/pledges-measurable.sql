-- question: How many pledges could someone outside check?
-- note: A promise without an act, a number or a threshold cannot be checked from outside.
SELECT pledge_id, announced_on, target_max, target_unit, amount, currency, source_ids
FROM pledges
WHERE measurable = 1 AND withdrawn_on IS NULL
ORDER BY pledge_id
