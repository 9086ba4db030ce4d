-- caption: Countries of the Americas that are not on record as endorsers
-- link: Country=parties.parties
-- code: What is known=endorsement_event
SELECT e.party_id AS "Country", e.endorsement_event AS "What is known", e.reason AS "What the sources say", e.source_ids
FROM endorsements AS e JOIN parties AS p USING (party_id)
WHERE e.endorsement_event IN ('declined', 'not_signed', 'not_invited', 'no_record_found') AND e.withdrawn_on IS NULL
ORDER BY CASE e.endorsement_event WHEN 'declined' THEN 1 WHEN 'not_signed' THEN 2 WHEN 'not_invited' THEN 3 ELSE 4 END, p.name
