-- question: Which sum did the United States state in Lima for everything announced since September 2022?
-- value: max(amount)
-- format: money
-- currency: USD
-- note: The source says nearly. It holds the sum of Lima: never add them.
SELECT total_id, stated_on, amount, currency, amount_qualifier, measure, pledge_ids, source_ids
FROM announced_totals
WHERE total_id = 'TOT-009' AND withdrawn_on IS NULL
