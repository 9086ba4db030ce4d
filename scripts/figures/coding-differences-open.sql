-- question: How many differences between coding passes are not yet settled?
-- empty: yes
SELECT CASE WHEN resource = 'pledges' THEN record END AS pledge_id, CASE WHEN resource = 'commitments' THEN record END AS commitment_id,
  variable, rule_version, linked_record, coded_values, settled_value
FROM computed_disagreements
WHERE settled_value IS NULL
ORDER BY variable, rule_version, record, linked_record
