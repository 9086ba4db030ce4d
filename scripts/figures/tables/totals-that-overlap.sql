-- caption: Sums stated in 2022 and 2024 that overlap
-- link: Sum=pledges.announced_totals
-- date: Stated
SELECT total_id AS "Sum", stated_on AS "Stated", amount AS "Dollars (USD)", note AS "How it overlaps", source_ids
FROM announced_totals
WHERE total_id IN ('TOT-007', 'TOT-008', 'TOT-009', 'TOT-015', 'TOT-017', 'TOT-019') AND withdrawn_on IS NULL
ORDER BY total_id
