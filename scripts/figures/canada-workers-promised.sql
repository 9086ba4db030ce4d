-- question: How many more temporary foreign workers from the region did Canada count on in 2023?
-- value: max(target_max)
-- note: It is not the number of refugees that Canada promised in 2022.
SELECT pledge_id, announced_on, target_max, target_unit, deadline_stated, stated_by, source_ids
FROM pledges
WHERE pledge_id = 'PLG-2023-004' AND withdrawn_on IS NULL
