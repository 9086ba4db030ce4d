-- question: How many more people did Canada promise to welcome in 2023?
-- value: max(target_max)
-- note: Canada counts its temporary workers of 2023 towards this number.
SELECT pledge_id, announced_on, target_max, target_unit, deadline_stated, stated_by, source_ids
FROM pledges
WHERE pledge_id = 'PLG-2023-003' AND withdrawn_on IS NULL
