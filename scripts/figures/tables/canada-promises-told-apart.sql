-- caption: Promises of Canada that share a number
-- link: Pledge=pledges.pledges
-- code: Status=status
SELECT w.pledge_id AS "Pledge", w.target_max AS "Number", w.target_unit AS "Of whom", w.deadline_stated AS "By when",
  w.status AS "Status", w.source_ids
FROM computed_pledges_wide AS w
WHERE w.pledge_id IN ('PLG-2022-024', 'PLG-2023-003', 'PLG-2023-004') AND w.withdrawn = 0
ORDER BY w.pledge_id
