-- question: How many assessments by others are on record?
SELECT assessment_id, published_on, source_ids
FROM assessments
WHERE withdrawn_on IS NULL
ORDER BY assessment_id
