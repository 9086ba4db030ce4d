-- caption: The action packages, their leads and members
-- link: Package=pledges.action_packages, Led by=parties.parties, Members known=parties.parties
-- note: Where no lead or member is shown, none was seen in what was read; it does not mean that there was none.
SELECT package_number AS "Number", action_package_id AS "Package", coalesce(pillar, 'unknown') AS "Pillar",
  coalesce(nullif((SELECT json_group_array(party_id) FROM (SELECT party_id FROM action_package_members AS m
    WHERE m.action_package_id = a.action_package_id AND package_role = 'lead' ORDER BY party_id)), '[]'), 'unknown') AS "Led by",
  coalesce(nullif((SELECT json_group_array(party_id) FROM (SELECT party_id FROM action_package_members AS m
    WHERE m.action_package_id = a.action_package_id AND package_role = 'member' ORDER BY party_id)), '[]'), 'unknown') AS "Members known",
  source_ids
FROM action_packages AS a
WHERE withdrawn_on IS NULL
ORDER BY package_number, action_package_id
