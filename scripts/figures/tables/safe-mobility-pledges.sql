-- caption: Promises about the Safe Mobility Offices
-- link: Pledge=pledges.pledges
-- code: Status=status
-- date: Status since
SELECT w.pledge_id AS "Pledge", w.status AS "Status", w.status_since AS "Status since", w.source_ids
FROM computed_pledges_wide AS w
WHERE w.withdrawn = 0 AND (w.short_title LIKE '%Safe Mobility%' OR w.short_title LIKE '%regional %centre%')
ORDER BY w.announced_on_earliest, w.pledge_id
