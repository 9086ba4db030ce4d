-- caption: What the news item of 7 October 2022 says, beside the evidence
-- link: The news item says=claims.claims
SELECT claim_id AS "The news item says", comparison AS "The evidence says", source_ids
FROM claims
WHERE 'diplomaticinsight-2022-10-07' IN (SELECT value FROM json_each(source_ids)) AND withdrawn_on IS NULL
ORDER BY claim_id
