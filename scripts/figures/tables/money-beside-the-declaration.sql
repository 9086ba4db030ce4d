-- caption: Sums that are no new aid
-- link: Pledge=pledges.pledges
-- code: Kind=money_kind
SELECT pledge_id AS "Pledge", money_kind AS "Kind", amount AS "Amount", currency AS "Currency", source_ids
FROM pledges
WHERE money_kind NOT IN ('new_aid', 'not_applicable') AND withdrawn_on IS NULL
ORDER BY money_kind, pledge_id
