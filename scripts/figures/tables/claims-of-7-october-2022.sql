-- caption: What the news item of 7 October 2022 says, beside the evidence
-- link: Record=claims.claims
SELECT claim AS "The news item", comparison AS "The evidence", claim_id AS "Record", source_ids
FROM claims
WHERE 'diplomaticinsight-2022-10-07' IN (SELECT value FROM json_each(source_ids)) AND withdrawn_on IS NULL
ORDER BY claim_id
