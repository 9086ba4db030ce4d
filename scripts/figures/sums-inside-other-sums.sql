-- question: How many sums of pledges tied to the Declaration are left out of the totals because a larger sum already holds them?
SELECT m.pledge_id, m.amount, m.currency, m.inside_pledge_id, p.part_of_basis, p.source_ids
FROM computed_money_rows AS m JOIN pledges AS p USING (pledge_id)
WHERE m.lad_scope = 'explicit' AND m.money_grouping = 'all' AND m.money_decision = 'inside_counted' AND m.amount IS NOT NULL
ORDER BY m.pledge_id
