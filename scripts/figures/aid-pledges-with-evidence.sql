-- question: For how many of the pledges of new aid does any evidence speak for or against their being carried out?
-- note: Evidence for a step is not evidence that the whole sum was paid.
-- empty: yes
SELECT w.pledge_id, w.amount, w.currency, w.status, w.status_basis, w.source_ids
FROM computed_pledges_wide AS w
WHERE w.money_kind = 'new_aid' AND w.lad_link = 'explicit' AND w.amount IS NOT NULL AND w.withdrawn = 0 AND w.evidence_supports + w.evidence_contradicts > 0
ORDER BY w.pledge_id
