-- question: How many refugees from the Americas did Canada aim to resettle by 2028?
-- value: max(target_max)
-- note: It is an upper end: up to. It is not the number of workers that Canada promised in 2023.
SELECT pledge_id, announced_on, target_max, target_unit, deadline_stated, stated_by, source_ids
FROM pledges
WHERE pledge_id = 'PLG-2022-024' AND withdrawn_on IS NULL
