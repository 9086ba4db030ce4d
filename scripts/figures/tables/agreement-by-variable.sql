-- caption: How far independent passes agree, by what was coded
-- link: For example=*
-- short: For example
-- code: Counted=unit_kind
-- note: A rule with an alpha under 0.67 is rewritten and coded once more. Of links, the agreement over all possible pairs counts for that.
SELECT r.title AS "What was coded", a.rule_version AS "Version", coalesce(round(a.alpha, 3), 'not defined') AS "Alpha",
  round(100 * a.agreement_share, 1) AS "Percent same", a.differing_count AS "Different", a.reconciled_count AS "Settled",
  a.units_count AS "Number", a.unit_kind AS "Counted",
  (SELECT min(d.package || '.' || d.resource || ':' || d.record) FROM computed_disagreements AS d
   WHERE d.variable = a.variable AND d.rule_version = a.rule_version) AS "For example"
FROM computed_agreement AS a JOIN coding_rules AS r USING (variable, rule_version)
ORDER BY r.title, a.rule_version, a.unit_kind
