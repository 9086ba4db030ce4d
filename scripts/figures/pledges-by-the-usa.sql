-- question: In how many pledges is the United States a pledger, alone or with others?
-- note: Much of what was read was published by the United States, so its promises are better recorded than those of others.
SELECT DISTINCT p.pledge_id, p.announced_on, p.occasion, p.source_ids
FROM pledges AS p JOIN pledge_parties AS m USING (pledge_id)
WHERE m.participant_id = 'USA' AND m.party_role IN ('pledger', 'joint') AND p.withdrawn_on IS NULL
ORDER BY p.pledge_id
