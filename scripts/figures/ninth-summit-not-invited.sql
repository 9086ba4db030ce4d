-- question: How many countries of the Americas were not invited to the Ninth Summit?
-- note: The host, the United States, decided on the invitations.
SELECT party_id, delegation_level, source_ids, note
FROM participation
WHERE summit_id = 'IX' AND delegation_level = 'not_invited'
ORDER BY party_id
