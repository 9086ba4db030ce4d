-- question: How many pledges by Peru are on record?
SELECT p.pledge_id, p.announced_on, p.stated_by, p.source_ids
FROM pledges AS p JOIN pledge_parties AS m USING (pledge_id)
WHERE m.participant_id = 'PER' AND m.party_role IN ('pledger', 'joint') AND p.withdrawn_on IS NULL
ORDER BY p.pledge_id
