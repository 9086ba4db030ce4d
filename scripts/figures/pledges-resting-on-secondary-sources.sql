-- question: How many pledges rest on secondary sources only?
-- note: Secondary is reporting, study or description by others.
-- empty: yes
SELECT p.pledge_id, p.announced_on, p.source_ids
FROM pledges AS p
WHERE p.withdrawn_on IS NULL AND NOT EXISTS (
  SELECT 1 FROM json_each(p.source_ids) AS j JOIN sources AS s ON s.source_id = j.value WHERE s.tier <> 'secondary')
ORDER BY p.pledge_id
