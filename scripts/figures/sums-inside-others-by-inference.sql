-- question: For how many of these does only this project, and no source, say that the larger sum holds them?
-- note: The inclusion was worked out from amounts and dates.
-- empty: yes
SELECT m.pledge_id, m.amount, m.currency, m.inside_pledge_id, p.part_of_basis, p.note, p.source_ids
FROM computed_money_rows AS m JOIN pledges AS p USING (pledge_id)
WHERE m.lad_scope = 'explicit' AND m.money_grouping = 'all' AND m.money_decision = 'inside_counted' AND m.amount IS NOT NULL AND p.part_of_basis = 'inferred'
ORDER BY m.pledge_id
