-- question: How many checks of a record against its sources are on record?
-- note: The first sample recorded only the checks with a finding; the description of the table gives its whole result.
SELECT check_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, record, checked_on, verdict, resolution
FROM checks
ORDER BY check_id
