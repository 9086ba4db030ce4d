-- caption: How far independent passes agree, by what was coded
-- link: Differs for example=*
-- code: Counted=unit_kind
-- note: A rule with an alpha under 0.67 is rewritten and coded once more. Of links, the agreement over all possible pairs counts for that.
SELECT r.title AS "What was coded", a.rule_version AS "Rule version", a.unit_kind AS "Counted", a.units_count AS "Number",
  round(100 * a.agreement_share, 1) AS "Percent the same", coalesce(round(a.alpha, 3), 'not defined') AS "Alpha",
  a.differing_count AS "Different", a.reconciled_count AS "Settled",
  (SELECT min(d.package || '.' || d.resource || ':' || d.record) FROM computed_disagreements AS d
   WHERE d.variable = a.variable AND d.rule_version = a.rule_version) AS "Differs for example"
FROM computed_agreement AS a JOIN coding_rules AS r USING (variable, rule_version)
ORDER BY r.title, a.rule_version, a.unit_kind
