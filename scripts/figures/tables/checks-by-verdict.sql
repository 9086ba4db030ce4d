-- caption: Checks on record
-- link: For example=*
-- date: Day
-- code: Verdict=verdict, What was done=resolution
-- note: The first sample recorded only the checks with a finding; the description of the table gives its whole result.
SELECT checked_on AS "Day", verdict AS "Verdict", resolution AS "What was done", count(*) AS "Checks", min(package || '.' || resource || ':' || record) AS "For example"
FROM checks
GROUP BY checked_on, verdict, resolution
ORDER BY checked_on, verdict, resolution
