-- question: How many pledges were announced beside the Declaration or at the Summit, without a source that ties them to the Declaration?
SELECT pledge_id, lad_link, announced_on, occasion, source_ids
FROM pledges
WHERE lad_link <> 'explicit' AND withdrawn_on IS NULL
ORDER BY pledge_id
