-- caption: From 2022 to 2024
-- link: What happened=*
-- date: Date
SELECT day AS "Date", record AS "What happened", what AS "In short", source_ids
FROM (
  SELECT CASE WHEN ends_on = starts_on THEN starts_on ELSE starts_on || '/' || ends_on END AS day, starts_on_earliest AS first,
    'summits.summits:' || summit_id AS record, attendance_note AS what, source_ids FROM summits WHERE withdrawn_on IS NULL
  UNION ALL SELECT CASE WHEN ends_on = starts_on THEN starts_on ELSE starts_on || '/' || ends_on END, starts_on_earliest,
    'summits.meetings:' || meeting_id, summary, source_ids FROM meetings
    WHERE withdrawn_on IS NULL AND meeting_state = 'held' AND meeting_id <> 'MT-01'
  UNION ALL SELECT happened_on, happened_on_earliest, 'summits.milestones:' || milestone_id, summary, source_ids FROM milestones WHERE withdrawn_on IS NULL
  UNION ALL SELECT adopted_on, adopted_on_earliest, 'commitments.frameworks:' || framework_id, 'Adopted or begun. ' || relation_to_lad, source_ids FROM frameworks
    WHERE withdrawn_on IS NULL AND adopted_on_earliest IS NOT NULL
)
WHERE first BETWEEN '2022-01-01' AND '2024-12-31'
ORDER BY first, record
