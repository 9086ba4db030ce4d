-- question: How many values of the independent coding passes are on record?
-- empty: yes
SELECT coding_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, record, variable, coding_pass, coded_value, coded_on
FROM codings
ORDER BY coding_id
