-- question: How many ministerial meetings of the Declaration were held after its launch?
-- note: A meeting that was planned and of which nothing was found is not counted.
SELECT meeting_id, starts_on, city, source_ids
FROM meetings
WHERE track = 'lad_ministerial' AND meeting_state = 'held' AND starts_on_earliest > '2022-06-10' AND withdrawn_on IS NULL
ORDER BY starts_on
