-- caption: Sums stated in 2022 and 2024 that overlap
-- link: Record=pledges.announced_totals
-- date: Stated
-- code: How exact=amount_qualifier, Kind of sum=money_kind
SELECT total_id AS "Record", stated_on AS "Stated", amount AS "Dollars (USD)", amount_qualifier AS "How exact", money_kind AS "Kind of sum",
  note AS "How it overlaps", source_ids
FROM announced_totals
WHERE total_id IN ('TOT-007', 'TOT-008', 'TOT-009', 'TOT-015', 'TOT-017', 'TOT-019') AND withdrawn_on IS NULL
ORDER BY total_id
