-- question: How much new aid did the United States announce in Lima on 6 October 2022, tied to the Declaration?
-- value: sum(amount)
-- format: money
-- currency: USD
-- note: Sums that another sum of the list already includes are left out. Money announced is not money paid.
SELECT r.pledge_id, p.short_title, p.amount, p.currency, p.amount_qualifier, p.source_ids
FROM computed_money_rows AS r JOIN pledges AS p USING (pledge_id)
JOIN pledge_parties AS m ON m.pledge_id = p.pledge_id AND m.participant_id = 'USA' AND m.party_role IN ('pledger', 'joint')
WHERE r.pledge_id IN (SELECT pledge_id FROM pledges WHERE occasion = 'lima-2022') AND p.currency = 'USD'
