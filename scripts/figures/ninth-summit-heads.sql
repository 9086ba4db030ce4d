-- question: How many countries were led by their head of state or government at the Ninth Summit?
-- note: Some rows rest on announcements, not on a record of presence; their notes say so.
SELECT party_id, delegation_level, source_ids, note
FROM participation
WHERE summit_id = 'IX' AND delegation_level = 'head'
ORDER BY party_id
