-- caption: What is not known, by country
-- link: Country=parties.parties
-- date: Last evidence
-- note: In the order of the alphabet: the number of pledges on record measures what was read, not what a country did.
SELECT c.party_id AS "Country", sum(c.pledges_alone + c.pledges_joint) AS "Pledges of its own", sum(c.pledges_without_evidence) AS "No evidence for or against",
  sum(c.status_no_evidence_found) AS "Searched, nothing found", sum(c.nothing_recorded) AS "Themes with nothing recorded",
  coalesce(max(c.last_evidence_on), 'unknown') AS "Last evidence"
FROM computed_coverage AS c JOIN parties AS p USING (party_id)
GROUP BY c.party_id
ORDER BY p.name
