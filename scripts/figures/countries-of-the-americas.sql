-- question: How many countries of the Americas does this site follow?
-- note: They are the states that have been members of the OAS, whether or not they take part in it today.
SELECT party_id, valid_from, valid_to, note, source_ids
FROM party_members
WHERE group_id = 'oas'
ORDER BY party_id
