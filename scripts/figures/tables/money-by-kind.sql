-- caption: Money in pledges tied to the Declaration, by kind and currency
-- code: Kind=money_kind
-- note: Each sum counts once: a sum inside a larger counted sum is left out. Kinds and currencies are never added. Most sums come with words such as nearly or more than.
SELECT money_kind AS "Kind", currency AS "Currency", amount_counted AS "Sum", pledges_counted AS "Pledges", pledges_inside_counted AS "Left out",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT j.value FROM computed_money_rows AS r JOIN pledges AS p USING (pledge_id), json_each(p.source_ids) AS j
     WHERE r.lad_scope = 'explicit' AND r.money_grouping = 'all' AND r.money_kind = computed_money.money_kind AND r.currency = computed_money.currency
     ORDER BY j.value)) AS source_ids
FROM computed_money
WHERE lad_scope = 'explicit' AND money_grouping = 'all' AND amount_counted IS NOT NULL
ORDER BY CASE money_kind WHEN 'new_aid' THEN 1 ELSE 2 END, money_kind, currency
