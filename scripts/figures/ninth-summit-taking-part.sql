-- question: How many countries took part in the Ninth Summit?
-- note: Some rows rest on announcements, not on a record of presence; their notes say so.
SELECT party_id, delegation_level, source_ids, note
FROM participation
WHERE summit_id = 'IX' AND delegation_level IN ('head', 'minister', 'ambassador')
ORDER BY party_id
