-- question: How many pledges are on record?
-- note: One record is one promise by one or several parties on one occasion. A pledge that no public document names is not here.
SELECT pledge_id, short_title, announced_on, occasion, source_ids
FROM pledges
WHERE withdrawn_on IS NULL
ORDER BY pledge_id
