-- question: How many measurable pledges are past their deadline while their status is still open?
-- note: Overdue is computed on the day of the data; it does not say that nothing was done.
-- empty: yes
SELECT o.pledge_id, o.deadline_stated, o.status, o.days_overdue, p.source_ids
FROM computed_overdue AS o JOIN pledges AS p USING (pledge_id)
ORDER BY o.pledge_id
