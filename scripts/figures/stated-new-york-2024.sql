-- question: Which sum did the United States state as announced in New York in September 2024?
-- value: max(amount)
-- format: money
-- currency: USD
-- note: The source says more than; some reports have a slightly lower sum.
SELECT total_id, stated_on, amount, currency, amount_qualifier, measure, pledge_ids, source_ids
FROM announced_totals
WHERE total_id = 'TOT-017' AND withdrawn_on IS NULL
