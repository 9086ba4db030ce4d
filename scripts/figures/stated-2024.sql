-- question: Which sum did the United States state for all of 2024 under the Declaration?
-- value: max(amount)
-- format: money
-- currency: USD
-- note: The source says over. It restates the sums of Guatemala City and New York: never add them.
SELECT total_id, stated_on, amount, currency, amount_qualifier, measure, pledge_ids, source_ids
FROM announced_totals
WHERE total_id = 'TOT-019' AND withdrawn_on IS NULL
