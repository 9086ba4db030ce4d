-- question: When is the next check of a pledge due?
-- value: min(next_review_on)
-- format: date
SELECT r.record AS pledge_id, r.last_checked_on, r.last_checked_by, r.next_review_on, p.source_ids
FROM computed_review_dates AS r JOIN pledges AS p ON p.pledge_id = r.record
WHERE r.resource = 'pledges'
ORDER BY r.next_review_on, r.record
