-- caption: Sums that are no new aid
-- link: Pledge=pledges.pledges
-- code: Kind=money_kind, Link to the Declaration=lad_link
SELECT money_kind AS "Kind", pledge_id AS "Pledge", amount AS "Amount", currency AS "Currency", lad_link AS "Link to the Declaration", source_ids
FROM pledges
WHERE money_kind NOT IN ('new_aid', 'not_applicable') AND withdrawn_on IS NULL
ORDER BY money_kind, pledge_id
