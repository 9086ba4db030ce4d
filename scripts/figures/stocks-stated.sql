-- question: How many of the stated totals are cumulative sums, which no announcement may be added to?
SELECT total_id, stated_on, amount, currency, measure, source_ids
FROM announced_totals
WHERE measure = 'stock' AND withdrawn_on IS NULL
ORDER BY stated_on
