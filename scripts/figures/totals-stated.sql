-- question: How many headline totals are on record?
-- note: They overlap each other and the pledges: they are shown, never added.
SELECT total_id, stated_on, amount, currency, measure, source_ids
FROM announced_totals
WHERE withdrawn_on IS NULL
ORDER BY total_id
