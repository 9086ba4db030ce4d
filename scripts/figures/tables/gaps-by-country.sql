-- caption: What is not known, by country
-- link: Country=parties.parties
-- date: Last evidence
-- note: In the order of the alphabet: the number of pledges on record measures what was read, not what a country did.
SELECT c.party_id AS "Country", sum(c.pledges_alone + c.pledges_joint) AS "Pledges", sum(c.pledges_without_evidence) AS "No evidence",
  sum(c.status_no_evidence_found) AS "Nothing found", sum(c.nothing_recorded) AS "Empty themes",
  max(c.last_evidence_on) AS "Last evidence"
FROM computed_coverage AS c JOIN parties AS p USING (party_id)
GROUP BY c.party_id
ORDER BY p.name
