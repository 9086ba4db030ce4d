-- caption: Values that both passes gave and the record does not keep
-- link: For example=*
-- short: For example
-- empty: yes
SELECT d.title AS "What was coded", replace(c.coded_value, '_', ' ') AS "Both passes", replace(r.agreed_value, '_', ' ') AS "The record",
  count(*) AS "Records", min(r.package || '.' || r.resource || ':' || r.record) AS "For example"
FROM reconciliations AS r
JOIN (SELECT package, resource, record, variable, rule_version, min(coded_value) AS coded_value FROM codings
  WHERE linked_record IS NULL GROUP BY package, resource, record, variable, rule_version HAVING min(coded_value) = max(coded_value)) AS c
  USING (package, resource, record, variable, rule_version)
JOIN coding_rules AS d USING (variable, rule_version)
WHERE r.linked_record IS NULL AND r.agreed_value <> c.coded_value
GROUP BY d.title, c.coded_value, r.agreed_value
ORDER BY d.title, count(*) DESC, c.coded_value
