-- caption: Differences between passes, by the values they gave
-- link: For example=*
-- short: For example
-- empty: yes
SELECT r.title AS "What was coded", d.rule_version AS "Version", replace(replace(d.coded_values, '_', ' '), ';', ', then ') AS "Values by pass",
  count(*) AS "Different", count(d.settled_value) AS "Settled", min(d.package || '.' || d.resource || ':' || d.record) AS "For example"
FROM computed_disagreements AS d JOIN coding_rules AS r USING (variable, rule_version)
GROUP BY d.variable, d.rule_version, d.coded_values
ORDER BY r.title, d.rule_version, count(*) DESC, d.coded_values
