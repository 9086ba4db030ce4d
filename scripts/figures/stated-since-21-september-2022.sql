-- question: Which sum of humanitarian assistance did the United States state as announced since 21 September 2022?
-- value: max(amount)
-- format: money
-- currency: USD
-- note: The source says nearly. It lies inside the sum stated for the whole period since September 2022.
SELECT total_id, stated_on, amount, currency, amount_qualifier, measure, pledge_ids, source_ids
FROM announced_totals
WHERE total_id = 'TOT-008' AND withdrawn_on IS NULL
