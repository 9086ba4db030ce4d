-- question: How many statements of the number of endorsers are on record?
SELECT signatory_claim_id, stated_count, count_basis, as_of, source_ids
FROM signatory_claims
WHERE withdrawn_on IS NULL
ORDER BY signatory_claim_id
