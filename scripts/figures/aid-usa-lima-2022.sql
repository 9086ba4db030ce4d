-- question: How much new aid did the United States announce in Lima on 6 October 2022?
-- value: sum(amount)
-- format: money
-- currency: USD
-- note: The source says over. The sum stated that day for everything since September 2022 holds it, and is not new money of that day. Money announced is not money paid.
SELECT p.pledge_id, p.announced_on, p.amount, p.currency, p.amount_qualifier, p.part_of, p.source_ids
FROM pledges AS p
JOIN pledge_parties AS m ON m.pledge_id = p.pledge_id AND m.participant_id = 'USA' AND m.party_role IN ('pledger', 'joint')
WHERE p.pledge_id = 'PLG-2022-041' AND p.money_kind = 'new_aid' AND p.withdrawn_on IS NULL
