-- question: How many versions of coding rules have an alpha under 0.67?
-- note: Of links, the agreement over all pairs that could have been linked counts. The record shown is the first of which the passes differ.
-- empty: yes
SELECT (SELECT min(record) FROM computed_disagreements AS d
        WHERE d.variable = a.variable AND d.rule_version = a.rule_version AND d.resource = 'pledges') AS pledge_id,
  a.variable, a.rule_version, a.units_count, a.agreement_share, a.alpha
FROM computed_agreement AS a
WHERE a.alpha < 0.67 AND a.unit_kind <> 'linked_pair'
ORDER BY a.variable, a.rule_version
