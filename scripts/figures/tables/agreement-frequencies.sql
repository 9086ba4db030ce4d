-- caption: How often each value was given in each pass
-- link: For example=*
-- short: For example
-- code: Counted=unit_kind
SELECT r.title AS "What was coded", replace(v.coded_value, '_', ' ') AS "Value",
  max(CASE WHEN v.place = 1 THEN v.values_count END) AS "First pass", max(CASE WHEN v.place = 2 THEN v.values_count END) AS "Second pass",
  v.rule_version AS "Version", v.unit_kind AS "Counted",
  (SELECT min(c.package || '.' || c.resource || ':' || c.record) FROM codings AS c
   WHERE c.variable = v.variable AND c.rule_version = v.rule_version AND c.coded_value = v.coded_value) AS "For example"
FROM (SELECT *, dense_rank() OVER (PARTITION BY variable, rule_version ORDER BY coding_pass) AS place FROM computed_agreement_values) AS v
  JOIN coding_rules AS r USING (variable, rule_version)
GROUP BY v.variable, v.rule_version, v.unit_kind, v.coded_value
ORDER BY r.title, v.rule_version, v.unit_kind, sum(v.values_count) DESC, v.coded_value
