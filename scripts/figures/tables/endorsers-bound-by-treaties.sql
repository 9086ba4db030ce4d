-- caption: Treaties named in the Declaration and the endorsers bound by them
-- link: Treaty=commitments.frameworks, No act found=parties.parties
-- note: As in the lists read, some of them years old; a later accession is possible.
SELECT f.framework_id AS "Treaty",
  count(DISTINCT CASE WHEN t.treaty_act IN ('ratification', 'accession', 'succession') THEN e.party_id END) AS "Endorsers bound",
  (SELECT json_group_array(x.party_id) FROM (SELECT party_id FROM endorsements WHERE endorsement_event IN ('named_in_text', 'joined')
     AND withdrawn_on IS NULL AND party_id NOT IN (SELECT party_id FROM treaty_events WHERE framework_id = f.framework_id AND withdrawn_on IS NULL
     AND treaty_act IN ('ratification', 'accession', 'succession')) ORDER BY party_id) AS x) AS "No act found",
  f.source_ids
FROM frameworks AS f
JOIN endorsements AS e ON e.endorsement_event IN ('named_in_text', 'joined') AND e.withdrawn_on IS NULL
LEFT JOIN treaty_events AS t ON t.framework_id = f.framework_id AND t.party_id = e.party_id AND t.withdrawn_on IS NULL
WHERE f.framework_kind = 'treaty' AND f.relation_to_lad LIKE 'Named%' AND f.withdrawn_on IS NULL
GROUP BY f.framework_id
ORDER BY f.adopted_on
