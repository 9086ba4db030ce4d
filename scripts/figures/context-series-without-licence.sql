-- question: For how many context series was no licence seen?
-- note: This site gives no licence for them.
-- empty: yes
SELECT series_id, publisher, licence_note, source_ids
FROM series
WHERE licence = 'unknown' AND withdrawn_on IS NULL
ORDER BY series_id
