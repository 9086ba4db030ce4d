-- caption: Who came to the Ninth Summit
-- code: Delegation led by=delegation_level
-- link: Names=parties.parties
-- note: Some rows rest on announcements, not on a record of presence. Each country's page says which.
SELECT delegation_level AS "Delegation led by", count(*) AS "Countries",
  (SELECT json_group_array(p.party_id) FROM (SELECT x.party_id FROM participation AS x JOIN parties AS n USING (party_id)
     WHERE x.summit_id = 'IX' AND x.delegation_level = participation.delegation_level ORDER BY n.name) AS p) AS "Names",
  (SELECT json_group_array(value) FROM (SELECT DISTINCT s.value FROM participation AS x, json_each(x.source_ids) AS s
     WHERE x.summit_id = 'IX' AND x.delegation_level = participation.delegation_level ORDER BY s.value)) AS source_ids
FROM participation
WHERE summit_id = 'IX'
GROUP BY delegation_level
ORDER BY CASE delegation_level WHEN 'head' THEN 1 WHEN 'minister' THEN 2 WHEN 'ambassador' THEN 3 WHEN 'absent' THEN 4 ELSE 5 END
