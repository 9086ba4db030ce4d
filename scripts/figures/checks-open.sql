-- question: How many of these checks left something that is not yet settled?
-- empty: yes
SELECT check_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, record, checked_on, verdict, note
FROM checks
WHERE resolution = 'open'
ORDER BY check_id
