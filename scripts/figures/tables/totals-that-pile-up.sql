-- caption: Stated totals that are stocks, ceilings or requests
-- link: Total=pledges.announced_totals
-- code: Measure=measure
-- date: Stated
SELECT total_id AS "Total", measure AS "Measure", stated_on AS "Stated", amount AS "Amount", currency AS "Currency", source_ids
FROM announced_totals
WHERE measure <> 'flow' AND withdrawn_on IS NULL
ORDER BY stated_on, total_id
