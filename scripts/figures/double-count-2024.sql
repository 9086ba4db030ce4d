-- question: What does one get by adding up the sums stated in 2024, though one of them restates the others?
-- value: sum(amount)
-- format: money
-- currency: USD
-- note: This sum is wrong on purpose: it counts the same money twice. It is shown so that the mistake can be recognised.
SELECT total_id, stated_on, amount, currency, amount_qualifier, measure, note, source_ids
FROM announced_totals
WHERE total_id IN ('TOT-015', 'TOT-017', 'TOT-019') AND withdrawn_on IS NULL
ORDER BY total_id
