-- question: How many pledges tied to the Declaration announce a sum of new aid, parts of larger sums included?
SELECT pledge_id, amount, currency, amount_qualifier, source_ids
FROM pledges
WHERE money_kind = 'new_aid' AND lad_link = 'explicit' AND amount IS NOT NULL AND withdrawn_on IS NULL
ORDER BY pledge_id
