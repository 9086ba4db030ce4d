-- question: How much new aid was announced in US dollars in pledges tied to the Declaration, each sum counted once?
-- value: sum(amount)
-- format: money
-- currency: USD
-- note: Most sums come with words such as nearly or more than. Aid announced is not aid paid, and a sum inside another counted sum is left out.
SELECT m.pledge_id, m.amount, m.currency, m.amount_qualifier, p.announced_on, p.source_ids
FROM computed_money_rows AS m JOIN pledges AS p USING (pledge_id)
WHERE m.lad_scope = 'explicit' AND m.money_grouping = 'all' AND m.money_kind = 'new_aid' AND m.currency = 'USD' AND m.money_decision = 'counted'
ORDER BY m.pledge_id
