-- question: On how many values do coding passes differ?
-- empty: yes
SELECT CASE WHEN resource = 'pledges' THEN record END AS pledge_id, CASE WHEN resource = 'commitments' THEN record END AS commitment_id,
  variable, rule_version, linked_record, coded_values, settled_value
FROM computed_disagreements
ORDER BY variable, rule_version, record, linked_record
