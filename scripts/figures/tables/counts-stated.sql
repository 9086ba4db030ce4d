-- caption: How many endorsers the sources count
-- date: Earliest, Latest
-- note: Statements without a date count in the number of statements but not in the dates.
SELECT stated_count AS "Number stated", count(*) AS "Statements", min(nullif(as_of, 'unknown')) AS "Earliest", max(nullif(as_of, 'unknown')) AS "Latest",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT s.value FROM signatory_claims AS c, json_each(c.source_ids) AS s
     WHERE c.stated_count = signatory_claims.stated_count AND c.withdrawn_on IS NULL ORDER BY s.value)) AS source_ids
FROM signatory_claims
WHERE withdrawn_on IS NULL
GROUP BY stated_count
ORDER BY stated_count
