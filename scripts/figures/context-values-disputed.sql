-- question: For how many values of context series do sources disagree?
-- empty: yes
SELECT series_id, subject_id, period, value, note, source_ids
FROM observations
WHERE disputed = 1
ORDER BY series_id, subject_id, period
