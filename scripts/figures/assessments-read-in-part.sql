-- question: How many of the assessments rest only on documents that were read in part?
-- empty: yes
SELECT assessment_id, published_on, source_ids
FROM assessments AS a
WHERE withdrawn_on IS NULL AND NOT EXISTS (SELECT 1 FROM json_each(a.source_ids) AS j JOIN sources AS s ON s.source_id = j.value WHERE s.read_as = 'whole')
ORDER BY assessment_id
