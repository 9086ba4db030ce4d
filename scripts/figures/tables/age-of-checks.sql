-- caption: When records were last checked, and when they are due again
-- link: For example=*
-- date: Oldest check, First due
-- note: Checked is the day on which one of its sources was read, a search was made or the record was read against its sources again.
SELECT resource AS "Table", count(*) AS "Records", sum(last_checked_by <> 'source_read') AS "Searched or read again",
  min(last_checked_on) AS "Oldest check", min(next_review_on) AS "First due", min(package || '.' || resource || ':' || record) AS "For example"
FROM computed_review_dates
GROUP BY package, resource
ORDER BY resource
