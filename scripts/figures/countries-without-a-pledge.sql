-- question: Of how many countries of the Americas is no pledge of their own on record, alone or with others?
-- note: That none was found does not mean that none was made. Promises of a group to which a country belongs are not counted here.
-- empty: yes
SELECT party_id, sum(pledges_as_member) AS pledges_as_member, max(last_evidence_on) AS last_evidence_on
FROM computed_coverage
GROUP BY party_id
HAVING sum(pledges_alone + pledges_joint) = 0
ORDER BY party_id
