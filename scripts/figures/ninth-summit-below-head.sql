-- question: How many countries sent a minister or an ambassador to the Ninth Summit?
-- note: Some rows rest on announcements, not on a record of presence; their notes say so.
SELECT party_id, delegation_level, source_ids, note
FROM participation
WHERE summit_id = 'IX' AND delegation_level IN ('minister', 'ambassador')
ORDER BY party_id
