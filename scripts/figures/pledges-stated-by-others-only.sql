-- question: How many pledges are known only because somebody other than the pledger says so?
-- note: A pledge of a group counts as stated by the pledger when a member of the group states it. The pledger may have said it in a document that was not found.
SELECT p.pledge_id, p.announced_on, p.stated_by, p.source_ids
FROM pledges AS p
WHERE p.withdrawn_on IS NULL AND NOT EXISTS (
  SELECT 1 FROM pledge_parties AS m, json_each(p.stated_by) AS s
  WHERE m.pledge_id = p.pledge_id AND m.party_role IN ('pledger', 'joint')
    AND (m.participant_id = s.value OR EXISTS (SELECT 1 FROM party_members AS g WHERE g.group_id = m.participant_id AND g.party_id = s.value)))
ORDER BY p.pledge_id
