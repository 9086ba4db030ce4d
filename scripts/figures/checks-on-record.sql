-- question: How many checks of a record against its sources are on record?
-- note: Of the first sample only the checks with a finding are on record; the list of samples gives its whole result.
SELECT check_id, CASE WHEN resource = 'pledges' THEN record END AS pledge_id, record, sample, checked_on, verdict, resolution
FROM checks
ORDER BY check_id
