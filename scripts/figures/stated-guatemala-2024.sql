-- question: Which sum did the United States state as announced in Guatemala City in May 2024?
-- value: max(amount)
-- format: money
-- currency: USD
-- note: Money announced is not money paid.
SELECT total_id, stated_on, amount, currency, amount_qualifier, measure, pledge_ids, source_ids
FROM announced_totals
WHERE total_id = 'TOT-015' AND withdrawn_on IS NULL
