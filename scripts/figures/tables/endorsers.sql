-- caption: The endorsers of the Declaration
-- link: Country=parties.parties
-- code: How=endorsement_event
-- date: When
-- note: No single list of them all was seen. Where two dates are given, the act lies between them.
SELECT e.party_id AS "Country", e.endorsement_event AS "How",
  CASE WHEN e.not_before = e.not_after THEN e.not_before ELSE e.not_before || '/' || e.not_after END AS "When", e.source_ids
FROM endorsements AS e JOIN parties AS p USING (party_id)
WHERE e.endorsement_event IN ('named_in_text', 'joined') AND e.withdrawn_on IS NULL
ORDER BY e.not_after_latest, p.name
